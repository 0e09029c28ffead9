public import EventSourcing
internal import Synchronization

/// A clock for a ledger whose time changes only when it is set.
public final class SimulatedClock: Sendable {
    private let time: Mutex<Timestamp>

    /// Creates a clock with a time.
    public init(at time: Timestamp = Timestamp(microseconds: 0)) { self.time = Mutex(time) }

    /// Sets the clock to a later time; an earlier time changes nothing.
    public func advance(to later: Timestamp) { time.withLock { $0 = max($0, later) } }

    /// The clock for the call that opens a ledger.
    public var ledgerClock: LedgerClock { LedgerClock { self.time.withLock { $0 } } }
}
