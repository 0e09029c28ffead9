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
            let trail = try await trail(of: inspection, asOf: position)
            let origin = trail.changes.first.map { first in
                trail.changes.dropFirst().reduce(first.origin) { $0.and($1.origin) }
            }
            return try await inspection.answer(trail, asOf: position, origin: origin).document
        }

        private func trail(
            of inspection: LedgerInspection, asOf position: Position
        ) async throws(LedgerError) -> AuditTrail {
            do throws(LedgerError) {
                return try await inspection.auditTrail(
                    of: target, asOf: .position(position), provisional: provisional)
            } catch {
                let state = try await inspection.state(asOf: .position(position))
                guard error.code == .notFound, let hint = hint(on: state) else { throw error }
                throw LedgerError(.notFound, error.message, remedy: hint)
            }
        }

        /// The command that answers for something that has no trail here.
        private func hint(on state: Inspection) -> String? {
            if state.cases.contains(where: { $0.caseKey.rawValue == target }) {
                return "\(target) is a case. Use case-ledger log --case \(target)."
            }
            if state.recommendations.contains(where: {
                $0.recommendation.id.rawValue == target
            }) {
                return "\(target) is a recommendation. Use case-ledger log --tag "
                    + "recommendation:\(target)."
            }
            let titled = (state.framework?.standards ?? []).filter {
                $0.title.lowercased() == target.lowercased()
            }
            guard !titled.isEmpty else { return nil }
            return "Use the number: \(titled.map(\.id.rawValue).joined(separator: " or "))."
        }
    }
#endif
