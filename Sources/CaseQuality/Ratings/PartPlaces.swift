/// Some parts of an edition, by their places in its order: key questions of a standard, standards.
///
/// One word as long as all places are below 64, so that a fold compares and copies it freely.
public struct PartPlaces: Hashable, Sendable {
    @usableFromInline var bits: UInt64 = 0
    /// Places from 64 on, in order.
    ///
    /// `nil` while there are none: an empty array, too, is a reference that every copy counts.
    @usableFromInline var beyond: [Int]?

    public init() {}

    /// Whether there is none.
    @inlinable public var isEmpty: Bool { bits == 0 && beyond == nil }

    /// Adds a place that comes after all others.
    mutating func append(_ place: Int) {
        if place < 64 { bits |= 1 << UInt64(place) } else { beyond = (beyond ?? []) + [place] }
    }

    /// Calls `body` with each place, from 0, in order.
    @inlinable public func forEach(_ body: (Int) -> Void) {
        var rest = bits
        while rest != 0 {
            body(rest.trailingZeroBitCount)
            rest &= rest - 1
        }
        if let beyond { for place in beyond { body(place) } }
    }

    /// The places, from 0, in order.
    public var places: [Int] {
        var places: [Int] = []
        forEach { places.append($0) }
        return places
    }
}
