import CaseLedger
import CaseLedgerTesting
import CaseQualityCoding
import InspectionSamples
import Testing

@Suite("The projection of ratings")
struct RatingsProjectionTests {
    private let projection = RatingsProjection()

    private static func story(seed: UInt64) throws -> Story {
        let framework =
            seed.isMultiple(of: 4) ? Framework.hmipYouth2021 : try TinyFramework.edition()
        return try RandomHistory(seed: seed, framework: framework).story(of: 150)
    }

    /// The state as a store would have it again after a restart.
    private func restored(
        _ state: RatingsProjection.State, in story: Story
    ) throws -> RatingsProjection.State {
        try projection.decode(projection.encode(state)) { position throws(EventStoreError) in
            guard let recorded = story.history.first(where: { $0.position == position }) else {
                throw EventStoreError(.integrity, "no record", remedy: "none")
            }
            return recorded
        }
    }

    @Test(
        "Its rows are what the rules say, folded from the first event",
        arguments: 1...12 as ClosedRange<UInt64>)
    func oracle(seed: UInt64) throws {
        let story = try Self.story(seed: seed)
        let framework = try #require(story.subject.framework)
        var state = projection.initialState()
        var rows: [RowKey: HistoryRow] = [:]
        for (index, recorded) in story.history.enumerated() {
            for row in projection.rows(after: recorded, in: &state) {
                #expect(rows[row.key]?.value != row.value, "an equal row is no change")
                rows[row.key] = HistoryRow(
                    key: row.key, position: recorded.position, value: row.value)
            }
            guard recorded.isLastOfCommand else { continue }
            let ratings = try Ratings(
                of: "subject", rows: Array(rows.values), framework: framework,
                asOf: Head(position: recorded.position, recordedAt: nil))
            let oracle = RatingsOracle(
                framework: framework, events: story.history.prefix(through: index))
            for standard in framework.standards {
                let rating = try #require(ratings[standard.id])
                let found = RatingsOracle.Standing(
                    rule: rating.ruleRating, provisional: rating.provisionalRating,
                    rating: rating.rating, decidedBy: rating.decidedBy,
                    deciding: Set(rating.decidingKeyQuestions), isStale: rating.isStale)
                #expect(
                    found == oracle.standing(standard), "\(standard.id) at \(recorded.position)")
                guard standard.method == .caseData else { continue }
                for keyQuestion in standard.keyQuestions {
                    let score = try #require(ratings.keyQuestions[keyQuestion.id])
                    let counts = RatingsOracle.Counts(
                        yes: score.yes, no: score.no, notApplicable: score.notApplicable,
                        unanswered: score.unanswered, percent: score.percent, band: score.band)
                    #expect(
                        counts == oracle.counts(keyQuestion.question),
                        "\(keyQuestion.id) at \(recorded.position)")
                }
            }
            let (total, maximum, before, after) = oracle.overall()
            #expect((ratings.total, ratings.maximum) == (total, maximum))
            #expect(ratings.overall.beforeLimiting == before)
            #expect(ratings.overall.rating == after)
        }
    }

    @Test("The random histories reach every way of deciding, and events that rate nothing too")
    func reach() throws {
        var ways: Set<DecidedBy> = []
        var types: Set<EventName> = []
        var stale = 0
        for seed in 1...12 as ClosedRange<UInt64> {
            let story = try Self.story(seed: seed)
            types.formUnion(story.history.map(\.record.type))
            var state = projection.initialState()
            for recorded in story.history {
                for row in projection.rows(after: recorded, in: &state)
                where row.key.rawValue.hasPrefix("standard/") {
                    let rating = try StandardRating(row: row.history)
                    ways.insert(rating.decidedBy)
                    stale += rating.isStale ? 1 : 0
                }
            }
        }
        #expect(ways == Set(DecidedBy.allCases))
        #expect(
            types == [
                "framework-registered", "service-registered", "inspection-announced",
                "case-selected", "case-withdrawn", "judgement-recorded", "judgement-corrected",
                "judgement-retracted", "case-replaced", "second-judgement-recorded",
                "finding-recorded", "fact-corrected", "recommendation-corrected",
                "qualitative-rating-proposed", "standard-not-rated", "panel-convened",
                "panel-decision-recorded", "panel-decision-reversed", "report-published",
                "report-corrected", "published-rating-recorded", "published-figure-recorded",
                "oversight-judged", "recommendation-made", "progress-reviewed", "evidence-noted",
                "challenge-raised", "challenge-resolved",
            ])
        #expect(stale > 0)
    }

    @Test(
        "A fold that is written and read after every command emits the same rows",
        arguments: 1...12 as ClosedRange<UInt64>)
    func resumedAfterEveryCommand(seed: UInt64) throws {
        let story = try Self.story(seed: seed)
        var continuous = projection.initialState()
        var resumed = projection.initialState()
        for recorded in story.history {
            let expected = projection.rows(after: recorded, in: &continuous)
            #expect(projection.rows(after: recorded, in: &resumed) == expected)
            #expect(projection.encode(resumed) == projection.encode(continuous))
            guard recorded.isLastOfCommand else { continue }
            resumed = try restored(resumed, in: story)
            #expect(projection.encode(resumed) == projection.encode(continuous))
        }
    }

    @Test(
        "A fold that resumes once, at any prefix, emits the same later rows",
        arguments: [3, 7, 8] as [UInt64])
    func resumedOnce(seed: UInt64) throws {
        let story = try Self.story(seed: seed)
        var continuous = projection.initialState()
        var prefixes: [RatingsProjection.State] = [continuous]
        var rows: [[ProjectedRow]] = []
        for recorded in story.history {
            rows.append(projection.rows(after: recorded, in: &continuous))
            prefixes.append(continuous)
        }
        for (count, prefix) in prefixes.enumerated()
        where count == 0 || story.history[count - 1].isLastOfCommand {
            var resumed = try restored(prefix, in: story)
            for index in count..<rows.count {
                #expect(projection.rows(after: story.history[index], in: &resumed) == rows[index])
            }
        }
    }

    @Test("It starts without rows, and the edition brings one for everything")
    func firstRows() throws {
        let story = try Story.announced()
        var state = projection.initialState()
        #expect(projection.rows(after: story.history[0], in: &state).isEmpty)
        #expect(projection.rows(after: story.history[1], in: &state).isEmpty)
        let rows = projection.rows(after: story.history[2], in: &state)
        #expect(rows.count == 21 + 13 + 1)
        #expect(Set(rows.map(\.key)).count == rows.count)
        #expect(rows.last?.key == "overall")
        #expect(projection.takeChangedRows(from: &state).isEmpty)
    }

    @Test("A prompt, a plan, a panel and a publication change no row")
    func unmoved() throws {
        let story = try Story.announced(on: TinyFramework.edition()).sampled("1", 1)
            .printed([.good, .good], skipping: ["1.1", "1.2"])
            .answered(standard: "1.1", yes: [1, 1], of: 1).answered("1.2.1", yes: 1)
        let after = try story.given(
            .judge("1.1.1.a", of: "d1-01", .no), .planSample(PlanSample(domain: "1", target: 1)),
            .convenePanel(ConvenePanel(chair: "p-1")), .publishReport(PublishReport()))
        var state = projection.initialState()
        for recorded in story.history { _ = projection.rows(after: recorded, in: &state) }
        for recorded in after.history.suffix(4) {
            #expect(projection.rows(after: recorded, in: &state).isEmpty)
        }
    }

    @Test("Cases are distinguished by every byte of their keys, and found among many")
    func manyCases() throws {
        let blocks = ["aaaaaaa1", "bbbbbbb2", "ccccccc3", "ddddddd4"]
        var keys = (1...60).map { CaseKey(stringLiteral: "k\($0)") }
        // The same bytes in every order, eight at a time.
        for first in blocks {
            for second in blocks where second != first {
                let rest = blocks.filter { $0 != first && $0 != second }
                for last in [rest, rest.reversed()] {
                    keys.append(
                        CaseKey(stringLiteral: ([first, second] + last).joined()))
                }
            }
        }
        var story = try Story.announced(on: TinyFramework.edition()).given(
            .selectCases(keys.map { SelectCases.Selection(caseKey: $0, domain: "1") }),
            origin: .published)
        var yes = 0
        for (index, key) in keys.enumerated() {
            let answer = Answer.allCases[index % 2]
            yes += answer == .yes ? 1 : 0
            story = try story.given(.judge("1.2.1", of: key, answer))
            if index % 3 == 0 {
                story = try story.given(.judge("1.1.1", of: key, .notApplicable))
            }
        }
        let scores = try Projected(story).keyQuestions
        #expect(scores["1.2.1"]?.yes == yes)
        #expect(scores["1.2.1"]?.no == keys.count - yes)
        #expect(scores["1.2.1"]?.unanswered == 0)
        #expect(scores["1.1.1"]?.notApplicable == (keys.count + 2) / 3)
        for (index, key) in keys.enumerated() {
            #expect(
                story.subject.answer(to: "1.2.1", in: key)?.answer == Answer.allCases[index % 2])
        }
        var state = projection.initialState()
        for recorded in story.history { _ = projection.rows(after: recorded, in: &state) }
        #expect(projection.encode(try restored(state, in: story)) == projection.encode(state))
    }

    @Test("A standard may have more key questions than there are bits in a word")
    func manyKeyQuestions() throws {
        let numbers = 1...120
        let edition = try TinyFramework.edition(
            #"{"id": "1.2.1", "label": "Plain"}"#,
            numbers.map { #"{"id": "1.2.\#($0)", "label": "Plain"}"# }.joined(separator: ", "))
        var story = try Story.announced(on: edition).sampled("1", 1)
        for number in numbers {
            story = try story.given(
                .judge(
                    Question.ID(stringLiteral: "1.2.\(number)"), of: "d1-01",
                    number > 62 && number != 66 ? .no : .yes))
        }
        let expected = numbers.filter { $0 > 62 && $0 != 66 }.map { "1.2.\($0)" }
        #expect(try story.rating("1.2").decidingKeyQuestions.map(\.rawValue) == expected)
        let rows = try Projected(story).rows
        let row = try #require(rows["standard/1.2"])
        #expect(try StandardRating(row: row) == story.rating("1.2"))
    }

    @Test("An edition that is registered again changes no row; another one takes its place")
    func registeredAgain() throws {
        let story = try Story.announced(on: TinyFramework.edition()).sampled("1", 2)
            .answered("1.2.1", yes: 2).given(
                .proposeRating(
                    ProposeQualitativeRating(standard: "2.1", rating: .good)))
        var state = projection.initialState()
        for recorded in story.history { _ = projection.rows(after: recorded, in: &state) }
        let again = Recorded(story.history[0].event, in: story.history[0].record)
        projection.apply(again, to: &state)
        #expect(projection.takeChangedRows(from: &state).isEmpty)
        let other = try Story.announced(
            on: TinyFramework.edition(
                #"{"id": "1.2.1", "label": "Plain"}"#,
                #"{"id": "1.2.0", "label": "New"}, {"id": "1.2.1", "label": "Plain"}"#))
        projection.apply(other.history[0], to: &state)
        let rows = projection.takeChangedRows(from: &state)
        let score = try #require(rows.first { $0.key == "question/1.2.1" })
        #expect(try KeyQuestionScore(row: score.history).yes == 2)
        let rating = try #require(rows.first { $0.key == "standard/2.1" })
        #expect(try StandardRating(row: rating.history).rating == .good)
    }

    @Test("A definition that this version cannot read is an error, not a rating")
    func unreadableFramework() throws {
        let payload = WireBytes().text(1, "tiny").delimited(2, Array("{}".utf8))
            .delimited(3, [UInt8](repeating: 7, count: 32))
        let record = Record.holding(payload.bytes, type: "framework-registered")
        #expect(throws: UnreadableEvent.self) { try InspectionEventCodec().decode(record) }
    }

    @Test("A damaged state row is an integrity error, and never a trap")
    func damagedState() throws {
        let story = try Self.story(seed: 3)
        var state = projection.initialState()
        for recorded in story.history { _ = projection.rows(after: recorded, in: &state) }
        let bytes = projection.encode(state)
        var random = SeededGenerator(seed: 5)
        for length in 0..<bytes.count {
            #expect(throws: EventStoreError.self) {
                try projection.decode(Array(bytes.prefix(length))) { _ in story.history[0] }
            }
        }
        #expect(throws: EventStoreError.self) {
            try projection.decode(bytes + [0]) { _ in story.history[0] }
        }
        for _ in 0..<500 {
            var damaged = bytes
            let place = Int.random(in: 0..<bytes.count, using: &random)
            damaged[place] = .random(in: .min ... .max, using: &random)
            do throws(EventStoreError) {
                _ = projection.encode(try projection.decode(damaged) { _ in story.history[0] })
            } catch { #expect(error.code == .integrity) }
        }
    }

    @Test("Rows that are missing or damaged make no ratings")
    func damagedRows() throws {
        let story = try Story.announced(on: TinyFramework.edition()).sampled("1", 1)
        let framework = try #require(story.subject.framework)
        let rows = try Array(Projected(story).rows.values)
        let head = Head(position: story.position, recordedAt: nil)
        let ratings = try Ratings(of: "subject", rows: rows, framework: framework, asOf: head)
        #expect(ratings.standards.map(\.id) == framework.standards.map(\.id))
        #expect(ratings.core.map(\.id) == ["1.1", "1.2", "2.1"])
        #expect(ratings.separate.map(\.id) == ["3.1"])
        #expect(ratings.keyQuestions(of: "1.1").map(\.id) == ["1.1.1", "1.1.2"])
        #expect(ratings.observation.position == story.position)
        for row in rows {
            guard !row.key.rawValue.hasPrefix("question/") else { continue }
            #expect(throws: EventStoreError.self) {
                try Ratings(
                    of: "subject", rows: rows.filter { $0 != row }, framework: framework, asOf: head
                )
            }
        }
        for row in rows {
            let cut = HistoryRow(
                key: row.key, position: row.position, value: Array(row.value.dropLast()))
            #expect(throws: EventStoreError.self) {
                try Ratings(of: "subject", rows: rows + [cut], framework: framework, asOf: head)
            }
        }
    }

    @Test("Its name and revision are what rows are kept under")
    func registered() {
        #expect(RatingsProjection.registered.name == "ratings")
        #expect(RatingsProjection.registered.revision == RatingsProjection.revision)
    }
}
