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

    extension Ledger {
        /// Closes the ledger, and says when stored rows were found damaged on the way: what was answered
        /// follows from the records then, and is right.
        func closeReportingDamage() async {
            let damaged = (try? await projections())?.reduce(0) { $0 + $1.damagedRows } ?? 0
            await close()
            guard damaged > 0 else { return }
            let rows = damaged == 1 ? "1 stored row is" : "\(damaged) stored rows are"
            Console.say(
                "warning: \(rows) damaged. The answer was computed from the events instead, and is "
                    + "right. Run case-ledger verify: what damaged the rows may reach the events.")
        }
    }
#endif
