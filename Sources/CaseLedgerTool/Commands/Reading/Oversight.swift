#if CLI
    import ArgumentParser
    import CaseLedger

    /// Prints how sufficient management oversight was.
    struct Oversight: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Management oversight: how sufficient, of which cases, and the staff's view.",
            discussion: """
                Examples:
                  case-ledger oversight
                  case-ledger oversight --as-of @fieldwork --json

                The share is of cases that oversight was relevant to, pooled over the cases. A \
                printed figure without a base stays what it is.
                """)

        @OptionGroup var options: LedgerOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var when: MomentOption

        func run() async throws {
            let moment = try when.moment()
            let ledger = try await options.open()
            let inspection = try await which.resolve(in: ledger)
            let oversight = try await inspection.oversight(asOf: moment)
            if options.json {
                var object = oversight.json
                object["inspection"] = .string(inspection.id.rawValue)
                try Console.print(.object(object))
            } else {
                Console.print(oversight.lines())
            }
            await ledger.closeReportingDamage()
        }
    }
#endif
