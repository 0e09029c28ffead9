#if CLI
    import ArgumentParser
    import CaseLedger

    /// Which inspection.
    struct InspectionOption: ParsableArguments {
        @Option(
            help: """
                The inspection's id (default: $CASE_LEDGER_INSPECTION, or the only inspection of the \
                ledger).
                """)
        var inspection: String?

        /// The inspection that was named, or the only one.
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
                    remedy: "Announce one with case-ledger announce, or import one: case-ledger "
                        + "import report FILE.json")
            }
            guard known.count == 1 else {
                throw LedgerError(
                    .invalidInput,
                    "The ledger has \(known.count) inspections: \(known.listed).",
                    remedy: "Name one with --inspection, or set CASE_LEDGER_INSPECTION.")
            }
            return ledger.inspection(only)
        }
    }

    extension LedgerError {
        /// The error for an id that the ledger does not have, with the ids that it may have been.
        static func unknownInspection(_ id: String, known: [StreamName]) -> LedgerError {
            let near = Suggestions.nearest(to: id, among: known.map(\.rawValue))
            return LedgerError(
                .notFound, "The ledger has no inspection \(id.shortened).",
                remedy: known.isEmpty
                    ? "It is empty: announce an inspection with case-ledger announce, or import one."
                    : near.isEmpty
                        ? "Use one of \(known.listed)."
                        : "Did you mean \(near.joined(separator: " or "))?")
        }
    }

    extension [StreamName] {
        fileprivate var listed: String {
            prefix(20).map(\.rawValue).joined(separator: ", ") + (count > 20 ? ", ..." : "")
        }
    }
#endif
