import CaseLedger
import Testing

/// The scale of the bundled edition: 0, 50, 65, 80, on the rounded percentage.
private let scale = Framework.hmipYouth2021.scale

@Suite("The rating scale")
struct RatingScaleTests {
    @Test(
        "A tie of a percentage is rounded up",
        arguments: [
            (1, 8, 13), (3, 8, 38), (5, 8, 63), (7, 8, 88),  // 12.5, 37.5, 62.5, 87.5
            (1, 200, 1), (3, 200, 2), (99, 200, 50), (199, 200, 100),
            (1, 40, 3), (9, 40, 23), (33, 40, 83),
        ])
    func tiesGoUp(count: Int, base: Int, percent: Int) {
        #expect(RatingScale.percent(count, of: base) == percent)
    }

    @Test("A percentage is the exact share, halves up, for every count of up to 200 cases")
    func percentIsHalfUp() throws {
        for base in 1...200 {
            for count in 0...base {
                // The share as the fraction 100 count / base, taken apart by hand.
                let whole = 100 * count / base
                let rest = 100 * count - whole * base
                let expected = 2 * rest >= base ? whole + 1 : whole
                #expect(RatingScale.percent(count, of: base) == expected)
            }
        }
    }

    @Test("Only bases that are multiples of eight have ties")
    func tiesNeedMultiplesOfEight() {
        for base in 1...200 {
            let hasTie = (0...base).contains { (200 * $0) % (2 * base) == base }
            #expect(hasTie == base.isMultiple(of: 8))
        }
    }

    @Test("Of no cases there is no percentage and no rating, and never 0 %", arguments: [0, -1])
    func nothingAssessed(base: Int) {
        #expect(RatingScale.percent(0, of: base) == nil)
        #expect(scale.rating(sufficient: 0, of: base) == nil)
        #expect(scale.need(for: .good, of: base) == nil)
        #expect(scale.casesUp(sufficient: 0, of: base) == nil)
        #expect(scale.casesDown(sufficient: 0, of: base) == nil)
        #expect(scale.isRoundingSensitive(sufficient: 0, of: base) == false)
    }

    @Test(
        "A share on an edge earns the better rating; one case fewer does not",
        arguments: [
            (7, 13, Rating.requiresImprovement), (6, 13, .inadequate),  // 54, 46
            (9, 13, .good), (8, 13, .requiresImprovement),  // 69, 62
            (11, 13, .outstanding), (10, 13, .good),  // 85, 77
            (9, 17, .requiresImprovement), (8, 17, .inadequate),  // 53, 47
            (11, 17, .good), (10, 17, .requiresImprovement),  // 64.7 counts as 65
            (14, 17, .outstanding), (13, 17, .good),  // 82, 76
            (10, 20, .requiresImprovement), (9, 20, .inadequate),
            (13, 20, .good), (12, 20, .requiresImprovement),
            (16, 20, .outstanding), (15, 20, .good),
            (50, 100, .requiresImprovement), (49, 100, .inadequate),
            (65, 100, .good), (64, 100, .requiresImprovement),
            (80, 100, .outstanding), (79, 100, .good),
            (50, 101, .requiresImprovement), (49, 101, .inadequate),  // 49.505 counts as 50
            (1, 1, .outstanding), (0, 1, .inadequate),
            (1, 2, .requiresImprovement), (0, 2, .inadequate),
            (4, 5, .outstanding), (3, 5, .requiresImprovement),
            (2, 3, .good), (1, 3, .inadequate),
        ])
    func ratingAtEdge(sufficient: Int, assessed: Int, expected: Rating) {
        #expect(scale.rating(sufficient: sufficient, of: assessed) == expected)
    }

    @Test(
        "A printed percentage on an edge earns the better rating",
        arguments: [
            (0, Rating.inadequate), (49, .inadequate), (50, .requiresImprovement),
            (64, .requiresImprovement), (65, .good), (79, .good), (80, .outstanding),
            (100, .outstanding),
        ])
    func ratingOfPrintedPercentage(percent: Int, expected: Rating) {
        #expect(scale.rating(percent: percent) == expected)
    }

    @Test("Rounding lifts the band of exactly the pairs that the domain lists, up to 60 cases")
    func roundingSensitivePairs() {
        var pairs: [String] = []
        for base in 1...60 {
            for count in 0...base where scale.isRoundingSensitive(sufficient: count, of: base) {
                pairs.append("\(count)/\(base)")
            }
        }
        #expect(
            pairs == [
                "11/17", "20/31", "22/34", "24/37", "35/44", "31/48", "39/49", "33/51", "35/54",
                "43/54", "37/57", "47/59",
            ])
    }

    @Test("The edge at 50 is lifted from 101 cases on, and by none before")
    func roundingAtFifty() {
        func lifts(of base: Int) -> [Int] {
            (0...base).filter {
                scale.isRoundingSensitive(sufficient: $0, of: base) && 2 * $0 < base
                    && RatingScale.percent($0, of: base) == 50
            }
        }
        #expect((1...100).allSatisfy { lifts(of: $0).isEmpty })
        #expect(lifts(of: 101) == [50])
        #expect(scale.isRoundingSensitive(sufficient: 50, of: 101))
        #expect(!scale.isRoundingSensitive(sufficient: 51, of: 101))
        #expect(!scale.isRoundingSensitive(sufficient: 50, of: 100))
    }

    @Test("Rounding never lowers a band")
    func roundingNeverLowers() throws {
        let exact = RatingScale(bands: scale.bands, basis: .exact)
        for base in 1...120 {
            for count in 0...base {
                let rounded = try #require(scale.rating(sufficient: count, of: base))
                let unrounded = try #require(exact.rating(sufficient: count, of: base))
                #expect(rounded >= unrounded)
                #expect(
                    scale.isRoundingSensitive(sufficient: count, of: base)
                        == (rounded != unrounded))
            }
        }
    }

    @Test(
        "On the exact share, 11 of 17 is not 65 %",
        arguments: [
            (11, 17, Rating.requiresImprovement), (12, 17, .good),
            (50, 101, .inadequate), (51, 101, .requiresImprovement),
            (13, 20, .good), (12, 20, .requiresImprovement),
        ])
    func exactBasis(sufficient: Int, assessed: Int, expected: Rating) {
        let exact = RatingScale(bands: scale.bands, basis: .exact)
        #expect(exact.rating(sufficient: sufficient, of: assessed) == expected)
    }

    @Test(
        "The fewest cases for a rating, and so the distances, agree with trying every count",
        arguments: [RatingScale.Basis.rounded, .exact])
    func distancesByBruteForce(basis: RatingScale.Basis) throws {
        let scale = RatingScale(bands: scale.bands, basis: basis)
        for base in 1...60 {
            let ratings = try (0...base).map {
                try #require(scale.rating(sufficient: $0, of: base))
            }
            for rating in Rating.allCases {
                #expect(
                    scale.need(for: rating, of: base) == ratings.firstIndex { $0 >= rating })
            }
            for count in 0...base {
                var up: Int?
                for more in stride(from: 1, through: base - count, by: 1)
                where up == nil && ratings[count + more] > ratings[count] { up = more }
                var down: Int?
                for fewer in stride(from: 1, through: count, by: 1)
                where down == nil && ratings[count - fewer] < ratings[count] { down = fewer }
                #expect(scale.casesUp(sufficient: count, of: base) == up)
                #expect(scale.casesDown(sufficient: count, of: base) == down)
            }
        }
    }

    @Test(
        "The fewest cases for each rating in the report's two samples",
        arguments: [(13, [0, 7, 9, 11]), (17, [0, 9, 11, 14])])
    func needsOfTheReport(base: Int, needs: [Int]) {
        #expect(Rating.allCases.map { scale.need(for: $0, of: base) } == needs)
    }

    @Test(
        "Judgements to the next band, up and down, of the report's standards",
        arguments: [
            ("2.1", [10, 7, 6], 13, 1, nil), ("2.2", [10, 7, 6], 13, 1, nil),
            ("2.3", [10, 8, 7], 13, 3, 1), ("2.4", [9, 8, 8], 13, 2, 2),
            ("3.1", [8, 5, 1], 17, 13, nil), ("3.2", [9, 6, 3], 17, 9, nil),
            ("3.3", [9, 7, 4], 17, 7, nil),
        ] as [(Standard.ID, [Int], Int, Int, Int?)])
    func judgementsToNextBand(
        standard: Standard.ID, yes: [Int], of base: Int, up: Int, down: Int?
    ) throws {
        let lowest = try #require(
            yes.compactMap { scale.rating(sufficient: $0, of: base) }.min())
        let better = try #require(Rating(rawValue: lowest.rawValue + 1))
        let need = try #require(scale.need(for: better, of: base))
        #expect(yes.reduce(0) { $0 + max(0, need - $1) } == up)
        let floor = try #require(scale.need(for: lowest, of: base))
        let fall = lowest > .inadequate ? yes.map { $0 - floor + 1 }.min() : nil
        #expect(fall == down)
    }

    @Test("Ratings are worth 0, 1, 2 and 3 points")
    func points() {
        #expect(Rating.allCases.map(scale.points(for:)) == [0, 1, 2, 3])
        #expect(scale.mostPoints == 3)
    }

    @Test(
        "The counts next to an impossible percentage are named",
        arguments: [
            (63, 13, "8 of 13 is 62%, 9 of 13 is 69%"), (0, 13, "0 of 13 is 0%, 1 of 13 is 8%"),
            (100, 13, "12 of 13 is 92%, 13 of 13 is 100%"), (50, 1, "0 of 1 is 0%, 1 of 1 is 100%"),
        ])
    func nearest(percent: Int, base: Int, expected: String) {
        #expect(RatingScale.nearest(to: percent, of: base) == expected)
    }
}
