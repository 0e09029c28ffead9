import CaseLedger
import CaseLedgerTesting
import CaseQuality
import InspectionSamples
import Testing

@Suite("The dependencies of recording oversight, sheets, recommendations and facts")
struct RecordingDependencyTests {
    private let framework = Framework.unguardedYouth2021
    /// Several of everything that can come between looking and recording.
    private let story: Story

    init() throws {
        story = try Story.announced().sampled("2", 2).sampled("3", 1)
            .given(
                .judge("2.1.1", of: "d2-01", .yes), .judge("2.1.1.a", of: "d2-02", .yes),
                .judgeOversight(of: "d2-01", .yes), .judgeOversight(of: "d3-01", .no),
                .recommend("R1"), .recommend("R2"),
                .followUp(FollowUp("R1", .response(.accepted))),
                .followUp(FollowUp("R2", .progress(.achieved, subPoint: nil))),
                .followUp(FollowUp("R2", .closing(.achieved))),
                .recordReportFacts(
                    RecordReportFacts(
                        findings: [
                            Finding(
                                id: "F1", target: .standard("2.1"), kind: .strength, label: "l")
                        ], evidence: [Evidence(target: .standard("2.1"), kind: .document)],
                        context: [
                            RecordReportFacts.ContextFact(
                                ReportedFact(measure: "m", value: .text("t"), unit: "u"),
                                about: .question("2.1.1"))
                        ], anomalies: [Anomaly(id: "A1", kind: "k", detail: "d")])),
                .recordPublishedFigures([
                    RecordPublishedFigures.Figure(
                        item: .measure("m"), percent: 50, base: nil, place: "p")
                ]))
    }

    /// The events after the announcement that `command` would conflict with: what each is about.
    private func conflicts(
        _ command: InspectionCommand, in stream: StreamName = "subject"
    ) -> [String] {
        let query = command.dependencies(in: stream, framework)
        return story.history.dropFirst(3).filter { query.matches($0.record) }.map { recorded in
            let tags = recorded.record.tags.filter {
                ["case", "recommendation", "finding", "anomaly"].contains($0.name)
            }
            return "\(recorded.record.type) \(tags.map(\.value).joined(separator: " "))"
        }
    }

    private var all: [String] { conflicts(.publishReport(PublishReport())) }

    private func oversight(_ key: CaseKey) -> InspectionCommand {
        .judgeOversight(of: key, .yes)
    }

    private func sheet(_ cases: Int, _ subject: RecordAnswerSheet.Subject) -> InspectionCommand {
        .recordAnswerSheet(
            RecordAnswerSheet(
                entries: (1...cases).flatMap { number in
                    (1...2).map { _ in
                        RecordAnswerSheet.Entry(
                            caseKey: .numbered(number, "9"), subject: subject, answer: .yes)
                    }
                }))
    }

    @Test("Two inspectors' oversight of two cases never conflicts")
    func oversight() throws {
        #expect(
            conflicts(oversight("d2-01")) == ["case-selected d2-01", "oversight-judged d2-01"])
        #expect(conflicts(oversight("d2-02")) == ["case-selected d2-02"])
        #expect(conflicts(oversight("c-9")).isEmpty)
        #expect(conflicts(oversight("d2-01"), in: "another").isEmpty)
    }

    @Test("An answer and the oversight of one case do not depend on each other")
    func oneCase() {
        #expect(conflicts(.judge("3.1.1", of: "d3-01", .yes)) == ["case-selected d3-01"])
    }

    @Test("A sheet depends on its cases, whatever it asks of them, and on no other")
    func sheetOfCases() {
        let expected = [
            "case-selected d2-01", "case-selected d3-01", "judgement-recorded d2-01",
            "oversight-judged d2-01", "oversight-judged d3-01",
        ]
        #expect(
            conflicts(
                .sheet(.of("d3-01", "3.1.1", .yes), .oversight("d2-01", .yes), selecting: true))
                == expected)
        #expect(
            conflicts(
                .sheet(
                    .oversight("d3-01", .yes), .of("d2-01", "2.1.1", .no),
                    .of("d3-01", "3.1.1", .no))) == expected)
        #expect(conflicts(.sheet(.of("c-9", "2.1.1", .yes), selecting: true)).isEmpty)
    }

    @Test("A sheet of up to 64 cases depends on them, one of 65 on the whole inspection")
    func manyCases() {
        for subject in [.question("2.1.1"), .oversight] as [RecordAnswerSheet.Subject] {
            #expect(conflicts(sheet(64, subject)).isEmpty)
            #expect(conflicts(sheet(65, subject)) == all)
        }
        let query = sheet(64, .oversight).dependencies(in: "subject", framework)
        #expect(query.clauses.count == 65)
        #expect(all.count == story.history.count - 3)
    }

    @Test("Following up two recommendations never conflicts; of one it does")
    func recommendations() {
        for step in [.response(.rejected), .progress(.achieved, subPoint: nil)] as [FollowUp.Step] {
            #expect(
                conflicts(.followUp(FollowUp("R1", step))) == [
                    "recommendation-made R1", "recommendation-response-recorded R1",
                ])
            #expect(conflicts(.followUp(FollowUp("R3", step))).isEmpty)
        }
        #expect(
            conflicts(.recommend("R2")) == [
                "recommendation-made R2", "progress-reviewed R2", "recommendation-closed R2",
            ])
        #expect(conflicts(.recommend("R3")).isEmpty)
        let both = ["R1", "R2"].map { Recommendation(id: $0, addressee: "a", topic: "t") }
        #expect(conflicts(.makeRecommendations(both)).count == 5)
    }

    @Test("A recommendation depends on the announcement, and not on the publication")
    func ends() throws {
        let published = try Story.published()
        for command in [.recommend("R1"), .followUp(FollowUp("R1", .response(.accepted)))]
            as [InspectionCommand]
        {
            let query = command.dependencies(in: "subject", framework)
            #expect(
                published.history.filter { query.matches($0.record) }.map(\.record.type)
                    == ["inspection-announced"])
        }
    }

    @Test("A report's facts depend on the findings and anomalies whose numbers are taken")
    func facts() {
        #expect(
            conflicts(.recordReportFacts(RecordReportFacts())) == [
                "finding-recorded F1", "anomaly-noted A1",
            ])
    }

    @Test("A printed percentage depends on its own question or measure")
    func figures() {
        func figure(_ item: PublishedFigure) -> InspectionCommand {
            .recordPublishedFigures([
                RecordPublishedFigures.Figure(item: item, percent: 50, base: nil, place: "p")
            ])
        }
        #expect(conflicts(figure(.question("2.1.1"))) == ["judgement-recorded d2-01"])
        #expect(
            conflicts(figure(.measure("m")))
                == ["context-fact-recorded ", "published-figure-recorded "])
        #expect(conflicts(figure(.measure("2.1.1"))).isEmpty)
    }

    @Test("Oversight, prompts, recommendations, facts and measures do not conflict with a panel")
    func panel() throws {
        for standard in framework.standards {
            let query = InspectionQueries(stream: "subject", framework: framework)
                .rating(of: standard.id)
            for recorded in story.history.dropFirst(3) {
                let matters =
                    switch recorded.event {
                    case .caseSelected(let event):
                        standard.method == .caseData && event.domain == standard.domain
                    case .judgementRecorded(let event):
                        event.question == "2.1.1" && standard.id == "2.1"
                    default: false
                    }
                #expect(
                    query.matches(recorded.record) == matters,
                    "\(recorded.record.type) and \(standard.id)")
            }
        }
        #expect(
            conflicts(.decide("2.1", .good)) == [
                "case-selected d2-01", "case-selected d2-02", "judgement-recorded d2-01",
            ])
    }
}
