internal import EventSourcing
internal import LMDB

extension IndexTail {
    /// Writes the tail into the tables, each in the order of its keys, and moves the watermark.
    func flush(
        to tables: Tables, in transaction: inout WriteTransaction
    ) throws(EventStoreError) {
        guard !records.isEmpty else { return }
        for posting in postings {
            try transaction.put([], under: Key.posting(posting), in: tables.postings)
        }
        for (name, row) in streams.sorted(by: { $0.key < $1.key }) {
            try transaction.put(row.bytes, under: Key.stream(name), in: tables.streams)
        }
        for (key, row) in commands.sorted(by: { $0.key < $1.key }) {
            try transaction.put(
                row.bytes, under: Key.command(key.id, in: key.stream), in: tables.commands)
        }
        try transaction.put(
            NumberRow.bytes(head), under: MetaKey.watermark, in: tables.meta)
    }

    private var postings: [Posting] {
        var postings: [Posting] = []
        for (record, stream) in zip(records, numbers) {
            postings += record.postings(in: stream)
        }
        return postings.sorted()
    }
}
