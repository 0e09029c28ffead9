#if CLI
    import ArgumentParser
    import CaseLedger
    import CaseLedgerReports

    /// Prints the answers to every question, counted.
    struct KeyQuestions: InspectionReadingCommand {
        static let configuration = CommandConfiguration(
            commandName: "key-questions",
            abstract: "The answers to every key question and prompt, counted.",
            discussion: """
                Examples:
                  case-ledger key-questions
                  case-ledger key-questions --standard 2.1 --as-of @fieldwork
                """)

        @OptionGroup var options: LedgerOptions
        @OptionGroup var output: OutputOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var when: MomentOption

        @Option(help: "Only the questions of this standard.")
        var standard: String?

        func document(
            of inspection: LedgerInspection, asOf position: Position
        ) async throws -> Document {
            var only: Standard.ID?
            if let standard {
                let framework = try await inspection.state(asOf: .position(position)).framework
                only = Standard.ID(rawValue: standard)
                guard let only, framework?.standard(only) != nil else {
                    throw LedgerError(
                        .notFound, "The edition has no standard \(standard.shortened).",
                        remedy: "Use one of "
                            + (framework?.standards ?? []).map(\.id.rawValue)
                            .joined(separator: ", ") + ".")
                }
            }
            let table = try await inspection.keyQuestions(
                asOf: .position(position), standard: only)
            let origins = table.questions.map(\.origin)
            return try await inspection.answer(
                table, asOf: position,
                origin: origins.first.map { first in origins.reduce(first) { $0.and($1) } }
            ).document
        }
    }
#endif
