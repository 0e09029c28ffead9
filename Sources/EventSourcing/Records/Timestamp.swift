/// A point in UTC time.
public struct Timestamp: Hashable, Comparable, Sendable, LosslessStringConvertible {
    /// The microseconds since 1970-01-01T00:00:00Z, without leap seconds.
    ///
    /// Unit: microseconds.
    public let microseconds: Int64

    /// Creates a timestamp from its microseconds since 1970-01-01T00:00:00Z.
    public init(microseconds: Int64) { self.microseconds = microseconds }

    /// Reads an RFC 3339 time; see ``init(rfc3339:)``.
    public init?(_ description: String) { self.init(rfc3339: description) }

    /// The time as RFC 3339 in UTC; see ``rfc3339``.
    public var description: String { rfc3339 }

    /// Orders timestamps by time.
    public static func < (left: Timestamp, right: Timestamp) -> Bool {
        left.microseconds < right.microseconds
    }
}
