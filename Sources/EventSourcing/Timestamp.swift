#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

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

/// The clock that says when the ledger learnt something. One a ledger, passed in when it opens.
public struct LedgerClock: Sendable {
    private let read: @Sendable () -> Timestamp

    /// A clock that reads the time from `read`.
    public init(_ read: @escaping @Sendable () -> Timestamp) { self.read = read }

    /// The time now.
    public var now: Timestamp { read() }

    /// The machine's own clock.
    public static let system = LedgerClock {
        Timestamp(microseconds: Int64((Date().timeIntervalSince1970 * 1_000_000).rounded()))
    }
}
