#if CLI
    import ArgumentParser
    import CaseLedger
    import CaseLedgerReports

    /// Counts cases that are sufficient in several questions at once.
    struct Joint: InspectionReadingCommand {
        static let configuration = CommandConfiguration(
            abstract: "In how many cases several questions were all judged sufficient.",
            discussion: """
                Examples:
                  case-ledger joint --domain 2
                  case-ledger joint 2.1.1 2.1.2 2.1.3 --json

                Answers that were reconstructed from a report's totals do not say which case got which \
                answer. The answer then is "not known", with the bounds that the totals leave.
                """)

        @OptionGroup var options: LedgerOptions
        @OptionGroup var output: OutputOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var when: MomentOption

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
            of inspection: LedgerInspection, asOf position: Position
        ) async throws -> Document {
            let ids = try questions.map { text throws(LedgerError) in
                guard let id = Question.ID(rawValue: text) else {
                    throw LedgerError(
                        .notFound, "\"\(text.shortened)\" is not a question's number.",
                        remedy: "See case-ledger key-questions for the numbers.")
                }
                return id
            }
            let joint = try await inspection.jointSufficiency(
                of: ids, domain: try domain.map(Domain.ID.init(argument:)),
                asOf: .position(position))
            return try await inspection.answer(joint, asOf: position, origin: joint.origin).document
        }
    }
#endif
