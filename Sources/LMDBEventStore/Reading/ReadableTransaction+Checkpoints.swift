internal import EventSourcing
internal import LMDB

/// The positions of subscriptions.
///
/// They do not follow from the records, and a page that the disk has as it was earlier is sound. So
/// `meta` states the sum of the checksums of all rows, and each read compares it.
extension ReadableTransaction where Self: ~Copyable {
    /// The checkpoint of a subscription; `nil` when it has none.
    ///
    /// - Throws: Code `integrity`.
    /// - Complexity: O(subscriptions).
    borrowing func checkpoint(
        of subscription: SubscriptionName, in tables: Tables
    ) throws(EventStoreError) -> SubscriptionCheckpoint? {
        try checkpoints(in: tables).first { $0.subscription == subscription }
    }

    /// The checkpoints of all subscriptions, in the order of their names.
    ///
    /// - Throws: Code `integrity`.
    borrowing func checkpoints(
        in tables: Tables
    ) throws(EventStoreError) -> [SubscriptionCheckpoint] {
        var sum: UInt64 = 0
        let found = try withCursor(on: tables.checkpoints) { cursor throws(EventStoreError) in
            var found: [SubscriptionCheckpoint] = []
            var isOn = try cursor.start()
            while isOn {
                found.append(try cursor.checkpoint())
                sum &+= cursor.withCurrent { _, value in CheckedValue.checksum(in: value) }
                isOn = try cursor.step(.forward)
            }
            return found
        }
        guard sum == (try checkpointSum(in: tables)) else {
            throw .malformedTable(
                .checkpoints,
                "its \(found.count) rows are not the ones that were stored last")
        }
        return found
    }

    /// The stated sum of the checksums of all rows.
    fileprivate borrowing func checkpointSum(
        in tables: Tables
    ) throws(EventStoreError) -> UInt64 {
        try number(under: MetaKey.checkpointSum, "the sum of checkpoints", in: tables) ?? 0
    }
}

extension Cursor {
    /// The checkpoint that the cursor is on.
    fileprivate func checkpoint() throws(EventStoreError) -> SubscriptionCheckpoint {
        let checkpoint = try withChecked(of: .checkpoints) {
            key, value -> SubscriptionCheckpoint? in
            guard let position = NumberRow.position(value),
                let name = SubscriptionName(
                    stored: String(decoding: key.copied, as: UTF8.self))
            else { return nil }
            return SubscriptionCheckpoint(subscription: name, position: position)
        }
        guard let checkpoint else {
            throw .malformedTable(.checkpoints, "an entry is malformed")
        }
        return checkpoint
    }
}

extension WriteTransaction {
    /// Stores the checkpoint of a subscription.
    mutating func put(
        _ checkpoint: SubscriptionCheckpoint, in tables: Tables
    ) throws(EventStoreError) {
        let key = Key.checkpoint(checkpoint.subscription)
        // Not the sum of all rows: a difference that there is already must stay.
        var sum = try checkpointSum(in: tables)
        try putChecked(
            NumberRow.bytes(checkpoint.position), under: key, in: tables.checkpoints,
            countedIn: &sum)
        try putChecked(
            NumberRow.bytes(Position(sum)), under: MetaKey.checkpointSum, in: tables.meta)
    }
}
