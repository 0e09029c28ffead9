internal import EventRecords
internal import EventSourcing

/// The index of the records in (watermark, head], which the index tables do not cover yet.
///
/// All of it is derived from the records.
struct IndexTail: Sendable {
    /// The tables cover all positions up to this one.
    let watermark: Position
    /// The last position in the tail.
    private(set) var head: Position
    /// The ends of the streams that have a record in the tail.
    private(set) var streams: [StreamName: StreamRow] = [:]
    /// The commands whose first record is in the tail.
    private(set) var commands: [CommandKey: Position] = [:]

    /// The stream of each record, in the order of the positions.
    private var owners: [StreamNumber] = []
    /// The terms of all records, one after another.
    private var terms: [Term] = []
    /// The end of each record's terms.
    private var ends: [Int] = []
    /// The positions by list; built on first use.
    private var lists = PostingLists()
    private var listed = 0

    /// For fewer records than this a search scans them, without building lists.
    private static let fewRecords: UInt64 = 256

    /// A command within the ledger.
    struct CommandKey: Hashable, Sendable {
        let stream: StreamNumber
        let id: CommandID
    }

    init(after watermark: Position) {
        self.watermark = watermark
        head = watermark
    }

    /// The number of records in the tail.
    var count: UInt64 { head.rawValue - watermark.rawValue }

    /// Adds the records after ``head``, all of one stream.
    ///
    /// - Parameters:
    ///   - name: The stream.
    ///   - number: Its number.
    ///   - last: The sequence number in the stream of the record before them.
    ///   - terms: The terms of the records.
    ///   - events: The range of these records in `terms`.
    ///   - command: The command that starts with the first of them; `nil` if none does.
    mutating func take(
        _ name: StreamName, _ number: StreamNumber, after last: StreamSequence, _ terms: EventTerms,
        of events: Range<Int>, _ command: CommandID?
    ) {
        if let command { commands[CommandKey(stream: number, id: command)] = head.next }
        append(terms, of: events)
        owners.append(contentsOf: repeatElement(number, count: events.count))
        head = Position(head.rawValue + UInt64(events.count))
        streams[name] = StreamRow(
            number: number, lastPosition: head,
            lastSequence: StreamSequence(last.rawValue + UInt64(events.count)))
    }

    /// Appends another tail that starts where this one ends.
    mutating func append(_ next: IndexTail) {
        let start = terms.count
        terms += next.terms
        for end in next.ends { ends.append(start + end) }
        owners += next.owners
        streams.merge(next.streams) { $1 }
        commands.merge(next.commands) { $1 }
        head = next.head
    }

    /// Removes all records up to `watermark`, which are in the tables now.
    mutating func forget(through watermark: Position) {
        guard self.watermark < watermark else { return }
        var rest = IndexTail(after: watermark)
        if watermark < head {
            let places = (place(of: watermark) + 1)..<owners.count
            let start = ends[places.lowerBound - 1]
            rest.owners += owners[places]
            rest.terms += terms[start...]
            for end in ends[places] { rest.ends.append(end - start) }
            rest.streams = streams.filter { $1.lastPosition > watermark }
            rest.commands = commands.filter { $1 > watermark }
            rest.head = head
        }
        self = rest
    }

    /// The position of the first record of a command, if the tail contains it.
    func command(_ id: CommandID, in stream: StreamNumber) -> Position? {
        commands[CommandKey(stream: stream, id: id)]
    }

    private mutating func append(_ more: EventTerms, of events: Range<Int>) {
        let moved = terms.count - more.start(of: events.lowerBound)
        terms += more.terms[more.start(of: events.lowerBound)..<more.start(of: events.upperBound)]
        for end in more.ends[events] { ends.append(moved + end) }
    }

    /// The terms of the record at an index of the tail.
    private func terms(of place: Int) -> ArraySlice<Term> {
        terms[(place == 0 ? 0 : ends[place - 1])..<ends[place]]
    }

    /// The positions of one list within `range`, ascending.
    mutating func positions(
        of stream: StreamNumber, _ term: Term, in range: PositionRange
    ) -> [Position] {
        let first = max(range.first, watermark.next)
        guard first <= min(range.last, head) else { return [] }
        if head.rawValue - first.rawValue < Self.fewRecords {
            var found: [Position] = []
            let last = min(range.last, head)
            for place in self.place(of: first)...self.place(of: last)
            where owners[place] == stream && terms(of: place).contains(term) {
                found.append(position(of: place))
            }
            return found
        }
        list()
        return lists[PostingLists.Key(stream: stream, term: term)]
            .filter { first <= $0 && $0 <= range.last }
    }

    /// All postings by list.
    mutating func postingLists() -> PostingLists {
        list()
        return lists
    }

    private mutating func list() {
        var guesses: [Int] = []
        for place in listed..<owners.count {
            let position = position(of: place)
            for (number, term) in terms(of: place).enumerated() {
                if number == guesses.count { guesses.append(0) }
                lists.append(
                    position, to: PostingLists.Key(stream: owners[place], term: term),
                    guess: &guesses[number])
            }
        }
        listed = owners.count
    }

    private func place(of position: Position) -> Int {
        Int(position.rawValue - watermark.rawValue - 1)
    }

    private func position(of place: Int) -> Position {
        Position(watermark.rawValue + UInt64(place) + 1)
    }
}

/// The index terms of some events within their stream; each event has a term at most once.
struct EventTerms: Sendable {
    /// The terms of all events, one after another.
    private(set) var terms: [Term] = []
    /// The end of each event's terms.
    private(set) var ends: [Int] = []

    /// The number of events.
    var count: Int { ends.count }

    /// The start of an event's terms, which is the end of the terms before it.
    func start(of event: Int) -> Int { event == 0 ? 0 : ends[event - 1] }

    /// Creates an empty list with capacity for the terms of `events` events.
    init(reserving events: Int = 0) {
        terms.reserveCapacity(8 * events)
        ends.reserveCapacity(events)
    }

    /// Adds the terms of a command's events.
    mutating func append(_ sealed: SealedCommand) {
        let drafts = sealed.guarded.command.events
        let events = drafts.span
        for index in events.indices {
            append(events[index].type, sealed.guarded.command.tags(of: index))
        }
    }

    /// Adds the terms of an event.
    mutating func append(_ type: EventName, _ tags: [EventTag]) {
        let start = terms.count
        terms.append(.every)
        terms.append(Term(type))
        let tags = tags.span
        for index in tags.indices {
            let term = Term(tags[index])
            if !terms[start...].contains(term) { terms.append(term) }
        }
        ends.append(terms.count)
    }

    /// Adds the terms of a record.
    mutating func append(_ record: borrowing RecordView) throws(EventStoreError) {
        terms.append(.every)
        try record.forEachTerm { terms.append($0) }
        ends.append(terms.count)
    }

    /// Removes all events and keeps the capacity.
    mutating func removeAll() {
        terms.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
    }
}

extension Record {
    /// Every posting of the record, without that of the command that it may start.
    func postings(in stream: StreamNumber) -> [Posting] {
        var terms = EventTerms()
        terms.append(type, tags)
        return terms.terms.map { Posting(stream, $0, position) }
    }
}
