/// A set of parts of an edition, by index: key questions of a standard, or standards.
///
/// The set is two machine words without a reference, so that a fold can compare and copy it
/// cheaply. An edition has at most ``most`` parts of each kind.
public struct PartPlaces: Hashable, Sendable {
    /// The largest number of key questions, and of standards, in an edition.
    public static let most = 128

    /// The indices below 64, one bit each.
    @usableFromInline var low: UInt64 = 0
    /// The indices from 64, one bit each.
    @usableFromInline var high: UInt64 = 0

    /// Creates an empty set.
    public init() {}

    /// Whether the set is empty.
    @inlinable public var isEmpty: Bool { low | high == 0 }

    /// Adds an index, `0...127`.
    mutating func insert(_ place: Int) {
        if place < 64 { low |= 1 << UInt64(place) } else { high |= 1 << UInt64(place - 64) }
    }

    /// Calls `body` with each index in ascending order.
    @inlinable public func forEach(_ body: (Int) -> Void) {
        var rest = low
        while rest != 0 {
            body(rest.trailingZeroBitCount)
            rest &= rest - 1
        }
        rest = high
        while rest != 0 {
            body(64 + rest.trailingZeroBitCount)
            rest &= rest - 1
        }
    }

    /// The indices in ascending order.
    public var places: [Int] {
        var places: [Int] = []
        forEach { places.append($0) }
        return places
    }
}
