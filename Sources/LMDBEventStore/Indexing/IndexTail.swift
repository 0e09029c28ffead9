internal import EventSourcing

/// What the records of (watermark, head] can be found by: what the index tables do not know yet.
///
/// Everything in it follows from the records.
struct IndexTail: Sendable {
    /// Everything at or below is in the tables.
    let watermark: Position
    /// The last position that this knows.
    private(set) var head: Position
    /// The ends of the streams that have a record here.
    private(set) var streams: [StreamName: StreamRow] = [:]
    /// The commands whose first record is here.
    private(set) var commands: [CommandKey: Position] = [:]

    /// In the order of the positions.
    private(set) var postings: [Posting] = []
    /// Where the postings of each record begin.
    private var starts: [Int] = []
    /// The postings by list; made when first asked for.
    private var lists: [ListKey: [Position]] = [:]
    private var listed = 0

    /// The most records that are looked through, rather than made lists of.
    private static let fewRecords: UInt64 = 256

    /// A command within the ledger.
    struct CommandKey: Hashable, Sendable {
        let stream: StreamNumber
        let id: CommandID
    }

    private struct ListKey: Hashable {
        let stream: StreamNumber
        let term: Term
    }

    init(after watermark: Position) {
        self.watermark = watermark
        head = watermark
    }

    /// How many records are in it.
    var count: UInt64 { head.rawValue - watermark.rawValue }

    /// Takes in the record after ``head``.
    ///
    /// - Parameters:
    ///   - name: Its stream.
    ///   - number: The number of that.
    ///   - sequence: The record's place in the stream.
    ///   - terms: What it can be found by, without repetition.
    ///   - command: The command that it begins, if it does.
    mutating func take(
        _ name: StreamName, _ number: StreamNumber, _ sequence: StreamSequence, _ terms: [Term],
        _ command: CommandID?
    ) {
        head = head.next
        starts.append(postings.count)
        for term in terms { postings.append(Posting(number, term, head)) }
        streams[name] = StreamRow(number: number, lastPosition: head, lastSequence: sequence)
        if let command { commands[CommandKey(stream: number, id: command)] = head }
    }

    /// Takes in everything of another tail that begins where this one ends.
    mutating func append(_ next: IndexTail) {
        let offset = postings.count
        for start in next.starts { starts.append(offset + start) }
        postings += next.postings
        streams.merge(next.streams) { $1 }
        commands.merge(next.commands) { $1 }
        head = next.head
    }

    /// The positions of `range` in one list, ascending.
    mutating func positions(
        of stream: StreamNumber, _ term: Term, in range: PositionRange
    ) -> [Position] {
        let first = max(range.first, watermark.next)
        guard first <= min(range.last, head) else { return [] }
        if head.rawValue - first.rawValue < Self.fewRecords {
            var found: [Position] = []
            let start = starts[Int(first.rawValue - watermark.rawValue - 1)]
            for posting in postings[start...]
            where posting.term == term && posting.stream == stream
                && posting.position <= range.last
            { found.append(posting.position) }
            return found
        }
        list()
        guard let all = lists[ListKey(stream: stream, term: term)] else { return [] }
        return all.filter { first <= $0 && $0 <= range.last }
    }

    private mutating func list() {
        for posting in postings[listed...] {
            lists[ListKey(stream: posting.stream, term: posting.term), default: []]
                .append(posting.position)
        }
        listed = postings.count
    }
}

extension Record {
    /// What the record can be found by within its stream, without repetition, besides the id of the
    /// command that it begins.
    var terms: [Term] { Term.all(of: type, tags) }

    /// Every posting that the index holds of the record.
    func postings(in stream: StreamNumber) -> [Posting] {
        var postings = terms.map { Posting(stream, $0, position) }
        if let command { postings.append(Posting(stream, Term(command.id), position)) }
        return postings
    }
}

extension Term {
    /// What an event can be found by within its stream, without repetition, besides the id of the
    /// command that it begins.
    static func all(of type: EventName, _ tags: [Tag]) -> [Term] {
        var terms: [Term] = [.every, Term(type)]
        terms.reserveCapacity(2 + tags.count)
        for tag in tags {
            let term = Term(tag)
            if !terms.contains(term) { terms.append(term) }
        }
        return terms
    }
}
