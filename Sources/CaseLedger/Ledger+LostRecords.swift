/// The records of one stream that were lost to damage, as a salvage marked them.
public struct LostRecords: Hashable, Sendable {
    /// The inspection, or a stream of its own for records of which the inspection is not known.
    public let stream: StreamName
    /// The position of the first of them, or the first at which one may have been lost.
    public let first: Position
    /// How many there are; 0 for an inspection of which records may be lost.
    public let count: Int

    /// Whether it is not known to which inspections they belong.
    ///
    /// Any inspection that had no event after them may lack its last events.
    public var isNowhere: Bool { stream.rawValue.hasPrefix(UnreadableEvent.nowhere) }

    /// What a reader must know, in one sentence.
    package var sentence: String {
        let what =
            switch count {
            case 0: "Records of \(stream) from position \(first) on may be lost"
            case 1: "The record at position \(first) is lost"
            default: "\(count) records from position \(first) on are lost"
            }
        return isNowhere
            ? "\(what), and it is not known to which inspection: answers about an inspection without "
                + "later events end before it."
            : "\(what): answers about \(stream) end before it."
    }

    /// Creates a description from its fields.
    public init(stream: StreamName, first: Position, count: Int) {
        self.stream = stream
        self.first = first
        self.count = count
    }
}

/// The markers of lost records in a ledger.
struct LostMarkers: Hashable, Sendable {
    /// The lost records of each stream, by name.
    private(set) var streams: [LostRecords] = []
    /// The positions whose stream is one of several that are possible, in order.
    private(set) var uncertain: [Position] = []
    /// The end of the ledger when it was salvaged last.
    private(set) var salvagedThrough = Position.start

    /// What every reader must know, in sentences.
    var warnings: [String] {
        let nowhere = streams.filter(\.isNowhere).map(\.sentence)
        guard nowhere.isEmpty, let first = uncertain.first else { return nowhere }
        let (count, verb) =
            uncertain.count == 1 ? ("1 record", "is") : ("\(uncertain.count) records", "are")
        return [
            "\(count) from position \(first) on \(verb) lost, and it is not certain to which inspection: "
                + "answers about every inspection that may lack one end before it."
        ]
    }

    /// No marker.
    init() {}

    /// Reads the markers up to a position.
    init(in store: LedgerStore, upTo last: Position) async throws(LedgerError) {
        let query = Query([Query.Clause(types: [UnreadableEvent.lostRecord])])
        var found: [StreamName: LostRecords] = [:]
        var rest: PositionRange? = last > .start ? .through(last) : nil
        while let range = rest {
            let page = try await store.page(of: query, in: range)
            rest = page.rest
            for record in page.records {
                let before = found[record.stream]
                found[record.stream] = LostRecords(
                    stream: record.stream, first: before?.first ?? record.position,
                    count: (before?.count ?? 0) + 1)
                guard let end = UnreadableEvent.salvagedThrough(record.payload) else { continue }
                uncertain.append(record.position)
                salvagedThrough = max(salvagedThrough, end)
            }
        }
        streams = found.values.sorted { $0.stream < $1.stream }
    }
}

extension Ledger {
    /// The inspections of which records are lost, or may be lost, up to a moment; none in a ledger that
    /// was never salvaged.
    ///
    /// - Parameter moment: A position, a time or a date. A milestone is refused.
    /// - Returns: One entry for each stream, by name.
    /// - Throws: ``LedgerError`` with code `invalidInput` for a milestone, `beyondHead`, `damaged`,
    ///   `closed` or `storage`.
    /// - Complexity: O(lost records), and one lookup for each inspection where the stream of a lost
    ///   record is not certain.
    public func lostRecords(
        asOf moment: Moment = .now
    ) async throws(LedgerError) -> [LostRecords] {
        try await lostRecords(upTo: try await position(of: moment))
    }

    func lostRecords(upTo last: Position) async throws(LedgerError) -> [LostRecords] {
        if lost.streams.isEmpty { return [] }
        var found = try await LostMarkers(in: store, upTo: last).streams
        for inspection in try await inspections() {
            guard let doubt = try await doubt(about: inspection, upTo: last) else { continue }
            let index = found.firstIndex { $0.stream == inspection }
            let known = index.map { found.remove(at: $0) }
            found.append(
                LostRecords(stream: inspection, first: doubt, count: known?.count ?? 0))
        }
        return found.sorted { $0.stream < $1.stream }
    }

    /// The first position up to `last` at which an event of an inspection may have been lost; `nil` when
    /// that is excluded, or a marker that is certain says it.
    ///
    /// The sequence numbers of an inspection have no gaps. So up to its last event before any marker
    /// nothing is missing, and after it each lost record of an uncertain stream may be one of its events.
    func doubt(
        about inspection: StreamName, upTo last: Position
    ) async throws(LedgerError) -> Position? {
        guard let first = lost.uncertain.first, first <= last else { return nil }
        let marker = lost.streams.first { $0.stream == inspection }?.first
        let end = min(marker?.previous ?? lost.salvagedThrough, lost.salvagedThrough)
        var whole = Position.start
        if end > .start {
            let page = try await store.page(
                of: .stream(inspection), in: .through(end), order: .backward, limit: 1)
            whole = page.records.first?.position ?? .start
        }
        // An inspection that began after the salvage lacks nothing.
        if whole == .start, marker == nil { return nil }
        guard let doubt = lost.uncertain.first(where: { $0 > whole }), doubt <= last else {
            return nil
        }
        return min(doubt, marker ?? doubt)
    }
}

extension LedgerInspection {
    /// Throws when an event of the inspection may have been lost by a position.
    func requireNoDoubt(upTo position: Position) async throws(LedgerError) {
        guard let doubt = try await ledger.doubt(about: id, upTo: position) else { return }
        throw LedgerError(
            .damaged,
            "Events of \(id) from position \(doubt) on may be lost: a salvage could not tell to which "
                + "inspection the lost records belong.",
            remedy:
                "Read what was before with --as-of @\(doubt.previous). If a backup has the lost "
                + "records, restore it.")
    }
}
