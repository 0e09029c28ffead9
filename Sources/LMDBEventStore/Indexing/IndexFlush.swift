internal import ByteCoding
internal import EventSourcing
internal import LMDB

/// Writes a tail to the index tables, sorted, and advances the watermark.
///
/// It is a separate transaction. No caller waits for it, except requests that arrive meanwhile.
struct IndexFlush {
    /// The required watermark of the tables before the write.
    private let watermark: Position
    /// The watermark of the tables after the write.
    let head: Position
    private let streams: [(name: StreamName, row: StreamRow)]
    /// The postings of the tail's records, in the order of the keys.
    private let lists: [(key: PostingLists.Key, positions: [Position])]
    /// The tail's commands by stream, sorted within each stream, in the order of the keys.
    private let commands: [(stream: StreamNumber, commands: [CommandPosting])]

    /// Groups and sorts the data in advance, so that the transaction is short.
    init(of tail: IndexTail) {
        var tail = tail
        lists = tail.postingLists().all.sorted { $0.key < $1.key }
        var commands: [StreamNumber: [CommandPosting]] = [:]
        for (command, position) in tail.commands {
            commands[command.stream, default: []].append(
                CommandPosting(hash: CommandHash(command.id), position: position))
        }
        self.commands = commands.map { ($0.key, $0.value.sorted()) }
            .sorted { $0.stream < $1.stream }
        streams = tail.streams.map { (name: $0, row: $1) }.sorted { $0.name < $1.name }
        watermark = tail.watermark
        head = tail.head
    }

    /// Some positions of one list, as an entry of the table `postings`.
    fileprivate struct Entry {
        let first: Posting
        var last: Position
        var row: [UInt8]
    }

    /// Writes everything.
    ///
    /// - Returns: Whether it was written; `false` when another process advanced the watermark
    ///   first.
    func write(
        to tables: Tables, in transaction: inout WriteTransaction
    ) throws(EventStoreError) -> Bool {
        guard try transaction.watermark(in: tables) == watermark else { return false }
        var sum = try IndexSum(in: tables, transaction)
        for entry in try postingEntries(in: tables, transaction) {
            try sum.put(
                entry.row, under: Key.posting(entry.first), in: tables.postings, &transaction)
        }
        for (key, row) in try commandEntries(in: tables, transaction) {
            try sum.put(row, under: key, in: tables.commands, &transaction)
        }
        for (name, row) in streams {
            try sum.put(row.bytes, under: Key.stream(name), in: tables.streams, &transaction)
        }
        try sum.store(in: tables, &transaction)
        try transaction.putChecked(
            NumberRow.bytes(head), under: MetaKey.watermark, in: tables.meta)
        return true
    }

    /// The tail's postings as entries in the order of their keys.
    ///
    /// Positions that continue an entry of the table are added to that entry.
    private func postingEntries(
        in tables: Tables, _ transaction: borrowing WriteTransaction
    ) throws(EventStoreError) -> [Entry] {
        var entries: [Entry] = []
        try transaction.withCursor(on: tables.postings) { cursor throws(EventStoreError) in
            for list in lists {
                var positions = list.positions[...]
                let first = Posting(list.key.stream, list.key.term, positions[0])
                var entry: Entry
                if first.stream.rawValue <= watermark.rawValue,
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

    /// The entries that the tail's commands belong to, with those commands added.
    private func commandEntries(
        in tables: Tables, _ transaction: borrowing WriteTransaction
    ) throws(EventStoreError) -> [(key: [UInt8], row: [UInt8])] {
        var entries: [(key: [UInt8], row: [UInt8])] = []
        try transaction.withCursor(on: tables.commands) { cursor throws(EventStoreError) in
            for (stream, commands) in commands {
                var left = commands[...]
                while let next = left.first {
                    let stored =
                        stream.rawValue <= watermark.rawValue
                        ? try cursor.commands(around: next.hash, of: stream) : StoredCommands()
                    let new = left.prefix { command in
                        stored.end.map { command.hash < $0 } ?? true
                    }
                    left = left.dropFirst(new.count)
                    let divided = CommandRow.divided(
                        (stored.commands + new).sorted(), from: stored.first, of: stream)
                    for (first, row) in divided {
                        entries.append((Key.command(stream, first), row))
                    }
                }
            }
        }
        return entries
    }

    /// An entry of the table `commands`.
    fileprivate struct StoredCommands {
        /// The hash in its key.
        var first = CommandHash.least
        var commands: [CommandPosting] = []
        /// The hash in the key of the stream's next entry; `nil` for the last one.
        var end: CommandHash?
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
    /// The last entry of the list of `posting`, if it has room for it; `nil` otherwise.
    fileprivate mutating func lastEntry(
        before posting: Posting
    ) throws(EventStoreError) -> IndexFlush.Entry? {
        guard try seek(toOrBefore: Key.posting(posting)) else { return nil }
        return try withChecked(of: .postings) { key, value throws(EventStoreError) in
            guard let first = Key.posting(from: key), first.stream == posting.stream,
                first.term == posting.term, value.count < PostingRow.fullInBytes
            else { return nil }
            guard let last = PostingRow.last(of: value, from: first.position),
                last < posting.position
            else { throw .malformedTable(.postings, "an entry is malformed") }
            return IndexFlush.Entry(first: first, last: last, row: value.copied)
        }
    }

    /// The entry of a stream that a hash belongs to.
    fileprivate mutating func commands(
        around hash: CommandHash, of stream: StreamNumber
    ) throws(EventStoreError) -> IndexFlush.StoredCommands {
        var stored = IndexFlush.StoredCommands()
        guard try seek(toOrBefore: Key.command(stream, hash)) else {
            throw .malformedTable(.commands, "an entry is missing")
        }
        let isSound = try withChecked(of: .commands) { key, value in
            guard let (owner, first) = Key.command(from: key), owner == stream else { return false }
            stored.first = first
            return CommandRow.visit(value, from: first, of: stream) {
                stored.commands.append($0)
                return true
            }
        }
        guard isSound else { throw .malformedTable(.commands, "an entry is missing or malformed") }
        if try step(.forward) {
            let next = withCurrent { key, _ in Key.command(from: key) }
            if next?.stream == stream { stored.end = next?.hash }
        }
        return stored
    }
}
