import CaseLedger
import CaseLedgerTesting
import InspectionSamples
import Testing

@Suite("The overall rating")
struct OverallRatingTests {
    private static let core = 12

    /// Twelve ratings whose points add up to `total`, and that of 4.1.
    private func ratings(_ total: Int, apart: Rating) throws -> [Rating] {
        var left = total
        return try (0..<Self.core).map { _ in
            let points = min(3, left)
            left -= points
            return try #require(Rating(rawValue: UInt8(points)))
        } + [apart]
    }

    @Test(
        "The total earns the overall rating, on each edge of 36",
        arguments: [
            (0, Rating.inadequate), (6, .inadequate), (7, .requiresImprovement),
            (18, .requiresImprovement), (19, .good), (30, .good), (31, .outstanding),
            (36, .outstanding),
        ])
    func edges(total: Int, expected: Rating) throws {
        let overall = try Story.announced().printed(ratings(total, apart: .good)).overall()
        #expect((overall.total, overall.maximum) == (total, 36))
        #expect(overall.isComplete)
        #expect(overall.rating == expected)
        #expect(overall.beforeLimiting == expected)
        #expect(overall.limitedBy == nil)
    }

    @Test(
        "4.1 Inadequate keeps the overall rating from Outstanding, and nothing else does",
        arguments: [
            (30, Rating.inadequate, Rating.good, Rating.good, false),
            (31, .inadequate, .outstanding, .good, true),
            (36, .inadequate, .outstanding, .good, true),
            (31, .requiresImprovement, .outstanding, .outstanding, false),
            (6, .inadequate, .inadequate, .inadequate, false),
        ])
    func limiting(
        total: Int, apart: Rating, before: Rating, after: Rating, isLimited: Bool
    ) throws {
        let overall = try Story.announced().printed(ratings(total, apart: apart)).overall()
        #expect((overall.total, overall.maximum) == (total, 36))
        #expect(overall.beforeLimiting == before)
        #expect(overall.rating == after)
        #expect(overall.limitedBy == (isLimited ? "4.1" : nil))
    }

    @Test("4.1 not rated, for there are no cases, limits nothing")
    func apartNotRated() throws {
        let story = try Story.announced()
            .given(.doNotRate(DoNotRate(.standard("4.1"), why: .noCases)))
            .printed(ratings(31, apart: .good).dropLast(), skipping: ["4.1"])
        let overall = try story.overall()
        #expect((overall.total, overall.maximum) == (31, 36))
        #expect(overall.rating == .outstanding)
        #expect(overall.limitedBy == nil)
        let apart = try story.rating("4.1")
        #expect((apart.decidedBy, apart.notRated) == (.notRated, .noCases))
        #expect(apart.evidence == .notRated)
    }

    @Test("4.1 never adds points", arguments: Rating.allCases)
    func apartAddsNothing(apart: Rating) throws {
        let overall = try Story.announced().printed(ratings(11, apart: apart)).overall()
        #expect((overall.total, overall.maximum) == (11, 36))
        #expect(overall.rating == .requiresImprovement)
    }

    @Test(
        "Without a domain, points and maximum shrink, and the table of 24 holds",
        arguments: [
            (4, Rating.inadequate), (5, .requiresImprovement), (12, .requiresImprovement),
            (13, .good), (20, .good), (21, .outstanding), (24, .outstanding), (1, .inadequate),
        ])
    func domainNotRated(total: Int, expected: Rating) throws {
        let printed = Array(try ratings(total, apart: .good).prefix(8)) + [.good]
        let story = try Story.announced()
            .given(.doNotRate(DoNotRate(.domain("3"), why: .noCases)))
            .printed(printed, skipping: ["3.1", "3.2", "3.3", "3.4"])
        let overall = try story.overall()
        #expect((overall.total, overall.maximum) == (total, 24))
        #expect(overall.rating == expected)
        #expect(!overall.hasNoBandTable)
    }

    @Test(
        "A maximum without a table has a total and no overall rating",
        arguments: [
            (["3.4"], [], 33), ([], ["2", "3"], 12), ([], ["1", "2", "3"], 0),
            (["2.1", "2.2"], ["3"], 18),
        ] as [([Standard.ID], [Domain.ID], Int)])
    func noBandTable(standards: [Standard.ID], domains: [Domain.ID], maximum: Int) throws {
        var story = try Story.announced()
        for id in domains {
            story = try story.given(.doNotRate(DoNotRate(.domain(id), why: .outOfScope)))
        }
        for id in standards {
            story = try story.given(.doNotRate(DoNotRate(.standard(id), why: .outOfScope)))
        }
        let rated = Framework.unguardedYouth2021.standards.filter {
            !standards.contains($0.id) && !domains.contains($0.domain)
        }
        story = try story.printed(
            rated.map { _ in .good },
            skipping: Set(Framework.unguardedYouth2021.standards.map(\.id)).subtracting(
                rated.map(\.id)))
        let overall = try story.overall()
        #expect(overall.maximum == maximum)
        #expect(overall.total == maximum * 2 / 3)
        #expect(overall.hasNoBandTable)
        #expect(overall.isComplete)
        #expect(overall.rating == nil)
        #expect(overall.beforeLimiting == nil)
    }

    @Test("There is no overall rating until every standard is rated or not rated, 4.1 as well")
    func incomplete() throws {
        let core = try Story.announced().printed(
            Array(ratings(31, apart: .good).dropLast()), skipping: ["4.1"])
        #expect(try core.overall().total == 31)
        #expect(try core.overall().rating == nil)
        #expect(try !core.overall().isComplete)
        let proposed = try core.given(
            .proposeRating(ProposeQualitativeRating(standard: "4.1", rating: .inadequate)))
        #expect(try proposed.overall().rating == .good)
        #expect(try proposed.overall().limitedBy == "4.1")
    }
}
