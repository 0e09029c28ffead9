/// The time at which a statement held, as precisely as its author knows it.
///
/// An interval of UTC time, both ends included, with the precision it was stated in. The ledger
/// never orders by it: the order is always ``Position``.
public struct EffectiveTime: Hashable, Sendable {
    /// How precisely the time is known.
    public enum Precision: UInt8, Hashable, Sendable, CaseIterable {
        /// One point in time.
        case instant = 0
        /// A whole day.
        case day = 1
        /// A whole month.
        case month = 2
        /// A whole year.
        case year = 3
        /// Between two dates; the time is not known more precisely.
        case between = 4
    }

    /// The precision it was stated in.
    public let precision: Precision
    /// The earliest possible time.
    public let earliest: Timestamp
    /// The latest possible time; equals ``earliest`` for an instant.
    public let latest: Timestamp

    /// A point in time.
    public static func instant(_ time: Timestamp) -> EffectiveTime {
        EffectiveTime(precision: .instant, earliest: time, latest: time)
    }

    /// Creates an interval; swaps `earliest` and `latest` when they are in reverse order.
    public init(precision: Precision, earliest: Timestamp, latest: Timestamp) {
        self.precision = precision
        self.earliest = min(earliest, latest)
        self.latest = max(earliest, latest)
    }

    /// Relates the interval to `moment`; a moment inside it gives ``Timing/uncertain``.
    public func timing(at moment: Timestamp) -> Timing {
        if latest <= moment { return .held }
        return earliest > moment ? .notYet : .uncertain
    }

    /// The relation of a stated time to a moment.
    public enum Timing: Hashable, Sendable {
        /// It held by then, for every time in the interval.
        case held
        /// It did not hold yet, for every time in the interval.
        case notYet
        /// The moment is inside the interval, so the answer is not known.
        case uncertain
    }
}
