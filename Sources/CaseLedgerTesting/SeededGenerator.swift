/// A repeatable random source: the same seed gives the same numbers on every machine.
///
/// The algorithm is SplitMix64 by Steele, Lea and Flood (2014). Use it for tests, and never for a
/// key or an id.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
    private var state: UInt64

    /// Creates a generator from a seed.
    public init(seed: UInt64) { state = seed }

    /// The next number of all 64-bit numbers.
    public mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }

    /// A number below `limit`; a limit of 0 counts as 1.
    public mutating func below(_ limit: UInt64) -> UInt64 { next() % max(limit, 1) }
}
