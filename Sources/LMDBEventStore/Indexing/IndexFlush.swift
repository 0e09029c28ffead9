internal import EventSourcing
internal import LMDB

/// Writes a tail into the index tables, sorted, and moves the watermark.
///
/// It is a transaction of its own, and nobody waits for it but those who come meanwhile.
struct IndexFlush {
    private let tail: IndexTail
    /// What the tail's records can be found by, in the order of the keys.
    private let postings: [Posting]
    /// The same of its commands' ids, each of which stands alone in its list.
    private let commands: [Posting]

    /// Sorts what is to be written, so that the transaction need not.
    init(of tail: IndexTail) {
        self.tail = tail
        postings = tail.postings.sorted()
        commands = tail.commands.map { Posting($0.key.stream, Term($0.key.id), $0.value) }.sorted()
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
            var next = commands.startIndex
            for posting in postings {
                // There is nothing to look for in the table.
                while next < commands.endIndex, commands[next] < posting {
                    entries.append(Entry(of: commands[next]))
                    next += 1
                }
                // The table's last entry is asked for once a list: what this flush began comes after.
                if let last = entries.last, last.isInList(of: posting) {
                    guard last.hasRoom else {
                        entries.append(Entry(of: posting))
                        continue
                    }
                } else if posting.stream.rawValue <= tail.watermark.rawValue,
                    let stored = try cursor.lastEntry(before: posting)
                {
                    entries.append(stored)
                } else {
                    entries.append(Entry(of: posting))
                    continue
                }
                entries[entries.count - 1].append(posting.position)
            }
            for posting in commands[next...] { entries.append(Entry(of: posting)) }
        }
        return entries
    }
}

extension IndexFlush.Entry {
    fileprivate init(of posting: Posting) {
        self.init(first: posting, last: posting.position, row: [])
    }

    /// Whether it is of the list that `posting` belongs to.
    fileprivate func isInList(of posting: Posting) -> Bool {
        first.stream == posting.stream && first.term == posting.term
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
