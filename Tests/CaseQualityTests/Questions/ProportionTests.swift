import CaseLedger
import Testing

@Suite("Proportions and their confidence intervals")
struct ProportionTests {
    @Test(
        "Wilson's interval, against published figures",
        arguments: [
            (6, 13, 0.2321, 0.7086), (0, 17, 0, 0.1843), (81, 263, 0.2553, 0.3662),
            (15, 148, 0.0624, 0.1605), (1, 29, 0.0061, 0.1718),
        ])
    func wilson(count: Int, base: Int, low: Double, high: Double) throws {
        let interval = try #require(Proportion(count, of: base)?.interval())
        #expect(abs(interval.lowerBound - low) < 0.00006)
        #expect(abs(interval.upperBound - high) < 0.00006)
    }

    @Test("At both ends the interval ends with the share, exactly")
    func ends() throws {
        #expect(try #require(Proportion(0, of: 17)?.interval()).lowerBound == 0)
        let all = try #require(Proportion(17, of: 17)?.interval())
        #expect(all.upperBound == 1)
        #expect(abs(all.lowerBound - (1 - 0.1843)) < 0.00006)
    }

    @Test("Less confidence and a smaller population make it narrower; a whole population has none")
    func narrower() throws {
        let share = try #require(Proportion(6, of: 13))
        func width(_ interval: ClosedRange<Double>?) throws -> Double {
            let interval = try #require(interval)
            return interval.upperBound - interval.lowerBound
        }
        #expect(try width(share.interval(.eighty)) < width(share.interval()))
        #expect(try width(share.interval(population: 20)) < width(share.interval(population: 200)))
        #expect(try width(share.interval(population: 200)) < width(share.interval()))
        #expect(share.interval(population: 13) == nil)
        #expect(share.interval(population: 12) == nil)
        #expect(share.interval(population: 14) != nil)
        // 13 of 14: as if 13 x 13 / 1 cases had been drawn, with the same share.
        let drawn = try #require(Proportion(78, of: 169)?.interval())
        let corrected = try #require(share.interval(population: 14))
        #expect(abs(drawn.lowerBound - corrected.lowerBound) < 1e-12)
        #expect(abs(drawn.upperBound - corrected.upperBound) < 1e-12)
    }

    @Test(
        "Newcombe's interval of a difference, against his own examples",
        arguments: [
            (56, 70, 48, 80, 0.2, 0.0524, 0.3339), (9, 10, 3, 10, 0.6, 0.1705, 0.8090),
            (5, 56, 0, 29, 0.0893, -0.0381, 0.1926), (0, 10, 0, 10, 0, -0.2775, 0.2775),
        ])
    func newcombe(
        a: Int, m: Int, b: Int, n: Int, difference: Double, low: Double, high: Double
    ) throws {
        let both = try #require(
            Proportion(a, of: m).flatMap { one in
                Proportion(b, of: n).map { ProportionDifference(one, minus: $0) }
            })
        #expect(abs(both.difference - difference) < 0.00006)
        #expect(abs(both.interval().lowerBound - low) < 0.00006)
        #expect(abs(both.interval().upperBound - high) < 0.00006)
    }

    @Test("No share of nothing, of more than all, or of less than none")
    func impossible() {
        #expect(Proportion(0, of: 0) == nil)
        #expect(Proportion(14, of: 13) == nil)
        #expect(Proportion(-1, of: 13) == nil)
        #expect(Proportion(13, of: 13)?.percent == 100)
    }
}
