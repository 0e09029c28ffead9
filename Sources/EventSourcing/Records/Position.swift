/// An event's position in the whole ledger: consecutive numbers from 1, in commit order.
///
/// The events up to a position are therefore complete: a reader that has seen position 40 has seen
/// all forty events that can ever exist up to it.
public struct Position: Hashable, Comparable, Sendable, LosslessStringConvertible {
    /// The number; 0 is before the first event.
    public let rawValue: UInt64

    /// Before the first event.
    public static let start = Position(0)

    /// Creates a position from its number.
    public init(_ rawValue: UInt64) { self.rawValue = rawValue }

    /// Parses a number written in digits, without a sign or a space; `nil` for any other text.
    package init?(digits: some StringProtocol) {
        guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = UInt64(digits)
        else { return nil }
        self.init(number)
    }

    /// Reads ``description``: a number written in digits, without a sign or a space.
    public init?(_ description: String) { self.init(digits: description) }

    /// The next position; the greatest position has itself as the next.
    public var next: Position { Position(rawValue == .max ? .max : rawValue + 1) }

    /// The previous position; ``start`` has itself as the previous.
    public var previous: Position { Position(rawValue == 0 ? 0 : rawValue - 1) }

    /// The number in decimal digits.
    public var description: String { String(rawValue) }

    /// Orders positions by their numbers.
    public static func < (left: Position, right: Position) -> Bool {
        left.rawValue < right.rawValue
    }
}
