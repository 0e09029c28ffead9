internal import EventSourcing
internal import LMDB

/// Where the records that can match a query lie.
private enum CandidatePlan {
    /// Anywhere: every record is looked at.
    case everywhere
    /// Where these postings point; none for a query that nothing can match.
    case postings([PostingList])
}

/// The postings of one term in one stream, read a few at a time.
private struct PostingList: Hashable {
    let stream: StreamNumber
    let term: Term
    /// Positions read but not used, the next one last.
    var ahead: [Position] = []

    init(_ stream: StreamNumber, _ term: Term) {
        self.stream = stream
        self.term = term
    }
}

extension ReadableTransaction where Self: ~Copyable {
    /// Shows `body` the records that can match `query`, in order and each once, until it has enough.
    ///
    /// A candidate need not match: two terms may share a hash. `body` checks.
    ///
    /// - Parameters:
    ///   - query: Which events.
    ///   - range: Between which positions.
    ///   - order: Oldest or newest first.
    ///   - tables: Where to read.
    ///   - body: Takes a record and the count of its bytes; returns whether to go on.
    /// - Throws: What `body` threw; code `integrity` for bytes that are not what was written.
    borrowing func visitCandidates(
        of query: Query, in range: PositionRange, order: ReadingOrder, in tables: Tables,
        _ body: (Record, Int) throws(EventStoreError) -> Bool
    ) throws(EventStoreError) {
        guard !range.isEmpty else { return }
        switch try plan(for: query, in: range, in: tables) {
        case .everywhere:
            try visitAll(in: range, order: order, in: tables, body)
        case .postings(let lists):
            try visit(lists, in: range, order: order, in: tables, body)
        }
    }

    private borrowing func plan(
        for query: Query, in range: PositionRange, in tables: Tables
    ) throws(EventStoreError) -> CandidatePlan {
        /// Below this many records, looking at each is no slower than asking every stream.
        let few: UInt64 = 256
        var lists: Set<PostingList> = []
        var terms: Set<Term> = []
        for clause in query.clauses {
            let own = clause.searchTerms
            guard let stream = clause.stream else {
                if own == [.every] || range.last.rawValue - range.first.rawValue < few {
                    return .everywhere
                }
                terms.formUnion(own)
                continue
            }
            guard let number = try self.stream(stream, in: tables)?.number else { continue }
            for term in own { lists.insert(PostingList(number, term)) }
        }
        if !terms.isEmpty {
            for stream in try streamNumbers(in: tables) {
                for term in terms { lists.insert(PostingList(stream, term)) }
            }
        }
        return .postings(Array(lists))
    }

    /// The numbers of all streams, hopping from one to the next.
    borrowing func streamNumbers(in tables: Tables) throws(EventStoreError) -> [StreamNumber] {
        try withCursor(on: tables.postings) { cursor throws(EventStoreError) in
            var numbers: [StreamNumber] = []
            var isOn = try cursor.start()
            while isOn {
                let posting = cursor.withCurrent { key, _ in Key.posting(from: key) }
                guard let stream = posting?.stream, stream.rawValue < .max else {
                    throw .malformedTable(.postings, "a key is malformed")
                }
                numbers.append(stream)
                isOn = try cursor.seek(
                    toOrAfter: Key.posting(
                        Posting(StreamNumber(stream.rawValue + 1), .every, .start)))
            }
            return numbers
        }
    }

    private borrowing func visitAll(
        in range: PositionRange, order: ReadingOrder, in tables: Tables,
        _ body: (Record, Int) throws(EventStoreError) -> Bool
    ) throws(EventStoreError) {
        try withCursor(on: tables.records) { cursor throws(EventStoreError) in
            var isOn =
                switch order {
                case .forward: try cursor.seek(toOrAfter: Key.record(range.first))
                case .backward: try cursor.seek(toOrBefore: Key.record(range.last))
                }
            while isOn {
                let goesOn = try cursor.withCurrent { key, value throws(EventStoreError) in
                    guard let position = Key.position(ofRecord: key) else {
                        throw .malformedTable(.records, "a key has \(key.count) bytes")
                    }
                    guard range.contains(position) else { return false }
                    return try body(try RecordFormat.decode(value, at: position), value.count)
                }
                guard goesOn else { return }
                isOn = try cursor.step(order)
            }
        }
    }

    private borrowing func visit(
        _ lists: [PostingList], in range: PositionRange, order: ReadingOrder, in tables: Tables,
        _ body: (Record, Int) throws(EventStoreError) -> Bool
    ) throws(EventStoreError) {
        guard !lists.isEmpty else { return }
        let batch = lists.count <= 8 ? 128 : 4
        try withCursor(on: tables.postings) { cursor throws(EventStoreError) in
            var merge = PostingMerge(order: order)
            for var list in lists {
                try list.read(batch, in: range, order: order, with: &cursor)
                merge.add(list)
            }
            var last: Position?
            while var list = merge.removeNext() {
                guard let position = list.ahead.popLast() else { continue }
                if list.ahead.isEmpty, let rest = range.beyond(position, order) {
                    try list.read(batch, in: rest, order: order, with: &cursor)
                }
                merge.add(list)
                guard position != last else { continue }
                last = position
                let goesOn = try withRow(under: Key.record(position), in: tables.records) {
                    bytes throws(EventStoreError) in
                    try body(try RecordFormat.decode(bytes, at: position), bytes.count)
                }
                guard let goesOn else { throw .missingRecord(at: position) }
                guard goesOn else { return }
            }
        }
    }

    /// The records of one stream in `range`, oldest first.
    borrowing func visitStream(
        _ stream: StreamNumber, in range: PositionRange, in tables: Tables,
        _ body: (Record) throws(EventStoreError) -> Void
    ) throws(EventStoreError) {
        guard !range.isEmpty else { return }
        try visit([PostingList(stream, .every)], in: range, order: .forward, in: tables) {
            record, _ throws(EventStoreError) in
            try body(record)
            return true
        }
    }
}

extension Query.Clause {
    /// The terms of which a matching event has at least one: the rarest-looking condition.
    fileprivate var searchTerms: Set<Term> {
        if let tag = tags.first { return [Term(tag)] }
        return types.isEmpty ? [.every] : Set(types.map { Term($0) })
    }
}

extension PositionRange {
    /// What is left of the range when `position` was dealt with; `nil` when nothing is.
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
    /// Reads the next `count` positions of `range`; leaves ``ahead`` empty at the end.
    fileprivate mutating func read(
        _ count: Int, in range: PositionRange, order: ReadingOrder, with cursor: inout Cursor
    ) throws(EventStoreError) {
        var found: [Position] = []
        var isOn =
            switch order {
            case .forward:
                try cursor.seek(toOrAfter: Key.posting(Posting(stream, term, range.first)))
            case .backward:
                try cursor.seek(toOrBefore: Key.posting(Posting(stream, term, range.last)))
            }
        while isOn, found.count < count {
            guard let posting = cursor.withCurrent({ key, _ in Key.posting(from: key) }) else {
                throw .malformedTable(.postings, "a key is malformed")
            }
            guard posting.stream == stream, posting.term == term,
                range.contains(posting.position)
            else { break }
            found.append(posting.position)
            isOn = try cursor.step(order)
        }
        ahead = found.reversed()
    }
}

/// Several posting lists as one, in order: a binary heap by the next position.
private struct PostingMerge {
    let order: ReadingOrder
    private var heap: [PostingList] = []

    init(order: ReadingOrder) { self.order = order }

    /// Adds a list; one that has no position ahead is at its end and is dropped.
    mutating func add(_ list: PostingList) {
        guard !list.ahead.isEmpty else { return }
        heap.append(list)
        var index = heap.count - 1
        while index > 0, precedes(index, (index - 1) / 2) {
            heap.swapAt(index, (index - 1) / 2)
            index = (index - 1) / 2
        }
    }

    /// Removes the list whose next position comes first.
    mutating func removeNext() -> PostingList? {
        guard let last = heap.popLast() else { return nil }
        guard let next = heap.first else { return last }
        heap[0] = last
        var index = 0
        while true {
            var least = index
            for child in [2 * index + 1, 2 * index + 2]
            where child < heap.count && precedes(child, least) {
                least = child
            }
            guard least != index else { return next }
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
