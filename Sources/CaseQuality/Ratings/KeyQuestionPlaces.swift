/// Some of a standard's key questions, by their places in its order.
///
/// One word as long as all places are below 64, so that a fold compares and copies it freely.
public struct KeyQuestionPlaces: Hashable, Sendable {
    private var bits: UInt64 = 0
    /// Places from 64 on, in order.
    ///
    /// `nil` while there are none: an empty array, too, is a reference that every copy counts.
    private var beyond: [Int]?

    public init() {}

    /// Adds a place that comes after all others.
    mutating func append(_ place: Int) {
        if place < 64 { bits |= 1 << UInt64(place) } else { beyond = (beyond ?? []) + [place] }
    }

    /// The places, from 0, in order.
    public var places: [Int] {
        var places: [Int] = []
        var rest = bits
        while rest != 0 {
            places.append(rest.trailingZeroBitCount)
            rest &= rest - 1
        }
        return places + (beyond ?? [])
    }
}
