public import EventSourcing
internal import Synchronization

/// A clock whose time a test sets.
public final class SettableClock: Sendable {
    private let time: Mutex<Int64>

    /// Creates a clock.
    ///
    /// - Parameter microseconds: The time. Unit: microseconds since 1970-01-01T00:00:00Z.
    public init(_ microseconds: Int64 = 1_000_000) { time = Mutex(microseconds) }

    /// The clock for the initialiser of a store.
    public var clock: LedgerClock {
        LedgerClock { [self] in Timestamp(microseconds: time.withLock { $0 }) }
    }

    /// Sets the time, which may be earlier than before.
    public func set(_ microseconds: Int64) { time.withLock { $0 = microseconds } }
}
