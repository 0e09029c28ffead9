#if CLI
    import CaseLedger

    /// The events that a log selects.
    struct LogSelection: Sendable {
        let query: Query
        /// The actor who entered or judged; `nil` for all.
        let actor: Agent.ID?
        /// The moment by which events must have held; `nil` for all.
        let effective: EffectiveMoment?
        /// The first position.
        let since: Position?
        /// The last position.
        let until: Position?

        /// Whether events are listed as they are stored, with the made-up case of a reconstructed
        /// answer.
        let isRaw: Bool

        /// Whether an event that the query matches is selected.
        func accepts(_ entry: LogEntry) -> Bool {
            matches(entry) && !hides(entry)
        }

        /// Whether an event that the query matches passes the other filters.
        private func matches(_ entry: LogEntry) -> Bool {
            if let effective, !entry.isHeld(by: effective) { return false }
            guard let actor else { return true }
            return entry.record.actor == actor || entry.event?.judgedBy == actor
        }

        /// Whether every event that the query matches is selected.
        var isQueryOnly: Bool { actor == nil && effective == nil && (isRaw || !asksForCase) }

        /// Says why events of the asked case are not listed; `nil` if it is not reconstructed.
        ///
        /// It does not depend on the other filters, because a number of events would tell which of
        /// them are of the case.
        func leftOut(in ledger: Ledger) async throws -> String? {
            let tags = query.clauses.flatMap(\.tags).filter { $0.name == TagName.caseKey.rawValue }
            guard !isRaw, !tags.isEmpty else { return nil }
            let ofCase = Query(tags.map { Query.Clause(stream: stream, tags: [$0]) })
            let first = try await ledger.page(of: ofCase, limit: 1).records.first
            guard first?.origin == .reconstructed else { return nil }
            return "The case is reconstructed from printed counts, which do not say what any one "
                + "case was judged, so its events are not listed. To see them as they are stored, "
                + "use --json."
        }

        private func hides(_ entry: LogEntry) -> Bool {
            !isRaw && asksForCase && entry.record.origin == .reconstructed
        }

        private var asksForCase: Bool {
            query.clauses.contains { clause in
                clause.tags.contains { $0.name == TagName.caseKey.rawValue }
            }
        }

        private var stream: StreamName? { query.clauses.first?.stream }

        /// Whether the events can belong to several inspections, so that each must name its own.
        func namesInspections(in ledger: Ledger) async throws -> Bool {
            if stream != nil { return false }
            let first = try await ledger.page(of: .everything, limit: 1).records.first
            guard let first else { return false }
            let last = try await ledger.page(of: .everything, order: .backward, limit: 1)
            if last.records.first?.stream != first.stream { return true }
            return try await ledger.inspections().count > 1
        }

        /// Refuses a moment by which nothing was recorded, as the command for ratings does.
        func requireSomething(
            by last: Position, asked moment: String, in ledger: Ledger
        ) async throws {
            let everything = stream.map { Query.stream($0) } ?? .everything
            guard let first = try await ledger.page(of: everything, limit: 1).records.first else {
                throw LedgerError(
                    .notFound, "The ledger has no event.",
                    remedy: "Import an inspection; see case-ledger help import report.")
            }
            guard first.position > last else { return }
            let what = stream.map { " of inspection \($0)" } ?? ""
            throw LedgerError(
                .notFound,
                "Nothing was recorded\(what) by \(moment): the first event, at position "
                    + "\(first.position), was recorded \(first.recordedAt.rfc3339).",
                remedy: "A moment is a time of recording, not of the inspection. Use a later "
                    + "moment.")
        }

        /// Why nothing was found, as far as that can be told.
        func nothingFound(in ledger: Ledger) async throws -> String {
            var sentence = "No event matches."
            if since != nil || until != nil,
                let first = try await ledger.page(of: .everything, limit: 1).records.first,
                let last = try await ledger.head().recordedAt
            {
                sentence +=
                    " --since and --until are times of recording. The events of this ledger were "
                    + "recorded from \(first.recordedAt.rfc3339) to \(last.rfc3339)."
            }
            return sentence
        }

        /// Refuses a type of event that nothing has.
        func checkTypes(in ledger: Ledger) async throws {
            let known = InspectionEventCodec.types
            for type in query.clauses.flatMap(\.types) where !known.contains(type) {
                let of = Query([Query.Clause(types: [type])])
                guard try await ledger.page(of: of, limit: 1).records.isEmpty else { continue }
                let near =
                    known.map(\.rawValue).filter { $0.hasPrefix(type.rawValue) }
                    + Suggestions.nearest(to: type.rawValue, among: known.map(\.rawValue))
                throw LedgerError(
                    .notFound, "The ledger has no event of the type \(type).",
                    remedy: near.first.map { "Did you mean \($0)?" }
                        ?? "Use one of \(known.map(\.rawValue).joined(separator: ", ")).")
            }
        }
    }

    extension LogEntry {
        /// Whether the event had held by a moment; an event of another domain by its own time.
        fileprivate func isHeld(by moment: EffectiveMoment) -> Bool {
            event?.holdsAlways == true || record.effectiveAt.timing(at: moment.time) == .held
        }
    }

    /// The events of a log, a page at a time; the next page is read while one is printed.
    struct LogPages {
        /// Events, and the range that is left to read.
        struct Page {
            let entries: [LogEntry]
            let rest: PositionRange?
        }

        /// The number of pages after which their memory is released.
        private static let pagesInMemory = 64

        private let selection: LogSelection
        private let order: ReadingOrder
        private let ledger: Ledger
        private var left: Int
        private var pagesRead = 0
        private var following: Task<Page, any Error>?

        init(
            of selection: LogSelection, in range: PositionRange, _ order: ReadingOrder, limit: Int?,
            _ ledger: Ledger
        ) {
            self.selection = selection
            self.order = order
            self.ledger = ledger
            left = limit ?? .max
            following = range.isEmpty ? nil : read(range)
        }

        /// The next page; `nil` at the end.
        mutating func next() async throws -> Page? {
            guard let page = try await following?.value else { return nil }
            pagesRead += 1
            if pagesRead.isMultiple(of: Self.pagesInMemory) { try await ledger.releaseMemory() }
            let entries = Array(page.entries.prefix(left))
            left -= entries.count
            let rest = left > 0 ? page.rest : nil
            following = rest.map(read)
            let isCut = left == 0 && entries.count < page.entries.count
            return Page(
                entries: entries,
                rest: isCut ? entries.last.map { .after($0.record.position) } : page.rest)
        }

        private func read(_ range: PositionRange) -> Task<Page, any Error> {
            let (selection, order, ledger) = (selection, order, ledger)
            let limit = selection.isQueryOnly ? min(512, left) : 512
            return Task {
                let page = try await ledger.page(
                    of: selection.query, in: range, order: order, limit: limit)
                let entries = try await ledger.entries(of: page.records)
                return Page(entries: entries.filter(selection.accepts), rest: page.rest)
            }
        }
    }
#endif
