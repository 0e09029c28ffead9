import CaseLedger
import Testing

@Suite("The bands of the overall rating")
struct OverallBandsTests {
    @Test(
        "A total on an edge earns the better rating; one point fewer does not",
        arguments: [
            (36, 0, Rating.inadequate), (36, 6, .inadequate), (36, 7, .requiresImprovement),
            (36, 18, .requiresImprovement), (36, 19, .good), (36, 30, .good),
            (36, 31, .outstanding), (36, 36, .outstanding),
            (24, 0, .inadequate), (24, 4, .inadequate), (24, 5, .requiresImprovement),
            (24, 12, .requiresImprovement), (24, 13, .good), (24, 20, .good),
            (24, 21, .outstanding), (24, 24, .outstanding),
            (27, 4, .inadequate), (27, 5, .requiresImprovement), (27, 13, .requiresImprovement),
            (27, 14, .good), (27, 22, .good), (27, 23, .outstanding),
            (21, 3, .inadequate), (21, 4, .requiresImprovement), (21, 10, .requiresImprovement),
            (21, 11, .good), (21, 17, .good), (21, 18, .outstanding),
        ])
    func edges(maximum: Int, total: Int, expected: Rating) throws {
        let bands = try #require(Framework.hmipYouth2021.bands(forMaximum: maximum))
        #expect(bands.rating(total: total) == expected)
    }

    @Test("Outside its totals a table has no rating", arguments: [-1, 37])
    func outside(total: Int) throws {
        let bands = try #require(Framework.hmipYouth2021.bands(forMaximum: 36))
        #expect(bands.rating(total: total) == nil)
    }

    @Test(
        "Each table agrees with the formula for its number of standards",
        arguments: [36, 27, 24, 21])
    func formulaAgrees(maximum: Int) throws {
        let bands = try #require(Framework.hmipYouth2021.bands(forMaximum: maximum))
        for total in 0...maximum {
            #expect(
                bands.rating(total: total)
                    == OverallBands.rating(byMeanOf: total, standards: maximum / 3))
        }
    }

    @Test(
        "The formula gives the stated bands of other editions",
        arguments: [
            (9, [0...4, 5...13, 14...22, 23...27]), (7, [0...3, 4...10, 11...17, 18...21]),
            (10, [0...5, 6...15, 16...25, 26...30]),
        ])
    func formulaElsewhere(standards: Int, bands: [ClosedRange<Int>]) {
        for (rating, totals) in zip(Rating.allCases, bands) {
            for total in totals {
                #expect(OverallBands.rating(byMeanOf: total, standards: standards) == rating)
            }
        }
    }

    @Test("There is a table for each maximum that reports print, and for no other one")
    func tables() {
        let framework = Framework.hmipYouth2021
        #expect((0...60).filter { framework.bands(forMaximum: $0) != nil } == [21, 24, 27, 36])
        #expect(framework.overallBands.allSatisfy { !$0.source.isEmpty })
    }
}
