#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// The clock that says when the ledger learnt something.
///
/// One a ledger, passed in when it opens.
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
