/// A point on the UTC clock.
public struct Timestamp: Hashable, Comparable, Sendable, LosslessStringConvertible {
    /// Unit: microseconds since 1970-01-01T00:00:00Z, leap seconds not counted.
    public let microseconds: Int64

    public init(microseconds: Int64) { self.microseconds = microseconds }

    /// Reads an RFC 3339 time; see ``init(rfc3339:)``.
    public init?(_ description: String) { self.init(rfc3339: description) }

    /// The time as RFC 3339 in UTC; see ``rfc3339``.
    public var description: String { rfc3339 }

    public static func < (left: Timestamp, right: Timestamp) -> Bool {
        left.microseconds < right.microseconds
    }
}
