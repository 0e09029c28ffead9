import CaseLedger
import CaseLedgerTesting
import CaseQuality
import InspectionSamples
import Testing

@Suite("Corrections of recorded facts")
struct FactCorrectionTests {
    private static let finding = Finding(
        id: "F1", target: .standard("2.1"), kind: .strength, label: "Good plans")
    private static let fact = ReportedFact(
        measure: "staff.count", value: .number(ReportedNumber(21)), unit: "people")

    private func correct(_ position: Position, _ fact: CorrectedFact) -> InspectionCommand {
        .correctFact(CorrectFact(at: position, to: fact))
    }

    private func figure(_ item: PublishedFigure, _ percent: Int) -> RecordPublishedFigures.Figure {
        RecordPublishedFigures.Figure(item: item, percent: percent, base: 13, place: "page 4")
    }

    /// Facts of each kind, at the returned positions.
    private func recorded() throws -> (story: Story, positions: [Position]) {
        let story = try Story.announced().given(
            .recordReportFacts(
                RecordReportFacts(
                    findings: [Self.finding],
                    evidence: [Evidence(target: .inspection, kind: .interview, count: 3)],
                    context: [RecordReportFacts.ContextFact(Self.fact)],
                    surveys: [RecordReportFacts.SurveyResult(Self.fact, of: "staff")])))
        let last = story.position.rawValue
        return (story, (0..<4).map { Position(last - 3 + $0) })
    }

    @Test("The trail, a difference and a replay of a finding list what was corrected")
    func listed() throws {
        let (story, places) = try recorded()
        var finding = Self.finding
        finding.label = "Good assessments"
        let corrected = try story.given(correct(places[0], .finding(finding)), reason: "misread")
        let (before, after) = (story.inspectionHistory, corrected.inspectionHistory)
        let expected = ["finding \"Good plans\" -> \"Good assessments\""]
        let trail = after.auditTrail(of: .cell(.finding("F1")))
        let last = try #require(trail.changes.last)
        #expect(last.before.corrections(to: last.after)?.map(\.words) == expected)
        let different = try #require(before.difference(to: after).cells.first)
        #expect(different.cell == .finding("F1"))
        #expect(different.before.corrections(to: different.after)?.map(\.words) == expected)
        #expect(different.causes.map(\.cause.position) == [corrected.position])
        let day = try #require(PartialDate("2026-01-01"))
        let step = try #require(after.replay(day: { _ in day }).steps.last)
        #expect(step.changes.map(\.cell) == [.finding("F1")])
    }

    @Test("Each kind of fact is replaced by what it should have been; both events stay")
    func eachKind() throws {
        let (story, places) = try recorded()
        var finding = Self.finding
        finding.label = "Good assessments"
        var fact = Self.fact
        fact.value = .number(ReportedNumber(22))
        let corrections: [CorrectedFact] = [
            .finding(finding), .evidence(Evidence(target: .inspection, kind: .interview, count: 4)),
            .context(RecordReportFacts.ContextFact(fact)),
            .survey(RecordReportFacts.SurveyResult(fact, of: "staff")),
        ]
        for (place, correction) in zip(places, corrections) {
            let command = correct(place, correction)
            try story.when(command).thenRefused(.reasonMissing)
            guard case .happened(let events) = story.when(command, reason: "r") else {
                Issue.record("\(correction.kind) was refused")
                continue
            }
            #expect(events.count == 2)
            let corrected = try story.given(command, reason: "misread")
            #expect(try corrected.subject.fact(meantBy: corrected.position) == correction)
            #expect((try? corrected.subject.fact(meantBy: place)) == nil)
            try corrected.when(command, reason: "r").thenRefused(.superseded)
            try corrected.when(correct(corrected.position, correction), reason: "r")
                .thenRefused(.nothingChanged)
        }
        let all = try zip(places, corrections).reduce(story) {
            try $0.given(correct($1.0, $1.1), reason: "r")
        }
        let facts = all.subject.facts
        #expect(facts.findings.map(\.value.label) == ["Good assessments"])
        #expect(facts.evidence.map(\.value.count) == [4])
        #expect(facts.context.count == 1 && facts.surveys.count == 1)
    }

    @Test("After a correction either of its events names the fact")
    func meantByCorrection() throws {
        let (story, places) = try recorded()
        var finding = Self.finding
        finding.label = "Good assessments"
        let corrected = try story.given(correct(places[0], .finding(finding)), reason: "r")
        let (fact, correction) = (corrected.position, Position(corrected.position.rawValue - 1))
        #expect(try corrected.subject.fact(meantBy: correction) == .finding(finding))
        finding.label = "Better assessments"
        for place in [correction, fact] {
            let again = try corrected.given(correct(place, .finding(finding)), reason: "r")
            #expect(try again.subject.fact(meantBy: again.position) == .finding(finding))
            #expect(again.subject.facts.findings.count == 1)
        }
        let old = #expect(throws: Refusal.self) { try corrected.subject.fact(meantBy: places[0]) }
        #expect(old?.code == .superseded && old?.remedy.contains("at position \(fact)") == true)
        let none = #expect(throws: Refusal.self) {
            try corrected.subject.fact(meantBy: Position(1))
        }
        #expect(none?.code == .unknownFact)
    }

    @Test("A correction of nothing, of something else, or without a change is refused")
    func refused() throws {
        let (story, places) = try recorded()
        let empty = try Story.announced()
        let same = correct(places[0], .finding(Self.finding))
        try story.when(same, reason: "r").thenRefused(.nothingChanged)
        let none = empty.when(correct(Position(1), .finding(Self.finding)), reason: "r").refusal
        #expect(none?.code == .unknownFact)
        #expect(none?.remedy == "The inspection has no finding to correct.")
        let other = story.when(correct(places[1], .finding(Self.finding)), reason: "r").refusal
        #expect(other?.code == .unknownFact)
        #expect(other?.remedy == "There is one at \(places[0]).")
        var renamed = Self.finding
        renamed.id = "F2"
        try story.when(correct(places[0], .finding(renamed)), reason: "r")
            .thenRefused(.unknownFact)
        var blank = Self.finding
        blank.label = " "
        try story.when(correct(places[0], .finding(blank)), reason: "r").thenRefused(.textMissing)
        var elsewhere = Self.finding
        elsewhere.target = .standard("9.9")
        try story.when(correct(places[0], .finding(elsewhere)), reason: "r")
            .thenRefused(.unknownStandard)
    }

    @Test("A corrected figure moves the rating as the right figure would have")
    func figures() throws {
        let story = try Story.announced().given(
            .recordPublishedFigures([figure(.question("2.1.1"), 54)]),
            by: .importer, origin: .published)
        let command = correct(story.position, .figure(figure(.question("2.1.1"), 62)))
        let corrected = try story.given(
            command, by: .importer, reason: "misread", origin: .published)
        let right = try Story.announced().given(
            .recordPublishedFigures([figure(.question("2.1.1"), 62)]), by: .importer,
            origin: .published)
        #expect(try corrected.rating("2.1") == right.rating("2.1"))
        #expect(try corrected.row("2.1.1") == right.row("2.1.1"))
        #expect(corrected.subject.facts.figures.map(\.value.percent) == [62])
        try story.when(
            correct(story.position, .figure(figure(.question("2.1.2"), 62))), reason: "r"
        ).thenRefused(.unknownFact)
        try story.when(
            correct(story.position, .figure(figure(.question("2.1.1"), 63))), reason: "r"
        ).thenRefused(.percentageImpossible)
        let again = try story.given(
            .recordPublishedFigures([figure(.question("2.1.1"), 69)]), by: .importer,
            origin: .published)
        try again.when(
            correct(story.position, .figure(figure(.question("2.1.1"), 62))), reason: "r"
        ).thenRefused(.superseded)
    }

    @Test("After the publication a fact can be corrected, and a figure that a rating rests on not")
    func published() throws {
        let story = try Story.announced(on: TinyFramework.edition()).given(
            .recordReportFacts(
                RecordReportFacts(findings: [
                    Finding(id: "F1", target: .inspection, kind: .strength, label: "l")
                ])))
        let finding = story.position
        let figures = try story.printed([.good, .good, .good, .good]).given(
            .recordPublishedFigures([
                figure(.question("1.1.1"), 69), figure(.measure("m"), 54),
            ]), by: .importer, origin: .published)
        let measure = figures.position
        var done = figures
        for standard in try #require(figures.subject.framework).standards
        where figures.subject.standardRating(standard.id)?.rating == nil {
            done = try done.given(.doNotRate(DoNotRate(.standard(standard.id), why: .noCases)))
        }
        done = try done.given(.publishReport(PublishReport()))
        let corrected = Finding(id: "F1", target: .inspection, kind: .strength, label: "m")
        #expect(done.when(correct(finding, .finding(corrected)), reason: "r").refusal == nil)
        #expect(
            done.when(correct(measure, .figure(figure(.measure("m"), 62))), reason: "r").refusal
                == nil)
        let key = Position(measure.rawValue - 1)
        try done.when(correct(key, .figure(figure(.question("1.1.1"), 62))), reason: "r")
            .thenRefused(.alreadyPublished)
        // Nothing new is recorded after the publication.
        try done.given(correct(finding, .finding(corrected)), reason: "r").when(
            .recordReportFacts(
                RecordReportFacts(findings: [
                    Finding(id: "F2", target: .inspection, kind: .strength, label: "m")
                ]))
        ).thenRefused(.alreadyPublished)
    }

    @Test("A document corrects what documents said, and not what the inspection recorded itself")
    func documents() throws {
        let (story, places) = try recorded()
        let evidence = CorrectedFact.evidence(
            Evidence(target: .inspection, kind: .interview, count: 4))
        try story.when(
            correct(places[1], evidence), by: .importer, reason: "r", origin: .published
        ).thenRefused(.notPermitted)
        #expect(story.when(correct(places[1], evidence), reason: "r").refusal == nil)
    }
}
