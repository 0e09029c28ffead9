#if CLI
    import ArgumentParser
    import CaseLedger

    /// Which inspection.
    struct InspectionOption: ParsableArguments {
        @Option(help: "The inspection's id; not needed when the ledger has one inspection.")
        var inspection: String?

        /// The inspection that was named, or the only one.
        func resolve(in ledger: Ledger) async throws -> LedgerInspection {
            let known = try await ledger.inspections()
            if let inspection {
                guard let id = StreamName(rawValue: inspection), known.contains(id) else {
                    throw LedgerError(
                        .notFound, "The ledger has no inspection \(inspection.prefix(64)).",
                        remedy: known.isEmpty
                            ? "It is empty: announce it with case-ledger announce, or import a report."
                            : "Use one of \(known.listed).")
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
                throw ValidationError(
                    "The ledger has \(known.count) inspections. Name one with --inspection: "
                        + "\(known.listed).")
            }
            return ledger.inspection(only)
        }
    }

    extension [StreamName] {
        fileprivate var listed: String {
            prefix(20).map(\.rawValue).joined(separator: ", ") + (count > 20 ? ", ..." : "")
        }
    }
#endif
