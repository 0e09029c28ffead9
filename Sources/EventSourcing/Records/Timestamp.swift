/// A point in UTC time.
public struct Timestamp: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The microseconds since 1970-01-01T00:00:00Z, without leap seconds.
    ///
    /// Unit: microseconds.
    public let microseconds: Int64

    /// Creates a timestamp from its microseconds since 1970-01-01T00:00:00Z.
    public init(microseconds: Int64) { self.microseconds = microseconds }

    /// The number of microseconds.
    ///
    /// To show a time to users, format it as a calendar date.
    public var description: String { "\(microseconds) us" }

    /// Orders timestamps by time.
    public static func < (left: Timestamp, right: Timestamp) -> Bool {
        left.microseconds < right.microseconds
    }
}
