extension LedgerInspection {
    /// The ratings as they are, then again whenever they change, without end.
    ///
    /// Several changes between two looks arrive as one: the newest. It ends by throwing, when the
    /// task is cancelled or the ledger closed.
    public var liveRatings: LiveRatings { LiveRatings(inspection: self) }
}

/// The ratings of an inspection, live.
public struct LiveRatings: AsyncSequence, Sendable {
    public typealias Element = Ratings
    public typealias Failure = LedgerError

    let inspection: LedgerInspection

    public func makeAsyncIterator() -> Iterator { Iterator(inspection: inspection) }

    /// Waits for changes.
    public struct Iterator: AsyncIteratorProtocol {
        let inspection: LedgerInspection
        var last: Ratings?
        var seen = Position.start
        /// The inspection's last event when the ratings were read.
        var lastEvent: Position?

        /// The ratings, once there are any that differ from the last.
        public mutating func next(
            isolation actor: isolated (any Actor)?
        ) async throws(LedgerError) -> Ratings? {
            while true {
                let head = try await inspection.ledger.store.waitForEvents(after: seen)
                seen = head.position
                // Most events are of other inspections.
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
    /// Whether a reader would see other values than in `other`.
    fileprivate func differ(from other: Ratings?) -> Bool {
        guard let other else { return true }
        return standards != other.standards || keyQuestions != other.keyQuestions
            || overall != other.overall
    }
}
