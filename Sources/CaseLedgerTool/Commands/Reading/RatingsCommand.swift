#if CLI
    import ArgumentParser
    import CaseLedger

    /// Prints the ratings as of a moment.
    struct RatingsCommand: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "ratings",
            abstract: "The ratings, now or as of any moment.",
            discussion: """
                Examples:
                  case-ledger ratings
                  case-ledger ratings --as-of @fieldwork
                  case-ledger ratings --as-of 2021-12-02 --json
                """)

        @OptionGroup var options: LedgerOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var when: MomentOption

        func run() async throws {
            let moment = try when.moment()
            let ledger = try await options.open()
            let inspection = try await which.resolve(in: ledger)
            let ratings = try await inspection.ratings(asOf: moment)
            if options.json {
                try Console.print(ratings.json)
            } else {
                let service = try await inspection.service(
                    asOf: .position(ratings.asOf.position))
                Console.print(ratings.lines(service: service?.title))
            }
            await ledger.closeReportingDamage()
        }
    }
#endif
