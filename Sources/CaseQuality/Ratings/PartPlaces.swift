/// Some parts of an edition, by their places in its order: key questions of a standard, standards.
///
/// Two words without a reference, so that a fold compares and copies it freely; an edition has at most
/// ``most`` of each.
public struct PartPlaces: Hashable, Sendable {
    /// How many key questions, and how many standards, an edition can have.
    public static let most = 128

    /// The places below 64, a bit each.
    @usableFromInline var low: UInt64 = 0
    /// The places from 64 on.
    @usableFromInline var high: UInt64 = 0

    public init() {}

    /// Whether there is none.
    @inlinable public var isEmpty: Bool { low | high == 0 }

    /// Adds a place: 0 to 127.
    mutating func insert(_ place: Int) {
        if place < 64 { low |= 1 << UInt64(place) } else { high |= 1 << UInt64(place - 64) }
    }

    /// Calls `body` with each place, from 0, in order.
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

    /// The places, from 0, in order.
    public var places: [Int] {
        var places: [Int] = []
        forEach { places.append($0) }
        return places
    }
}
