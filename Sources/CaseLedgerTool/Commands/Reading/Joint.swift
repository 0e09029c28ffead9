#if CLI
    import ArgumentParser
    import CaseLedger
    import CaseLedgerReports

    /// Counts the cases that are sufficient in all of several questions.
    struct Joint: InspectionReadingCommand {
        static let configuration = CommandConfiguration(
            abstract: "The number of cases that are sufficient in all of several questions.",
            discussion: """
                Examples:
                  case-ledger joint --domain 2
                  case-ledger joint 2.1.1 2.1.2 2.1.3 --json

                If the answers were reconstructed from a report's totals, the answer of each case \
                is not known. The result then is "not known", with the bounds that follow from the \
                totals.
                """)

        @OptionGroup var options: LedgerOptions
        @OptionGroup var output: OutputOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var when: ViewOption

        @Option(help: "All key questions of this domain.")
        var domain: String?

        @Argument(help: "Questions of one domain, such as 2.1.1 2.1.2.")
        var questions: [String] = []

        func validate() throws {
            if questions.isEmpty == (domain == nil) {
                throw ValidationError("Name questions, or a domain with --domain.")
            }
        }

        func document(
            of inspection: LedgerInspection, at view: View
        ) async throws -> Document {
            let ids = try questions.map { text throws(LedgerError) in
                guard let id = Question.ID(rawValue: text) else {
                    throw LedgerError(
                        .notFound, "\"\(text.shortened)\" is not a valid question number.",
                        remedy: "See case-ledger key-questions for the numbers.")
                }
                return id
            }
            let joint = try await inspection.jointSufficiency(
                of: ids, domain: try domain.map(Domain.ID.init(argument:)), asOf: view.moment,
                effectiveBy: view.effective)
            return try await inspection.document(joint, at: view, origin: \.origin)
        }
    }
#endif
