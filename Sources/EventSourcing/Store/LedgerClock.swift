#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// The clock for the times of recording.
///
/// Each ledger has one, which is passed in when it is opened.
public struct LedgerClock: Sendable {
    private let read: @Sendable () -> Timestamp

    /// Creates a clock that reads the time from `read`.
    public init(_ read: @escaping @Sendable () -> Timestamp) { self.read = read }

    /// The current time.
    public var now: Timestamp { read() }

    /// The clock of the machine.
    public static let system = LedgerClock {
        Timestamp(microseconds: Int64((Date().timeIntervalSince1970 * 1_000_000).rounded()))
    }
}
