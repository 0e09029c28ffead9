public import EventSourcing
internal import Synchronization

/// A clock for a ledger that stands still until it is set.
public final class SimulatedClock: Sendable {
    private let time: Mutex<Timestamp>

    /// A clock that stands at `time`.
    public init(at time: Timestamp = Timestamp(microseconds: 0)) { self.time = Mutex(time) }

    /// Sets the clock; it never goes back.
    public func advance(to later: Timestamp) { time.withLock { $0 = max($0, later) } }

    /// The clock as a ledger takes it when it is opened.
    public var ledgerClock: LedgerClock { LedgerClock { self.time.withLock { $0 } } }
}
