#if CLI
    import CaseLedger

    extension Suggestion.Context {
        /// The inspection that a suggestion must name: where the ledger has several, or the
        /// environment names another one.
        static func named(
            _ inspection: StreamName, in ledger: Ledger
        ) async throws -> StreamName? {
            if let preset = Environment.value("CASE_LEDGER_INSPECTION") {
                return preset == inspection.rawValue ? nil : inspection
            }
            return try await ledger.inspections().count > 1 ? inspection : nil
        }
    }
#endif
