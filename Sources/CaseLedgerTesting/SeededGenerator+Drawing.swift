/// Draws whose outcome depends on the seed alone, and not on a version of the standard library.
extension SeededGenerator {
    /// A number of `range`, all equally likely.
    mutating func draw(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + Int(below(UInt64(range.count)))
    }

    /// Whether something that happens so often happens this time.
    mutating func happens(_ share: Share) -> Bool { draw(1...1_000) <= share.perMille }

    /// One element of `elements`, or `nil` of none.
    mutating func pick<Element>(_ elements: [Element]) -> Element? {
        elements.isEmpty ? nil : elements[draw(0...(elements.count - 1))]
    }

    /// Some numbers of `range`, each once, in the order in which they were drawn.
    mutating func distinct(_ count: Int, of range: ClosedRange<Int>) -> [Int] {
        var drawn: [Int] = []
        while drawn.count < min(count, range.count) {
            let number = draw(range)
            if !drawn.contains(number) { drawn.append(number) }
        }
        return drawn
    }
}
