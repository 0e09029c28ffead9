/// Draws that depend only on the seed, and not on the version of the standard library.
extension SeededGenerator {
    /// Draws a number of `range` with equal probability.
    mutating func draw(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + Int(below(UInt64(range.count)))
    }

    /// Draws whether an event of this frequency happens.
    mutating func happens(_ share: Share) -> Bool { draw(1...1_000) <= share.perMille }

    /// Draws one element of `elements`; `nil` when there are none.
    mutating func pick<Element>(_ elements: [Element]) -> Element? {
        elements.isEmpty ? nil : elements[draw(0...(elements.count - 1))]
    }

    /// Draws distinct numbers of `range`, in the order of the draws.
    mutating func distinct(_ count: Int, of range: ClosedRange<Int>) -> [Int] {
        var drawn: [Int] = []
        while drawn.count < min(count, range.count) {
            let number = draw(range)
            if !drawn.contains(number) { drawn.append(number) }
        }
        return drawn
    }
}
