/// A set of small numbers, compared and copied as one word as long as all are below 64.
struct SmallSet: Hashable, Sendable {
    private var bits: UInt64 = 0
    /// Those from 64 on, in order.
    ///
    /// There are hardly ever any, and it is `nil` then: an empty array, too, is a reference that is
    /// counted whenever the set is copied.
    private var beyond: [Int]?

    init() {}

    var isEmpty: Bool { bits == 0 && beyond == nil }

    /// How many there are.
    var count: Int { bits.nonzeroBitCount + (beyond?.count ?? 0) }

    /// The numbers, in order.
    var elements: [Int] {
        var elements: [Int] = []
        forEach { elements.append($0) }
        return elements
    }

    /// Shows `body` the numbers, in order.
    func forEach(_ body: (Int) -> Void) {
        var rest = bits
        while rest != 0 {
            body(rest.trailingZeroBitCount)
            rest &= rest - 1
        }
        for number in beyond ?? [] { body(number) }
    }

    /// Adds a number that is greater than all in the set.
    mutating func append(_ number: Int) {
        if number < 64 { bits |= 1 << UInt64(number) } else { beyond = (beyond ?? []) + [number] }
    }
}
