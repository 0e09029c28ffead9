#if CLI
    import ArgumentParser
    import CaseLedger

    /// Prints how every question was answered.
    struct KeyQuestions: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "key-questions",
            abstract: "How every key question and prompt was answered.",
            discussion: """
                Examples:
                  case-ledger key-questions
                  case-ledger key-questions --standard 2.1 --as-of @1200
                """)

        @OptionGroup var options: LedgerOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var when: MomentOption

        @Option(help: "Only the questions of this standard.")
        var standard: String?

        func run() async throws {
            let moment = try when.moment()
            let ledger = try await options.open()
            let inspection = try await which.resolve(in: ledger)
            var only: Standard.ID?
            if let standard {
                only = Standard.ID(rawValue: standard)
                guard let only, try await inspection.state().framework?.standard(only) != nil else {
                    throw LedgerError(
                        .notFound, "The edition has no standard \(standard.prefix(32)).",
                        remedy: "Look at case-ledger ratings for the standards.")
                }
            }
            let table = try await inspection.keyQuestions(asOf: moment, standard: only)
            if options.json {
                let position = try await inspection.position(of: moment)
                try Console.print([
                    "inspection": .string(inspection.id.rawValue),
                    "asOf": ["position": JSONValue(position)],
                    "questions": table.json,
                ])
            } else {
                Console.print(table.lines())
            }
            await ledger.closeReportingDamage()
        }
    }
#endif
