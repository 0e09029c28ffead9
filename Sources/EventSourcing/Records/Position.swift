/// An event's place in the whole ledger: 1 is the first event, dense, gapless, in commit order.
///
/// Everything at or below a position is therefore complete: a reader that has seen position 40 has
/// seen all forty events there will ever be up to it.
public struct Position: Hashable, Comparable, Sendable, LosslessStringConvertible {
    /// The number; 0 is before the first event.
    public let rawValue: UInt64

    /// Before the first event.
    public static let start = Position(0)

    public init(_ rawValue: UInt64) { self.rawValue = rawValue }

    /// Reads a number written in digits, without a sign or a space.
    package init?(digits: some StringProtocol) {
        guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = UInt64(digits)
        else { return nil }
        self.init(number)
    }

    /// Reads ``description``: a number written in digits, without a sign or a space.
    public init?(_ description: String) { self.init(digits: description) }

    /// The position right after this one; the greatest number stays where it is.
    public var next: Position { Position(rawValue == .max ? .max : rawValue + 1) }

    /// The position right before this one; ``start`` stays where it is.
    public var previous: Position { Position(rawValue == 0 ? 0 : rawValue - 1) }

    /// The number in digits.
    public var description: String { String(rawValue) }

    public static func < (left: Position, right: Position) -> Bool {
        left.rawValue < right.rawValue
    }
}
