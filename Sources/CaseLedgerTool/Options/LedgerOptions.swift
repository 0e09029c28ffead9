#if CLI
    import ArgumentParser
    import CaseLedger
    import Foundation

    /// The ledger's folder, and the form of the answer.
    struct LedgerOptions: ParsableArguments {
        @Option(help: "The ledger's folder (default: $CASE_LEDGER, or ./case.ledger).")
        var ledger: String?

        @Flag(help: "Answer in JSON; Docs/JSON.md describes every answer.")
        var json = false

        /// The ledger's folder.
        var path: String {
            ledger ?? Environment.value("CASE_LEDGER") ?? "case.ledger"
        }

        /// The folder outside the ledger's where its last head is kept as well; `nil` for none.
        var lastHeads: String? { Environment.value("CASE_LEDGER_LAST_HEADS") }

        /// Opens the ledger, runs `body`, and closes the ledger on every path.
        ///
        /// - Parameters:
        ///   - creating: Whether to create a ledger if there is none.
        ///   - showsWork: Whether a terminal shows that the command is at work.
        ///   - warns: Whether to print what every reader must know about the ledger.
        ///   - records: Whether `body` records something. The error of an opening then says that
        ///     nothing was recorded.
        ///   - clock: The clock for the times of recording.
        ///   - body: The work to do with the ledger.
        /// - Returns: The result of `body`.
        /// - Throws: ``LedgerError`` when the ledger cannot be opened, or the error of `body`.
        func withLedger<Result: Sendable>(
            creating: Bool = false, showsWork: Bool = true, warns: Bool = true,
            records: Bool = false, clock: LedgerClock = .system,
            _ body: (Ledger) async throws -> Result
        ) async throws -> Result {
            let indicator = showsWork ? WorkIndicator() : nil
            defer { indicator?.end() }
            let ledger = try await opened(creating: creating, records: records, clock)
            func warn() {
                if warns { for warning in ledger.warnings { Console.say("warning: \(warning)") } }
            }
            if !records { warn() }
            do {
                let result = try await body(ledger)
                if records { warn() }
                await ledger.closeReportingDamage()
                return result
            } catch {
                // The error of a ledger that takes no commands says the same.
                let code = (error as? LedgerError)?.code
                if records, code != .rolledBack, code != .readOnly, code != .damaged { warn() }
                await ledger.closeReportingDamage()
                throw error
            }
        }

        private func opened(
            creating: Bool, records: Bool, _ clock: LedgerClock
        ) async throws -> Ledger {
            do {
                return try await Ledger.open(
                    at: path, creating: creating, clock: clock, lastHeadsIn: lastHeads)
            } catch {
                guard !creating, error.code == .notFound else {
                    throw records ? error.adding(after: "Nothing was recorded.") : error
                }
                throw LedgerError(
                    .notFound, "There is no ledger at \(path.shortened).",
                    remedy: "Create one with case-ledger init, try case-ledger demo, or name "
                        + "another folder with --ledger.")
            }
        }
    }

    extension Ledger {
        /// Closes the ledger, and prints a warning if stored rows were found damaged.
        ///
        /// The answer is correct even then, because it was computed from the records.
        fileprivate func closeReportingDamage() async {
            let damaged = damagedRows
            await close()
            guard damaged > 0 else { return }
            let rows = damaged == 1 ? "1 stored row is" : "\(damaged) stored rows are"
            Console.say(
                "warning: \(rows) damaged. The answer was computed from the events instead, and is "
                    + "correct. Run case-ledger verify to check the events too.")
        }
    }
#endif
