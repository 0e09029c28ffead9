internal import EventRecords
internal import EventSourcing
internal import LMDB

/// How to find the records that can match a query.
private enum CandidatePlan {
    /// Read every record.
    case everywhere
    /// Read the records of these postings; empty for a query that matches nothing.
    case postings([PostingList])
}

/// The positions of one list, read a few at a time: first the table's, then the tail's.
private struct PostingList: Hashable {
    let stream: StreamNumber
    let term: Term
    /// The end of the stream, where it is known.
    let end: StreamRow?
    /// Positions that were read and not used yet, the next one last.
    var ahead: [Position] = []
    /// The positions in the tail, ascending.
    var recent: [Position] = []
    /// Whether the table may have more.
    var isInTable = true

    init(_ stream: StreamNumber, _ term: Term, endingAt end: StreamRow? = nil) {
        self.stream = stream
        self.term = term
        self.end = end
    }

    static func == (left: PostingList, right: PostingList) -> Bool {
        left.stream == right.stream && left.term == right.term
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(stream)
        hasher.combine(term)
    }
}

extension ReadableTransaction where Self: ~Copyable {
    /// Calls `body` with a view of each record that can match `query`, in order and each once,
    /// until `body` returns `false`.
    ///
    /// A candidate need not match, because two terms may share a hash; `body` must check it.
    ///
    /// - Parameters:
    ///   - query: Selects the events.
    ///   - range: The range of positions, which must end at or before the head.
    ///   - order: Oldest or newest first.
    ///   - index: The index of the transaction.
    ///   - body: Receives a record; returns whether to continue.
    /// - Throws: The error of `body`; code `integrity` for bytes that were changed, and for a
    ///   record that is missing.
    borrowing func visitCandidates(
        of query: Query, in range: PositionRange, order: ReadingOrder, _ index: IndexView,
        _ body: (borrowing RecordView) throws(EventStoreError) -> Bool
    ) throws(EventStoreError) {
        guard !range.isEmpty else { return }
        switch try plan(for: query, in: range, index) {
        case .everywhere:
            try visitAll(in: range, order: order, in: index.tables, body)
        case .postings(let lists):
            try visit(lists, in: range, order: order, index, body)
        }
    }

    private borrowing func plan(
        for query: Query, in range: PositionRange, _ index: IndexView
    ) throws(EventStoreError) -> CandidatePlan {
        /// Below this many records, reading each is not slower than a lookup in every stream.
        let few: UInt64 = 256
        let mustLookEverywhere = query.clauses.contains { clause in
            clause.stream == nil
                && (clause.searchTerms == [.every]
                    || range.last.rawValue - range.first.rawValue < few)
        }
        if mustLookEverywhere { return .everywhere }
        return try index.withTail(of: self) { tail throws(EventStoreError) in
            var lists: Set<PostingList> = []
            var terms: Set<Term> = []
            for clause in query.clauses {
                guard let stream = clause.stream else {
                    terms.formUnion(clause.searchTerms)
                    continue
                }
                var row = index.fresh?.tail.streams[stream]
                if row == nil { row = try tail.stream(stream, from: self, index.tables) }
                guard let row, row.number.rawValue <= range.last.rawValue,
                    row.lastPosition >= range.first
                else { continue }
                for term in clause.searchTerms {
                    lists.insert(PostingList(row.number, term, endingAt: row))
                }
            }
            if !terms.isEmpty {
                var numbers = Set(try streamNumbers(in: index.tables))
                numbers.formUnion(tail.streams.values.map(\.number))
                if let fresh = index.fresh {
                    numbers.formUnion(fresh.tail.streams.values.map(\.number))
                }
                for stream in numbers {
                    for term in terms { lists.insert(PostingList(stream, term)) }
                }
            }
            return .postings(
                lists.map { list in
                    var list = list
                    list.recent = tail.positions(of: list.stream, list.term, in: range)
                    if let fresh = index.fresh {
                        list.recent += fresh.tail.positions(
                            of: list.stream, list.term, in: range)
                    }
                    return list
                })
        }
    }

    /// The numbers of all streams in the table, with one seek per stream.
    private borrowing func streamNumbers(
        in tables: Tables
    ) throws(EventStoreError) -> [StreamNumber] {
        try withCursor(on: tables.postings) { cursor throws(EventStoreError) in
            var numbers: [StreamNumber] = []
            var isOn = try cursor.start()
            while isOn {
                let posting = try cursor.withChecked(of: .postings) { key, _ in
                    Key.posting(from: key)
                }
                guard let stream = posting?.stream, stream.rawValue < .max else {
                    throw .malformedTable(.postings, "a key is malformed")
                }
                numbers.append(stream)
                isOn = try cursor.seek(
                    toOrAfter: Key.posting(
                        Posting(StreamNumber(stream.rawValue + 1), .every, .start)),
                    besideWhole: .postings)
            }
            return numbers
        }
    }

    /// Calls `body` with every record of a range that ends at or before the head.
    private borrowing func visitAll(
        in range: PositionRange, order: ReadingOrder, in tables: Tables,
        _ body: (borrowing RecordView) throws(EventStoreError) -> Bool
    ) throws(EventStoreError) {
        try withCursor(on: tables.records) { cursor throws(EventStoreError) in
            var position = order == .forward ? range.first : range.last
            var isOn =
                switch order {
                case .forward: try cursor.seek(toOrAfter: Key.record(position))
                case .backward: try cursor.seek(toOrBefore: Key.record(position))
                }
            while true {
                guard isOn else { throw .missingRecord(at: position) }
                let goesOn = try cursor.withCurrent { key, value throws(EventStoreError) in
                    guard Key.position(ofRecord: key) == position else {
                        throw .missingRecord(at: position)
                    }
                    return try body(RecordView(value, at: position))
                }
                guard goesOn, let rest = range.beyond(position, order) else { return }
                position = order == .forward ? rest.first : rest.last
                isOn = try cursor.step(order)
            }
        }
    }

    private borrowing func visit(
        _ lists: [PostingList], in range: PositionRange, order: ReadingOrder, _ index: IndexView,
        _ body: (borrowing RecordView) throws(EventStoreError) -> Bool
    ) throws(EventStoreError) {
        guard !lists.isEmpty else { return }
        try withCursor(on: index.tables.postings) { postings throws(EventStoreError) in
            try withCursor(on: index.tables.records) { records throws(EventStoreError) in
                try lists.visit(
                    in: range, order: order, indexedThrough: index.watermark, &postings, &records,
                    body)
            }
        }
    }

    /// Calls `body` with the records of one stream in `range`, oldest first.
    borrowing func visitStream(
        _ stream: StreamNumber, in range: PositionRange, _ index: IndexView,
        _ body: (borrowing RecordView) throws(EventStoreError) -> Void
    ) throws(EventStoreError) {
        guard !range.isEmpty else { return }
        let list = try index.withTail(of: self) { tail throws(EventStoreError) in
            var list = PostingList(stream, .every)
            list.recent = tail.positions(of: stream, .every, in: range)
            return list
        }
        try visit([list], in: range, order: .forward, index) { record throws(EventStoreError) in
            try body(record)
            return true
        }
    }
}

extension [PostingList] {
    /// Calls `body` with the records that the lists point to, in order and each once.
    fileprivate func visit(
        in range: PositionRange, order: ReadingOrder, indexedThrough watermark: Position,
        _ postings: inout Cursor, _ records: inout Cursor,
        _ body: (borrowing RecordView) throws(EventStoreError) -> Bool
    ) throws(EventStoreError) {
        let indexed = PositionRange(from: range.first, through: Swift.min(range.last, watermark))
        var merge = PostingMerge(order: order)
        for var list in self {
            list.isInTable = list.stream.rawValue <= watermark.rawValue
            try list.read(in: indexed, order: order, with: &postings)
            merge.add(list)
        }
        var last: Position?
        var sequences = count == 1 ? SequenceCheck(of: self[0], in: range, order) : nil
        while let position = try merge.next(in: indexed, with: &postings) {
            guard position != last else { continue }
            // The records of one list are often adjacent.
            let isThere =
                last?.next == position
                ? try records.step(.forward) : try records.seek(toOrAfter: Key.record(position))
            last = position
            guard isThere else { throw .missingRecord(at: position) }
            let goesOn = try records.withCurrent { key, bytes throws(EventStoreError) in
                guard Key.position(ofRecord: key) == position else {
                    throw .missingRecord(at: position)
                }
                let record = try RecordView(bytes, at: position)
                try sequences?.take(record.sequence)
                return try body(record)
            }
            guard goesOn else { return }
        }
        try sequences?.finish()
    }
}

/// Notices that the list of all events of a stream lacks some: their sequence numbers have no gap.
///
/// A page of the index as it was at an earlier time is sound, and so are the checksums of its rows.
private struct SequenceCheck {
    private let stream: StreamNumber
    /// The numbers to begin and to end with; `nil` where they are not known.
    private let (first, last): (StreamSequence?, StreamSequence?)
    private let order: ReadingOrder
    private var previous: StreamSequence?

    /// - Returns: `nil` for a list of a part of the events.
    init?(of list: PostingList, in range: PositionRange, _ order: ReadingOrder) {
        guard list.term == .every else { return nil }
        stream = list.stream
        self.order = order
        // The number of a stream is the position of its first event.
        let beginning: StreamSequence? =
            range.first.rawValue <= list.stream.rawValue ? StreamSequence(1) : nil
        let end = list.end.flatMap { $0.lastPosition <= range.last ? $0.lastSequence : nil }
        (first, last) = order == .forward ? (beginning, end) : (end, beginning)
    }

    mutating func take(_ sequence: StreamSequence) throws(EventStoreError) {
        let number = sequence.rawValue
        let following = previous.map {
            order == .forward ? $0.rawValue + 1 : $0.rawValue &- 1
        }
        let expected = following ?? first?.rawValue ?? number
        guard number == expected else { throw gap(at: expected) }
        previous = sequence
    }

    func finish() throws(EventStoreError) {
        if let last, previous != last { throw gap(at: last.rawValue) }
    }

    private func gap(at number: UInt64) -> EventStoreError {
        .malformedTable(
            .postings, "event \(number) of the stream that began at \(stream.rawValue) is missing")
    }
}

extension Query.Clause {
    /// The terms to search; a matching event has at least one of them.
    ///
    /// Prefers the condition that is likely to be rarest.
    fileprivate var searchTerms: Set<Term> {
        if let tag = tags.first { return [Term(tag)] }
        return types.isEmpty ? [.every] : Set(types.map { Term($0) })
    }
}

extension PositionRange {
    /// The part of the range after `position`, in reading order; `nil` when it is empty.
    func beyond(_ position: Position, _ order: ReadingOrder) -> PositionRange? {
        switch order {
        case .forward:
            position < last ? PositionRange(from: position.next, through: last) : nil
        case .backward:
            position > first ? PositionRange(from: first, through: position.previous) : nil
        }
    }
}

extension PostingList {
    /// Reads the next positions; leaves ``ahead`` empty at the end.
    ///
    /// - Parameters:
    ///   - range: The positions that are still to be read from the table; `nil` for none.
    ///   - order: Oldest or newest first.
    ///   - cursor: A cursor over the table.
    /// - Throws: Code `integrity` for a malformed entry.
    fileprivate mutating func read(
        in range: PositionRange?, order: ReadingOrder, with cursor: inout Cursor
    ) throws(EventStoreError) {
        switch order {
        case .forward:
            try readEntry(in: range, order: order, with: &cursor)
            if ahead.isEmpty { takeRecent() }
            ahead.reverse()
        case .backward:
            takeRecent()
            if ahead.isEmpty { try readEntry(in: range, order: order, with: &cursor) }
        }
    }

    private mutating func takeRecent() {
        ahead = recent
        recent = []
    }

    /// Reads one entry of the table, ascending.
    private mutating func readEntry(
        in range: PositionRange?, order: ReadingOrder, with cursor: inout Cursor
    ) throws(EventStoreError) {
        guard isInTable else { return }
        guard let range, !range.isEmpty else {
            isInTable = false
            return
        }
        // The entry that contains the near end of the range starts at or before it.
        let edge = order == .forward ? range.first : range.last
        let isOn = try cursor.seek(
            toOrBefore: Key.posting(Posting(stream, term, edge)), besideWhole: .postings)
        if isOn { try readCurrent(in: range, with: cursor) }
        if ahead.isEmpty, order == .forward, try cursor.step(.forward) {
            try readCurrent(in: range, with: cursor)
        }
        if ahead.isEmpty { isInTable = false }
    }

    /// Adds the positions in `range` of the cursor's entry, unless it belongs to another list.
    private mutating func readCurrent(
        in range: PositionRange, with cursor: borrowing Cursor
    ) throws(EventStoreError) {
        try cursor.withChecked(of: .postings) { key, value throws(EventStoreError) in
            guard let first = Key.posting(from: key) else {
                throw .malformedTable(.postings, "a key is malformed")
            }
            guard first.stream == stream, first.term == term else { return }
            let isSound = PostingRow.visit(value, from: first.position) { position in
                if range.contains(position) { ahead.append(position) }
                return position < range.last
            }
            guard isSound else { throw .malformedTable(.postings, "an entry is malformed") }
        }
    }
}

/// Merges several posting lists in order: a binary heap by the next position.
private struct PostingMerge {
    let order: ReadingOrder
    private var heap: [PostingList] = []

    init(order: ReadingOrder) { self.order = order }

    /// Adds a list, unless it has no more positions.
    mutating func add(_ list: PostingList) {
        guard !list.ahead.isEmpty else { return }
        heap.append(list)
        var index = heap.count - 1
        while index > 0, precedes(index, (index - 1) / 2) {
            heap.swapAt(index, (index - 1) / 2)
            index = (index - 1) / 2
        }
    }

    /// Takes the next position of all lists, and reads more of its list when needed.
    ///
    /// - Throws: Code `integrity` for a malformed entry.
    mutating func next(
        in range: PositionRange, with cursor: inout Cursor
    ) throws(EventStoreError) -> Position? {
        guard !heap.isEmpty, let position = heap[0].ahead.popLast() else { return nil }
        if heap[0].ahead.isEmpty {
            try heap[0].read(in: range.beyond(position, order), order: order, with: &cursor)
            if heap[0].ahead.isEmpty {
                heap.swapAt(0, heap.count - 1)
                heap.removeLast()
            }
        }
        sink()
        return position
    }

    /// Moves the first list to its place in the heap.
    private mutating func sink() {
        var index = 0
        while true {
            var least = index
            for child in (2 * index + 1)..<(2 * index + 3)
            where child < heap.count && precedes(child, least) {
                least = child
            }
            guard least != index else { return }
            heap.swapAt(index, least)
            index = least
        }
    }

    private func precedes(_ left: Int, _ right: Int) -> Bool {
        guard let left = heap[left].ahead.last, let right = heap[right].ahead.last else {
            return false
        }
        return order == .forward ? left < right : left > right
    }
}
