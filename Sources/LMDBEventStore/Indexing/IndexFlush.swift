internal import EventSourcing
internal import LMDB

/// Writes a tail into the index tables, sorted, and moves the watermark.
///
/// It is a transaction of its own, and nobody waits for it but those who come meanwhile.
struct IndexFlush {
    private let tail: IndexTail
    /// What the tail's records can be found by, in the order of the keys.
    private let lists: [List]

    /// The positions of one list, ascending.
    private struct List {
        let key: PostingLists.Key
        var positions: [Position]
        /// Whether the table may have it: the list of a command's id has one position, ever.
        var mayGoOn = true
    }

    /// Groups and sorts what is to be written, so that the transaction need not.
    init(of tail: IndexTail) {
        var tail = tail
        let found = tail.postingLists()
        var lists = found.all.map { List(key: $0.key, positions: $0.positions) }
        lists.reserveCapacity(lists.count + tail.commands.count)
        for (command, position) in tail.commands {
            let key = PostingLists.Key(stream: command.stream, term: Term(command.id))
            if found[key].isEmpty {
                lists.append(List(key: key, positions: [position], mayGoOn: false))
            } else if let place = lists.firstIndex(where: { $0.key == key }) {
                // Two terms may share a hash, and then they share a list.
                lists[place].positions.append(position)
                lists[place].positions.sort()
            }
        }
        lists.sort { $0.key < $1.key }
        self.tail = tail
        self.lists = lists
    }

    /// Some positions of one list, as they go into the table.
    fileprivate struct Entry {
        let first: Posting
        var last: Position
        var row: [UInt8]
    }

    /// Writes everything.
    ///
    /// - Returns: Whether it did: not when another process moved the watermark first.
    func write(
        to tables: Tables, in transaction: inout WriteTransaction
    ) throws(EventStoreError) -> Bool {
        guard try transaction.watermark(in: tables) == tail.watermark else { return false }
        for entry in try entries(in: tables, transaction) {
            try transaction.put(entry.row, under: Key.posting(entry.first), in: tables.postings)
        }
        for (name, row) in tail.streams.sorted(by: { $0.key < $1.key }) {
            try transaction.put(row.bytes, under: Key.stream(name), in: tables.streams)
        }
        try transaction.put(
            NumberRow.bytes(tail.head), under: MetaKey.watermark, in: tables.meta)
        return true
    }

    /// The tail's postings as entries in the order of their keys; those that go on where an entry of
    /// the table ends go into that.
    private func entries(
        in tables: Tables, _ transaction: borrowing WriteTransaction
    ) throws(EventStoreError) -> [Entry] {
        var entries: [Entry] = []
        try transaction.withCursor(on: tables.postings) { cursor throws(EventStoreError) in
            for list in lists {
                var positions = list.positions[...]
                let first = Posting(list.key.stream, list.key.term, positions[0])
                var entry: Entry
                if list.mayGoOn, first.stream.rawValue <= tail.watermark.rawValue,
                    let stored = try cursor.lastEntry(before: first)
                {
                    entry = stored
                } else {
                    entry = Entry(of: first)
                    positions.removeFirst()
                }
                for position in positions {
                    if entry.hasRoom {
                        entry.append(position)
                    } else {
                        entries.append(entry)
                        entry = Entry(of: Posting(first.stream, first.term, position))
                    }
                }
                entries.append(entry)
            }
        }
        return entries
    }
}

extension IndexFlush.Entry {
    fileprivate init(of posting: Posting) {
        self.init(first: posting, last: posting.position, row: [])
    }

    fileprivate var hasRoom: Bool { row.count < PostingRow.fullInBytes }

    fileprivate mutating func append(_ position: Position) {
        PostingRow.append(position, after: last, to: &row)
        last = position
    }
}

extension Cursor {
    /// The last entry of the list of `posting` that has room for it; `nil` when there is none.
    fileprivate mutating func lastEntry(
        before posting: Posting
    ) throws(EventStoreError) -> IndexFlush.Entry? {
        guard try seek(toOrBefore: Key.posting(posting)) else { return nil }
        return try withCurrent { key, value throws(EventStoreError) in
            guard let first = Key.posting(from: key), first.stream == posting.stream,
                first.term == posting.term, value.count < PostingRow.fullInBytes
            else { return nil }
            guard let last = PostingRow.last(of: value, from: first.position),
                last < posting.position
            else { throw .malformedTable(.postings, "an entry is malformed") }
            return IndexFlush.Entry(first: first, last: last, row: value.copied)
        }
    }
}
