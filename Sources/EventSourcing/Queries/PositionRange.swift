/// A stretch of positions, both ends included.
public struct PositionRange: Hashable, Sendable {
    /// The first position.
    public let first: Position
    /// The last position; below ``first`` when the stretch is empty.
    public let last: Position

    /// From `first` to `last`.
    public init(from first: Position = Position(1), through last: Position = Position(.max)) {
        self.first = max(first, Position(1))
        self.last = last
    }

    /// Everything after `position`.
    public static func after(_ position: Position) -> PositionRange {
        PositionRange(from: position.next)
    }

    /// Everything up to and with `position`.
    public static func through(_ position: Position) -> PositionRange {
        PositionRange(through: position)
    }

    /// Whether nothing can lie in it.
    public var isEmpty: Bool { last < first }

    /// Whether `position` lies in it.
    public func contains(_ position: Position) -> Bool { first <= position && position <= last }

    /// Refuses a range that starts beyond the head: a reader that continues from there has read another
    /// ledger, or a longer one.
    ///
    /// - Parameter head: The last position; a range may start right after it.
    /// - Throws: Code `beyondHead`.
    package func checkStart(against head: Position) throws(EventStoreError) {
        if first.previous > head { throw .beyondHead(first.previous, head: head) }
    }
}
