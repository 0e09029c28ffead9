internal import EventSourcing

/// What the records of (watermark, head] add to the index tables: held in memory, and flushed
/// sorted.
///
/// Everything in it follows from the records. Today every commit flushes it in its own transaction
/// (the bound is 0), so only the earlier commands of a batch are ever in it; a higher bound changes
/// the speed, never an answer.
struct IndexTail: Sendable {
    /// Everything at or below is in the tables.
    let watermark: Position
    /// The records after it, densely.
    private(set) var records: [Record] = []
    /// The stream of each of ``records``.
    private(set) var numbers: [StreamNumber] = []
    /// The ends of the streams that have a record here.
    private(set) var streams: [StreamName: StreamRow] = [:]
    /// The commands whose first record is here.
    private(set) var commands: [CommandKey: CommandRow] = [:]

    /// Which of ``records`` have a term or belong to a stream; made when first asked for.
    private var byTerm: [Term: [Int]] = [:]
    private var byStream: [StreamName: [Int]] = [:]
    private var indexed = 0

    /// A command within the ledger.
    struct CommandKey: Hashable, Comparable, Sendable {
        let stream: StreamNumber
        let id: CommandID

        static func < (left: CommandKey, right: CommandKey) -> Bool {
            left.stream == right.stream
                ? left.id.bytes.lexicographicallyPrecedes(right.id.bytes)
                : left.stream < right.stream
        }
    }

    init(after watermark: Position) { self.watermark = watermark }

    /// The last position that this knows.
    var head: Position { Position(watermark.rawValue + UInt64(records.count)) }

    /// Takes in the record after ``head``.
    mutating func take(_ record: Record, of stream: StreamNumber) {
        records.append(record)
        numbers.append(stream)
        streams[record.stream] = StreamRow(
            number: stream, lastPosition: record.position, lastSequence: record.sequence)
        if let command = record.command {
            commands[CommandKey(stream: stream, id: command.id)] = CommandRow(
                firstPosition: record.position, eventCount: command.eventCount)
        }
    }

    /// The records in `range` that match `query`, oldest first.
    mutating func records(matching query: Query, in range: PositionRange) -> [Record] {
        guard range.last > watermark, !range.isEmpty, !records.isEmpty else { return [] }
        index()
        var found: Set<Int> = []
        for clause in query.clauses { found.formUnion(candidates(for: clause)) }
        return found.sorted().map { records[$0] }.filter {
            range.contains($0.position) && query.matches($0)
        }
    }

    private func candidates(for clause: Query.Clause) -> [Int] {
        if let tag = clause.tags.first { return byTerm[Term(tag)] ?? [] }
        if !clause.types.isEmpty { return clause.types.flatMap { byTerm[Term($0)] ?? [] } }
        if let stream = clause.stream { return byStream[stream] ?? [] }
        return Array(records.indices)
    }

    private mutating func index() {
        for index in indexed..<records.count {
            let record = records[index]
            byStream[record.stream, default: []].append(index)
            for term in record.terms { byTerm[term, default: []].append(index) }
        }
        indexed = records.count
    }
}

extension Record {
    /// What the record can be found by, besides being of its stream; without repetition.
    var terms: Set<Term> {
        var terms: Set<Term> = [Term(type)]
        for tag in tags { terms.insert(Term(tag)) }
        return terms
    }

    /// Everything that the record adds to the table `postings`.
    func postings(in stream: StreamNumber) -> [Posting] {
        var postings = [Posting(stream, .every, position)]
        for term in terms { postings.append(Posting(stream, term, position)) }
        return postings
    }
}
