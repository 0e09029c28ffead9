/// An event's sequence number in its stream: consecutive numbers from 1.
public struct StreamSequence: Hashable, Comparable, Sendable, LosslessStringConvertible {
    /// The number; 0 is before the first event.
    public let rawValue: UInt64

    /// Before the stream's first event.
    public static let start = StreamSequence(0)

    /// Creates a sequence number.
    public init(_ rawValue: UInt64) { self.rawValue = rawValue }

    /// Reads ``description``: a number written in digits, without a sign or a space.
    public init?(_ description: String) {
        guard let number = Position(description) else { return nil }
        self.init(number.rawValue)
    }

    /// The next number.
    public var next: StreamSequence { StreamSequence(rawValue + 1) }

    /// The number in decimal digits.
    public var description: String { String(rawValue) }

    /// Orders sequence numbers by their values.
    public static func < (left: StreamSequence, right: StreamSequence) -> Bool {
        left.rawValue < right.rawValue
    }
}
