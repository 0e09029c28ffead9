#if CLI
    import ArgumentParser
    import CaseLedger
    import Foundation

    /// Shows one event whole.
    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "One event, with everything that its record holds.",
            discussion: """
                Examples:
                  case-ledger show 1743
                  case-ledger show @1743 --json
                """)

        @OptionGroup var options: LedgerOptions

        @Argument(help: "The event's position.")
        var position: Position

        func run() async throws {
            let ledger = try await options.open()
            guard let (record, command) = try await ledger.record(at: position) else {
                let head = try await ledger.head().position
                throw LedgerError(
                    .notFound, "The ledger has no event at position \(position).",
                    remedy: "It has positions 1 to \(head).")
            }
            let meaning = try await meaning(of: record, command, in: ledger)
            let texts = try await ledger.texts(of: record)
            if options.json {
                var object = record.json
                object["texts"] = .array(
                    texts.map { ["name": .string($0.name), "text": JSONValue($0.text)] })
                object["command"] = command.json
                object["sentence"] = meaning.map { .string($0.sentence) } ?? .null
                object["payload"] = meaning?.payload ?? .null
                try Console.print(.object(object))
            } else {
                Console.print(Console.strong("\(record.position)  \(record.type)"))
                Console.print(
                    meaning.map { "  \($0.sentence)." }
                        ?? "  An event of another domain: \(record.stream) is no inspection.",
                    wrapped: true)
                Console.print([
                    "  inspection     \(record.stream), event \(record.sequence) of it",
                    "  recorded       \(record.recordedAt.rfc3339)",
                    "  held           \(record.effectiveAt.words)",
                    "  actor          \(record.actor), \(command.role)",
                    "  authority      \(command.authority?.words ?? "-")",
                    "  reason         \(command.reason?.words ?? "-")",
                    "  origin         \(record.origin.description)",
                    "  tags           \(record.tags.map(\.description).joined(separator: " "))",
                    "  command        \(command.id), event \(record.indexInCommand + 1) of "
                        + "\(record.eventCount)",
                    "  had seen       "
                        + (command.seen.map { "what stood at position \($0.position)" }
                            ?? "not recorded"),
                    "  payload        \(record.payload.count) bytes, schema version "
                        + "\(record.schemaVersion)",
                ])
                for text in texts where text.field != .authority && text.field != .reason {
                    Console.print("    \(text.name): \(text.text.words)")
                }
                if let payload = meaning?.payload {
                    Console.print(payload.lines.filter { !$0.isEmpty }.map { "    " + $0 })
                }
            }
            await ledger.closeReportingDamage()
        }

        /// What an event of an inspection says; `nil` for an event of another domain.
        private func meaning(
            of record: Record, _ command: CommandDetails, in ledger: Ledger
        ) async throws -> (sentence: String, payload: JSONValue)? {
            let first = try await ledger.page(of: .stream(record.stream), limit: 1).records.first
            guard let first, RatingsProjection.scope.matches(first) else { return nil }
            let framework = try await ledger.inspection(record.stream).framework()
            let sentence = try ledger.event(of: record)
                .sentence(in: framework, by: Provenance(of: record, command))
            let payload = try JSONDecoder().decode(
                JSONValue.self, from: Data(ledger.payloadJSON(of: record).utf8))
            return (sentence, payload)
        }
    }

    extension JSONValue {
        /// The fields for people; what is long is cut.
        fileprivate var lines: [String] {
            guard case .object(let fields) = self else { return [text] }
            return fields.sorted { $0.key < $1.key }.map { key, value in
                "\(key): \(value.text)"
            }
        }

        private var text: String {
            switch self {
            case .null: "-"
            case .bool(let value): value ? "yes" : "no"
            case .integer(let value): String(value)
            case .number(let value): value.description
            case .string(let value):
                value.count > 200 ? "\(value.prefix(60))... (\(value.count) characters)" : value
            case .array(let values): values.map(\.text).joined(separator: ", ")
            case .object(let fields):
                fields.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.text)" }
                    .joined(separator: " ")
            }
        }
    }
#endif
