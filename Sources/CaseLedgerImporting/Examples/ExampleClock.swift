internal import Synchronization

/// A clock for a ledger in which an example is recorded.
///
/// While an example is recorded, the clock shows the times of its story. Before and after, it shows
/// the time of the machine.
public final class ExampleClock: Sendable {
    /// The time of the story; `nil` while no example is recorded.
    private let time = Mutex<Timestamp?>(nil)

    /// Creates a clock that shows the time of the machine.
    public init() {}

    /// The clock for the call that opens a ledger.
    public var ledgerClock: LedgerClock { LedgerClock { self.now } }

    /// The time that the clock shows.
    var now: Timestamp { time.withLock { $0 } ?? LedgerClock.system.now }

    /// Shows nine o'clock UTC of a working day.
    ///
    /// The day is counted with integers, so that the time is the same on machines without a table
    /// of time zones.
    ///
    /// - Parameter day: A date with a day.
    func start(_ day: PartialDate) {
        let days = CivilDate.daysSince1970(day.year, day.month ?? 1, day.day ?? 1)
        let seconds = Int64(days) * 86_400 + 9 * 3_600
        time.withLock { $0 = Timestamp(microseconds: seconds * 1_000_000) }
    }

    /// Shows a later time of the same story.
    func pass(minutes: Int) {
        time.withLock {
            $0 = $0.map { Timestamp(microseconds: $0.microseconds + Int64(minutes) * 60_000_000) }
        }
    }

    /// Shows the time of the machine again.
    func followMachine() { time.withLock { $0 = nil } }
}
