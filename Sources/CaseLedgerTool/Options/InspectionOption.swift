#if CLI
    import ArgumentParser
    import CaseLedger

    /// The inspection.
    struct InspectionOption: ParsableArguments {
        @Option(
            help: """
                The inspection's id (default: $CASE_LEDGER_INSPECTION, or the only inspection of \
                the ledger).
                """)
        var inspection: String?

        /// Finds the named inspection, or the only one of the ledger.
        func resolve(in ledger: Ledger) async throws -> LedgerInspection {
            let known = try await ledger.inspections()
            if let inspection = inspection ?? Environment.value("CASE_LEDGER_INSPECTION") {
                guard let id = StreamName(rawValue: inspection), known.contains(id) else {
                    throw LedgerError.unknownInspection(inspection, known: known)
                }
                return ledger.inspection(id)
            }
            guard let only = known.first else {
                throw LedgerError(
                    .notFound, "The ledger has no inspection.",
                    remedy: "Announce one with case-ledger announce, or import one with "
                        + "case-ledger import report FILE.json.")
            }
            guard known.count == 1 else {
                throw LedgerError(
                    .invalidInput,
                    "The ledger has \(known.count) inspections: \(known.map(\.rawValue).listedForChoice).",
                    remedy: "Choose one with --inspection, or set CASE_LEDGER_INSPECTION.")
            }
            return ledger.inspection(only)
        }
    }

    extension LedgerError {
        /// The error for an id that the ledger does not have, with similar ids.
        static func unknownInspection(_ id: String, known: [StreamName]) -> LedgerError {
            return LedgerError(
                .notFound, "The ledger has no inspection \(id.shortened).",
                remedy: known.isEmpty
                    ? "The ledger is empty. Announce an inspection with case-ledger announce, or "
                        + "import one."
                    : Suggestions.remedy(for: id, among: known.map(\.rawValue)))
        }
    }
#endif
