#if CLI
    import ArgumentParser
    import CaseLedger

    /// Lists events.
    struct Log: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "The events, in order.",
            discussion: """
                Examples:
                  case-ledger log --limit 20 --reverse
                  case-ledger log --tag standard:2.1 --event panel-decision-recorded
                  case-ledger log --as-of @published --json
                """)

        @OptionGroup var options: LedgerOptions
        @OptionGroup var when: MomentOption

        @Option(help: "Only this inspection.")
        var inspection: String?

        @Option(help: "Only events that carry this tag, name:value; may be repeated.")
        var tag: [String] = []

        @Option(help: "Only events of this type; may be repeated.")
        var event: [String] = []

        @Option(help: "At most this many events.")
        var limit: Int?

        @Flag(help: "Newest first.")
        var reverse = false

        func validate() throws {
            if let limit, limit < 1 { throw ValidationError("--limit must be at least 1.") }
        }

        func run() async throws {
            let moment = try when.moment()
            let query = try query()
            let ledger = try await options.open()
            let last: Position
            if case .milestone = moment {
                let which = try InspectionOption.parse(
                    inspection.map { ["--inspection", $0] } ?? [])
                last = try await which.resolve(in: ledger).position(of: moment)
            } else {
                last = try await ledger.inspection("any").position(of: moment)
            }
            var shown = 0
            var rows: [JSONValue] = []
            var rest: PositionRange? = .through(last)
            while let range = rest, shown < limit ?? .max {
                let page = try await ledger.page(
                    of: query, in: range, order: reverse ? .backward : .forward,
                    limit: min(512, (limit ?? .max) - shown))
                rest = page.rest
                shown += page.records.count
                for record in page.records {
                    if options.json {
                        rows.append(.object(record.json))
                    } else {
                        Console.print(record.line)
                    }
                }
            }
            if options.json { try Console.print(["events": .array(rows)]) }
            await ledger.close()
        }

        private func query() throws -> Query {
            do throws(InvalidName) {
                var tags: [Tag] = []
                for text in tag { tags.append(try Tag(text)) }
                var types: [EventName] = []
                for text in event { types.append(try EventName(text)) }
                let stream: StreamName? = try inspection.map { text throws(InvalidName) in
                    try StreamName(text)
                }
                return Query([Query.Clause(stream: stream, types: types, tags: tags)])
            } catch {
                throw ValidationError(error.description)
            }
        }
    }
#endif
