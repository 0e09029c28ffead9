extension Ledger {
    /// The events that match, those there are and then those to come, without end.
    ///
    /// Every event comes once, in the order of its position, whichever process recorded it; one that
    /// is recorded while somebody waits comes within 50 ms. It ends by throwing, when the task is
    /// cancelled, the ledger closed, or its folder moved or removed; at once with code `beyondHead`
    /// when `position` is beyond the head, as a checkpoint can be after a restore.
    ///
    /// ```swift
    /// for try await record in ledger.liveEvents(after: done) {
    ///     send(try ledger.event(of: record))
    ///     done = record.position
    /// }
    /// ```
    ///
    /// What comes is the record, which any version can read. ``event(of:)`` decodes it; where a newer
    /// version wrote the ledger that may throw, and the loop can still go on with the next one.
    ///
    /// - Parameters:
    ///   - query: Which events; all of them unless told.
    ///   - position: The last position that was dealt with: the first event comes after it.
    /// - Returns: The events, read as they are asked for.
    public func liveEvents(
        matching query: Query = .everything, after position: Position = .start
    ) -> LiveEvents {
        LiveEvents(subscription: store.subscription(to: query, after: position))
    }

    /// The position that was saved under a name, or `nil` before the first one.
    public func checkpoint(
        of subscription: SubscriptionName
    ) async throws(LedgerError) -> SubscriptionCheckpoint? {
        try await store.checkpoint(of: subscription)
    }

    /// Saves, durably, up to where somebody has dealt with the events.
    ///
    /// A program that dies between dealing with an event and saving meets that event again: *at least
    /// once*. For *exactly once* keep the position where the result is kept, in one transaction. The
    /// last of several saves holds, so one name is for one program at a time.
    ///
    /// - Throws: Code `beyondHead` for a position that the ledger has not reached.
    public func save(_ checkpoint: SubscriptionCheckpoint) async throws(LedgerError) {
        try await store.save(checkpoint)
    }
}

/// The events of a ledger, live.
public struct LiveEvents: AsyncSequence, Sendable {
    public typealias Element = Record
    public typealias Failure = LedgerError

    let subscription: Subscription

    public func makeAsyncIterator() -> Iterator {
        Iterator(records: subscription.makeAsyncIterator())
    }

    /// Walks what there is, then waits for more.
    public struct Iterator: AsyncIteratorProtocol {
        var records: Subscription.Iterator

        /// How many events are at hand, to be had without reading or waiting.
        ///
        /// When there are none, it is a good time to save a checkpoint.
        public var countAtHand: Int { records.countAtHand }

        /// The next event's record, when there is one.
        public mutating func next(
            isolation actor: isolated (any Actor)?
        ) async throws(LedgerError) -> Record? {
            do throws(EventStoreError) {
                return try await records.next(isolation: actor)
            } catch { throw LedgerError(error) }
        }
    }
}
