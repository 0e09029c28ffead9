import CaseLedger
import CaseLedgerTesting
import CaseQuality
import CaseQualityCoding
import InspectionSamples
import Testing

@Suite("The dependencies of a command")
struct DependencyTests {
    private let framework = Framework.unguardedYouth2021
    /// One event of everything that can come between looking and recording.
    private let story: Story

    init() throws {
        story = try Story.announced().sampled("2", 2).sampled("3", 1)
            .given(
                .judge("2.1.1", of: "d2-01", .yes), .judge("2.1.1.a", of: "d2-01", .yes),
                .judge("2.2.1", of: "d2-02", .yes), .judge("3.1.1", of: "d3-01", .yes),
                .proposeRating(ProposeQualitativeRating(standard: "1.1", rating: .good)))
    }

    /// The events after the announcement that `command` would conflict with, as short labels.
    private func conflicts(_ command: InspectionCommand) -> [String] {
        let query = command.dependencies(in: "subject", framework)
        return story.history.filter { query.matches($0.record) }.compactMap(label)
    }

    private func label(_ recorded: Recorded<InspectionEvent>) -> String? {
        switch recorded.event {
        case .caseSelected(let event): "select \(event.caseKey)"
        case .judgementRecorded(let event): "\(event.question) \(event.caseKey)"
        case .qualitativeRatingProposed(let event): "propose \(event.standard)"
        case .inspectionAnnounced, .frameworkRegistered, .serviceRegistered: nil
        default: "other"
        }
    }

    @Test("A judgement depends on its own question of its own case, and on nothing else")
    func judgement() {
        #expect(conflicts(.judge("2.1.2", of: "d2-01", .yes)) == ["select d2-01"])
        #expect(conflicts(.judge("2.1.1", of: "d2-01", .no)) == ["select d2-01", "2.1.1 d2-01"])
        #expect(conflicts(.judge("2.1.1", of: "d2-02", .no)) == ["select d2-02"])
        #expect(conflicts(.select("c-9", for: "2")).isEmpty)
        #expect(
            conflicts(.withdrawCase(WithdrawCase(caseKey: "d3-01", why: .sensitive)))
                == ["select d3-01", "3.1.1 d3-01"])
        #expect(
            conflicts(.correctJudgement(CorrectJudgement("d2-02", "2.2.1", at: .start, to: .no)))
                == ["select d2-02", "2.2.1 d2-02"])
    }

    @Test("A panel's decision depends on the key questions' answers and the sample, not on prompts")
    func panel() {
        #expect(
            conflicts(.decide("2.1", .good)) == ["select d2-01", "select d2-02", "2.1.1 d2-01"])
        #expect(
            conflicts(.decide("2.2", .good)) == ["select d2-01", "select d2-02", "2.2.1 d2-02"])
        #expect(conflicts(.decide("1.1", .good)) == ["propose 1.1"])
        #expect(conflicts(.decide("1.2", .good)).isEmpty)
    }

    @Test("The rating of a standard matches a key question's judgement and not a prompt's")
    func ratingQuery() throws {
        let query = InspectionQueries(stream: "subject", framework: framework)
            .rating(of: "2.1")
        func matches(_ question: Question.ID) throws -> Bool {
            let found = story.history.first {
                if case .judgementRecorded(let event) = $0.event {
                    event.question == question
                } else {
                    false
                }
            }
            return query.matches(try #require(found).record)
        }
        #expect(try matches("2.1.1"))
        #expect(try !matches("2.1.1.a"))
        #expect(try !matches("2.2.1"))
        #expect(try !matches("3.1.1"))
        let elsewhere = InspectionQueries(stream: "another", framework: framework)
            .rating(of: "2.1")
        #expect(!story.history.contains { elsewhere.matches($0.record) })
    }

    @Test("Everything that changes a standard's rows is in the query of its rating")
    func queryIsComplete() throws {
        for seed in 1...8 as ClosedRange<UInt64> {
            let framework = try TinyFramework.edition()
            let story = try RandomHistory(seed: seed, framework: framework).story(of: 120)
            let projection = RatingsProjection()
            var state = projection.initialState()
            for recorded in story.history {
                let rows = projection.rows(after: recorded, in: &state)
                guard recorded.position > Position(3) else { continue }
                // The meeting of a panel changes no rating: from then on, discretion is not new.
                if case .panelConvened = recorded.event { continue }
                for standard in framework.standards
                where rows.contains(where: { $0.key == StandardRating.rowKey(standard.id) }) {
                    let query = InspectionQueries(stream: "subject", framework: framework)
                        .rating(of: standard.id)
                    let command = story.history.filter {
                        $0.record.lastOfCommand == recorded.position
                    }
                    #expect(
                        command.contains { query.matches($0.record) }, "\(recorded.record.type)")
                }
            }
        }
    }

    @Test("A publication and a panel's meeting depend on the whole inspection")
    func everything() {
        #expect(conflicts(.publishReport(PublishReport())).count == story.history.count - 3)
        #expect(
            conflicts(.convenePanel(ConvenePanel(chair: "p-1"))).count == story.history.count - 3)
    }

    @Test("Every command depends on the announcement and on the publication")
    func ends() throws {
        let published = try Story.announced(on: TinyFramework.edition())
            .printed([.good, .good, .good, .good]).given(.publishReport(PublishReport()))
        let ends = published.history.filter {
            ["inspection-announced", "report-published"].contains($0.record.type)
        }
        #expect(ends.count == 2)
        let commands: [InspectionCommand] = [
            .planSample(PlanSample(domain: "2", target: 1)), .select("c-1", for: "2"),
            .withdrawCase(WithdrawCase(caseKey: "c-1", why: .sensitive)),
            .judge("2.1.1", of: "c-1", .yes),
            .correctJudgement(CorrectJudgement("c-1", "2.1.1", at: .start, to: .no)),
            .proposeRating(ProposeQualitativeRating(standard: "1.1", rating: .good)),
            .doNotRate(DoNotRate(.standard("4.1"), why: .noCases)),
            .doNotRate(DoNotRate(.domain("4"), why: .noCases)), .decide("2.1", .good),
            .reversePanelDecision(ReversePanelDecision(standard: "2.1", supersedes: .start)),
            .correctReport(CorrectReport(standard: "2.1", to: .good)),
            .recordPublishedRatings([]), .recordPublishedFigures([]),
            .judgeOversight(of: "c-1", .yes), .sheet(.of("c-1", "2.1.1", .yes)), .sheet(),
            .recordReportFacts(RecordReportFacts()),
        ]
        for command in commands {
            let query = command.dependencies(in: "subject", framework)
            #expect(ends.allSatisfy { query.matches($0.record) }, "\(command.name)")
        }
    }
}
