extension Ledger {
    /// All events that match: first the recorded ones, then each new one, without end.
    ///
    /// The sequence has every event once, in the order of positions, from every process. A new
    /// event arrives within 50 ms. The sequence ends only by throwing: when the task is cancelled,
    /// the ledger is closed, or its folder is moved or removed. It throws code `beyondHead` at once
    /// when `position` is beyond the head, as a checkpoint can be after a restore.
    ///
    /// ```swift
    /// for try await record in ledger.liveEvents(after: done) {
    ///     send(try ledger.event(of: record))
    ///     done = record.position
    /// }
    /// ```
    ///
    /// The elements are records, which every version can read. ``event(of:)`` decodes a record. It
    /// throws for an event that only a newer version can read; the loop can continue with the next
    /// record.
    ///
    /// - Parameters:
    ///   - query: The events to match; all of them by default.
    ///   - position: The last position that was processed; the sequence begins after it.
    /// - Returns: The events; they are read as the caller iterates.
    public func liveEvents(
        matching query: Query = .everything, after position: Position = .start
    ) -> LiveEvents {
        LiveEvents(subscription: store.subscription(to: query, after: position))
    }

    /// The checkpoint that was last saved under a name; `nil` if none was saved.
    ///
    /// - Throws: ``LedgerError`` with code `damaged`, `closed` or `storage`.
    public func checkpoint(
        of subscription: SubscriptionName
    ) async throws(LedgerError) -> SubscriptionCheckpoint? {
        try await store.checkpoint(of: subscription)
    }

    /// Saves durably the position up to which a program has processed the events.
    ///
    /// A program that ends between processing an event and saving receives that event again: *at
    /// least once*. For *exactly once*, store the position together with the result, in one
    /// transaction. The last save replaces earlier ones, so only one program at a time can use a
    /// name.
    ///
    /// - Throws: ``LedgerError`` with code `beyondHead` for a position that the ledger has not
    ///   reached, `diskFull`, `closed` or `storage`.
    public func save(_ checkpoint: SubscriptionCheckpoint) async throws(LedgerError) {
        try await store.save(checkpoint)
    }
}

/// The recorded events of a ledger, followed by each new one.
public struct LiveEvents: AsyncSequence, Sendable {
    /// The record of an event.
    public typealias Element = Record
    /// The error that ends the sequence.
    public typealias Failure = LedgerError

    let subscription: Subscription

    /// Starts reading after the position that the sequence was made for.
    public func makeAsyncIterator() -> Iterator {
        Iterator(records: subscription.makeAsyncIterator())
    }

    /// Reads the recorded events, then waits for new ones.
    public struct Iterator: AsyncIteratorProtocol {
        var records: Subscription.Iterator

        /// The number of buffered events, which the next calls return without reading or waiting.
        ///
        /// When it is 0, it is a good time to save a checkpoint.
        public var countAtHand: Int { records.countAtHand }

        /// The record of the next event; waits until there is one.
        ///
        /// - Throws: ``LedgerError`` with code `cancelled` when the task is cancelled, `closed`,
        ///   `beyondHead`, `damaged` or `storage`.
        public mutating func next(
            isolation actor: isolated (any Actor)?
        ) async throws(LedgerError) -> Record? {
            do throws(EventStoreError) {
                return try await records.next(isolation: actor)
            } catch { throw LedgerError(error) }
        }
    }
}
