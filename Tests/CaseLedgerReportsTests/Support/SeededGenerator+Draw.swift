import CaseLedgerTesting

extension SeededGenerator {
    /// A number of `range`, all equally likely.
    mutating func draw(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + Int(below(UInt64(range.count)))
    }
}
