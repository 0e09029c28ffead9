#if CLI
    import ArgumentParser
    import CaseLedger
    import Foundation

    /// Where the ledger is, and how to answer.
    struct LedgerOptions: ParsableArguments {
        @Option(help: "The ledger's folder (default: $CASE_LEDGER, or ./case.ledger).")
        var ledger: String?

        @Flag(help: "Answer in JSON.")
        var json = false

        /// The ledger's folder.
        var path: String {
            let fromEnvironment = ProcessInfo.processInfo.environment["CASE_LEDGER"]
            return ledger ?? fromEnvironment.flatMap { $0.isEmpty ? nil : $0 } ?? "case.ledger"
        }

        /// Opens the ledger, which must be there.
        func open() async throws -> Ledger {
            do {
                return try await Ledger.open(at: path, creating: false)
            } catch {
                guard error.code == .notFound else { throw error }
                throw LedgerError(
                    .notFound, "There is no ledger at \(path).",
                    remedy: "Make one with case-ledger init, look at case-ledger demo, or name "
                        + "another folder with --ledger.")
            }
        }
    }
#endif
