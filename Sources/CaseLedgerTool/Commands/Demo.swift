#if CLI
    import ArgumentParser
    import CaseLedger
    import CaseLedgerImporting
    import Foundation

    /// Replays the Leicestershire inspection of 2021.
    struct Demo: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Replay a real inspection: Leicestershire, 2021.",
            discussion: """
                Examples:
                  case-ledger demo
                  case-ledger demo --ledger /tmp/demo.ledger

                Records the published report in a ledger, prints its ratings, the ratings just \
                before the ratings panel met, and who changed standard 2.1.
                """)

        @OptionGroup var options: LedgerOptions

        private static let id: StreamName = "leicestershire-2021"

        func run() async throws {
            guard
                let url = Bundle.module.url(
                    forResource: Self.id.rawValue, withExtension: "json", subdirectory: "Reports")
            else {
                throw LedgerError(
                    .storage, "The report that comes with the command is missing.",
                    remedy: "Build the package again.")
            }
            let report = [UInt8](try Data(contentsOf: url))
            let ledger = try await Ledger.open(at: options.path)
            let others = try await ledger.inspections().filter { $0 != Self.id }
            guard others.isEmpty else {
                throw LedgerError(
                    .invalidInput,
                    "The ledger at \(options.path) holds \(others.count.counted("other inspection")). "
                        + "Nothing was recorded.",
                    remedy: "Give the demonstration a ledger of its own with --ledger.")
            }
            let imported = try await ledger.importReport(report, as: Self.id) { done, all in
                Console.progress(done, of: all)
            }
            Console.note(recorded: "The events of the demonstration are recorded.")
            let inspection = ledger.inspection(Self.id)
            let service = try await inspection.state().service?.title
            let published = try await inspection.ratings(asOf: .milestone(.published))
            let before = try await inspection.ratings(asOf: .milestone(.fieldwork))
            let audit = try await inspection.auditTrail(of: "2.1")
            if options.json {
                try Console.print([
                    "events": JSONValue(imported.events),
                    "reconstructedAnswers": JSONValue(imported.reconstructedAnswers),
                    "published": published.json,
                    "beforePanel": before.json,
                    "audit": ["target": "2.1", "changes": audit.json],
                ])
            } else {
                Console.print([
                    "\(imported.events) events, \(imported.reconstructedAnswers) of them judgements "
                        + "reconstructed from the report's counts.",
                    "", Console.strong("As published"),
                ])
                Console.print(published.lines(service: service))
                Console.print([
                    "", Console.strong("Just before the ratings panel met (@fieldwork)"),
                ])
                Console.print(before.lines(service: service))
                Console.print(["", Console.strong("Who changed 2.1")])
                Console.print(audit.lines(), wrapped: true)
                Console.print([
                    "",
                    "Contains public sector information licensed under the Open Government Licence "
                        + "v3.0.",
                ])
            }
            Console.say(
                lines: """

                    The ledger is \(options.path). Ask it more:
                      case-ledger key-questions --ledger \(options.path)
                      case-ledger log --limit 10 --ledger \(options.path)
                      case-ledger verify --ledger \(options.path)
                    """)
            await ledger.close()
        }
    }

    extension JSONValue: ExpressibleByStringLiteral {
        init(stringLiteral value: String) { self = .string(value) }
    }
#endif
