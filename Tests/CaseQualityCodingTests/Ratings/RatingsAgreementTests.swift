import CaseLedger
import CaseQualityCoding
import InspectionSamples
import Testing

@Suite("Ratings from rows and from an inspection")
struct RatingsAgreementTests {
    @Test("They are equal after every event of random histories", arguments: 1...12)
    func agree(seed: UInt64) throws {
        let framework =
            seed.isMultiple(of: 3) ? Framework.unguardedYouth2021 : try TinyFramework.edition()
        let story = try RandomHistory(seed: seed, framework: framework).story(of: 140)
        let projection = RatingsProjection()
        var state = projection.initialState()
        var rows: [RowKey: HistoryRow] = [:]
        var inspection = Inspection()
        for recorded in story.history {
            inspection.evolve(with: recorded)
            for row in projection.rows(after: recorded, in: &state) {
                rows[row.key] = HistoryRow(
                    key: row.key, position: recorded.position, value: row.value)
            }
            guard recorded.isLastOfCommand else { continue }
            let head = Head(
                position: recorded.position, recordedAt: recorded.record.recordedAt)
            let folded = try #require(Ratings(of: "subject", inspection, asOf: head))
            let read = try Ratings(
                of: "subject", rows: Array(rows.values), framework: framework, asOf: head)
            try #require(folded == read, "at position \(recorded.position)")
        }
    }

    @Test("Random histories have every kind of event that can move a rating")
    func coverage() throws {
        var seen: Set<EventName> = []
        for seed: UInt64 in 1...40 {
            let story = try RandomHistory(seed: seed, framework: TinyFramework.edition())
                .story(of: 140)
            seen.formUnion(story.history.map { $0.event.name })
        }
        for kind in InspectionEvent.kinds where kind.movesRatings != nil {
            #expect(seen.contains(kind.name), "\(kind.name)")
        }
    }

    @Test("Second judgements, and corrections of facts and recommendations, move no rating")
    func unmoved() throws {
        var seen: Set<EventName> = []
        for seed: UInt64 in 1...12 {
            let story = try RandomHistory(seed: seed, framework: TinyFramework.edition())
                .story(of: 140)
            let commands = Dictionary(grouping: story.history) { $0.record.lastOfCommand }
            var inspection = Inspection()
            var before: Ratings?
            for recorded in story.history {
                inspection.evolve(with: recorded)
                guard recorded.isLastOfCommand else { continue }
                let after = try #require(
                    Ratings(
                        of: "subject", inspection, asOf: Head(position: .start, recordedAt: nil)))
                let names = Set(commands[recorded.position, default: []].map { $0.event.name })
                let isUnmoving =
                    !names.isDisjoint(
                        with: [
                            SecondJudgementRecorded.name, RecommendationCorrected.name,
                            FactCorrected.name,
                        ]) && !names.contains(PublishedFigureRecorded.name)
                if isUnmoving {
                    seen.formUnion(names)
                    #expect(after == before, "at position \(recorded.position)")
                }
                before = after
            }
        }
        for name in [
            SecondJudgementRecorded.name, RecommendationCorrected.name, FactCorrected.name,
            FindingRecorded.name,
        ] {
            #expect(seen.contains(name), "no random history has \(name)")
        }
    }

    @Test("Before the announcement an inspection has none")
    func before() {
        #expect(
            Ratings(of: "subject", Inspection(), asOf: Head(position: .start, recordedAt: nil))
                == nil)
    }
}
