#if CLI
    import ArgumentParser
    import CaseLedger
    import CaseLedgerReports

    /// Prints the places where a report contradicts itself.
    struct Anomalies: InspectionReadingCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Places where a printed report contradicts itself, or states less than it seems.",
            discussion: """
                Examples:
                  case-ledger anomalies
                  case-ledger anomalies --format csv
                """)

        @OptionGroup var options: LedgerOptions
        @OptionGroup var output: OutputOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var when: MomentOption

        func document(
            of inspection: LedgerInspection, asOf position: Position
        ) async throws -> Document {
            let facts = try await inspection.state(asOf: .position(position)).facts
            return try await inspection.answer(
                AnomalyList(facts.anomalies), asOf: position, origin: facts.anomalies.origin()
            ).document
        }
    }

    extension Array {
        /// The origin of the facts; `nil` if there are none.
        func origin<Value>() -> Origin? where Element == ReportFacts.Noted<Value> {
            first.map { first in dropFirst().reduce(first.origin) { $0.and($1.origin) } }
        }
    }
#endif
