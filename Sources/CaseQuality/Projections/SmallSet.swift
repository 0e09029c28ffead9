/// A set of small numbers, compared and copied as one word as long as all are below 64.
struct SmallSet: Hashable, Sendable {
    private var bits: UInt64 = 0
    /// Those from 64 on, in order; there are hardly ever any.
    private var beyond: [Int] = []

    init() {}

    var isEmpty: Bool { bits == 0 && beyond.isEmpty }

    /// The numbers, in order.
    var elements: [Int] { (0..<64).filter { bits >> UInt64($0) & 1 == 1 } + beyond }

    /// Adds a number that is greater than all in the set.
    mutating func append(_ number: Int) {
        if number < 64 { bits |= 1 << UInt64(number) } else { beyond.append(number) }
    }
}
