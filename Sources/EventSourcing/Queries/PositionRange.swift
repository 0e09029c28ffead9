/// A range of positions, both ends included.
public struct PositionRange: Hashable, Sendable {
    /// The first position.
    public let first: Position
    /// The last position; below ``first`` when the range is empty.
    public let last: Position

    /// Creates a range from `first` to `last`.
    ///
    /// A first position of 0 becomes 1.
    public init(from first: Position = Position(1), through last: Position = Position(.max)) {
        self.first = max(first, Position(1))
        self.last = last
    }

    /// All positions after `position`.
    public static func after(_ position: Position) -> PositionRange {
        PositionRange(from: position.next)
    }

    /// All positions up to and including `position`.
    public static func through(_ position: Position) -> PositionRange {
        PositionRange(through: position)
    }

    /// Whether the range contains no position.
    public var isEmpty: Bool { last < first }

    /// Whether the range contains `position`.
    public func contains(_ position: Position) -> Bool { first <= position && position <= last }

    /// Throws for a range that starts beyond the head.
    ///
    /// A reader that continues from there has read another ledger, or a longer one.
    ///
    /// - Parameter head: The last position; a range may start directly after it.
    /// - Throws: Code `beyondHead`.
    package func checkStart(against head: Position) throws(EventStoreError) {
        if first.previous > head { throw .beyondHead(first.previous, head: head) }
    }
}
