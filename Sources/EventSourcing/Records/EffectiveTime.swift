/// When something held, as far as the person who says so knows it.
///
/// An interval of the UTC clock, both ends included, with the precision it was stated in. The
/// ledger never orders by it: order is ``Position``, always.
public struct EffectiveTime: Hashable, Sendable {
    /// How precisely the time is known.
    public enum Precision: UInt8, Hashable, Sendable, CaseIterable {
        case instant = 0
        case day = 1
        case month = 2
        case year = 3
        /// Between two dates, and no more is known.
        case between = 4
    }

    /// How precisely it was stated.
    public let precision: Precision
    /// The earliest point it can mean.
    public let earliest: Timestamp
    /// The latest point it can mean; equals ``earliest`` for an instant.
    public let latest: Timestamp

    /// A point in time.
    public static func instant(_ time: Timestamp) -> EffectiveTime {
        EffectiveTime(precision: .instant, earliest: time, latest: time)
    }

    /// A stretch of time; `latest` before `earliest` is taken as its other order.
    public init(precision: Precision, earliest: Timestamp, latest: Timestamp) {
        self.precision = precision
        self.earliest = min(earliest, latest)
        self.latest = max(earliest, latest)
    }

    /// Where `moment` lies: a stretch that only partly passed by then is ``Timing/uncertain``.
    public func timing(at moment: Timestamp) -> Timing {
        if latest <= moment { return .held }
        return earliest > moment ? .notYet : .uncertain
    }

    /// How a stated time relates to a moment.
    public enum Timing: Hashable, Sendable {
        /// It held by then, whichever point was meant.
        case held
        /// It did not hold yet, whichever point was meant.
        case notYet
        /// The moment falls inside the stretch: nobody knows.
        case uncertain
    }
}
