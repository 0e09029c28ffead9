/// A point on the UTC clock.
public struct Timestamp: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Unit: microseconds since 1970-01-01T00:00:00Z, leap seconds not counted.
    public let microseconds: Int64

    public init(microseconds: Int64) { self.microseconds = microseconds }

    /// The number of microseconds; for people, format it where a calendar is at hand.
    public var description: String { "\(microseconds) us" }

    public static func < (left: Timestamp, right: Timestamp) -> Bool {
        left.microseconds < right.microseconds
    }
}
