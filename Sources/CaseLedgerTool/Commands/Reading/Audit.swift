#if CLI
    import ArgumentParser
    import CaseLedger
    import CaseLedgerReports

    /// Prints who changed what.
    struct Audit: InspectionReadingCommand {
        static let configuration = CommandConfiguration(
            abstract: "Who changed a rating or an answer, when, why and with what authority.",
            discussion: """
                Examples:
                  case-ledger audit 2.1
                  case-ledger audit overall --provisional
                  case-ledger audit 2.1.3 -o audit.html
                """)

        @OptionGroup var options: LedgerOptions
        @OptionGroup var output: OutputOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var when: MomentOption

        @Flag(help: "Include changes of provisional ratings during fieldwork.")
        var provisional = false

        @Argument(help: "A standard (2.1), a question (2.1.3, 2.1.3.a) or overall.")
        var target: String

        func document(
            of inspection: LedgerInspection, asOf position: Position
        ) async throws -> Document {
            let trail = try await inspection.auditTrail(
                of: target, asOf: .position(position), provisional: provisional)
            let origin = trail.changes.first.map { first in
                trail.changes.dropFirst().reduce(first.origin) { $0.and($1.origin) }
            }
            return try await inspection.answer(trail, asOf: position, origin: origin).document
        }
    }
#endif
