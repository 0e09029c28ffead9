extension LedgerInspection {
    /// The current ratings, then the new ratings after each change, without end.
    ///
    /// If several changes happen between two reads, the sequence has only the newest ratings. It
    /// ends by throwing, when the task is cancelled or the ledger is closed.
    public var liveRatings: LiveRatings { LiveRatings(inspection: self) }
}

/// The current ratings of an inspection, followed by each change.
public struct LiveRatings: AsyncSequence, Sendable {
    /// The ratings after a change.
    public typealias Element = Ratings
    /// The error that ends the sequence.
    public typealias Failure = LedgerError

    let inspection: LedgerInspection

    /// Starts with the current ratings.
    public func makeAsyncIterator() -> Iterator { Iterator(inspection: inspection) }

    /// Reads the ratings, then waits for changes.
    public struct Iterator: AsyncIteratorProtocol {
        let inspection: LedgerInspection
        var last: Ratings?
        var seen = Position.start
        /// The inspection's last event when the ratings were read.
        var lastEvent: Position?

        /// The ratings; waits until they differ from the last ones that it returned.
        ///
        /// - Throws: ``LedgerError`` with code `cancelled` when the task is cancelled, `closed`,
        ///   `newerFormat`, `damaged` or `storage`.
        public mutating func next(
            isolation actor: isolated (any Actor)?
        ) async throws(LedgerError) -> Ratings? {
            while true {
                let head = try await inspection.ledger.store.waitForEvents(after: seen)
                seen = head.position
                // Most events belong to other inspections.
                let event = try await inspection.ledger.store.head(of: inspection.id)?.position
                guard event != lastEvent else { continue }
                lastEvent = event.map { Swift.min($0, head.position) }
                let ratings: Ratings
                do throws(LedgerError) {
                    ratings = try await inspection.ratings(at: head.position)
                } catch  where error.code == .notFound {
                    continue
                }
                guard ratings.differ(from: last) else { continue }
                last = ratings
                return ratings
            }
        }
    }
}

extension Ratings {
    /// Whether any value that a reader sees differs from `other`.
    fileprivate func differ(from other: Ratings?) -> Bool {
        guard let other else { return true }
        return standards != other.standards || keyQuestions != other.keyQuestions
            || overall != other.overall
    }
}
