import CaseLedger
import CaseLedgerTesting
import InspectionSamples
import Testing

private let planned = OversightAspect(.planning, "risk of harm")
private let assessed = OversightAspect(.assessment, "desistance")

@Suite("Oversight, judges and times in a sheet")
struct AnswerSheetOversightTests {
    /// Two court cases; oversight of the first judged yes, its planning no.
    private let story: Story
    private let place: Position

    init() throws {
        story = try Story.announced().sampled("2", 2).given(
            .judgeOversight(
                JudgeOversight(
                    caseKey: "d2-01", overall: .yes,
                    aspects: [OversightAspectJudgement(planned, .no)])))
        place = story.position
    }

    private func told(_ command: InspectionCommand, reason: String? = nil) throws -> [String] {
        try story.when(command, reason: reason).thenHappened().map(\.told)
    }

    /// Each event's own time, by what it says.
    private func times(_ command: InspectionCommand) throws -> [String: EffectiveTime?] {
        let held = command.effectiveTimes(on: story.subject)
        let events = try story.when(command, reason: "r").thenHappened()
        return Dictionary(uniqueKeysWithValues: events.map { ($0.told, held($0)) })
    }

    @Test("The oversight of a case is one event, after all answers and in the order of the cases")
    func oneEvent() throws {
        #expect(
            try told(
                .sheet(
                    .oversight("d2-02", planned, .notApplicable),
                    .oversight("d2-01", assessed, .no), .of("d2-01", "2.1.1", .yes),
                    .oversight("d2-02", .no),
                    .oversight("d2-01", planned, .no), .of("d2-02", "2.1.1", .no))) == [
                    "2.1.1 of d2-01: yes", "2.1.1 of d2-02: no",
                    "oversight of d2-02: no, planning/risk of harm: notApplicable",
                    "oversight of d2-01: yes, assessment/desistance: no, "
                        + "planning/risk of harm: no, was at \(place)",
                ])
    }

    @Test("Oversight that stands so already changes nothing; what differs needs a reason")
    func equalAndChanged() throws {
        try story.when(.sheet(.oversight("d2-01", .yes), .oversight("d2-01", planned, .no)))
            .thenRefused(.nothingChanged)
        let changed = InspectionCommand.sheet(
            .oversight("d2-01", .yes), .oversight("d2-01", planned, .yes))
        #expect(try story.refused(changed).map(\.index) == [1])
        #expect(
            try told(changed, reason: "r") == [
                "oversight of d2-01: yes, planning/risk of harm: yes, was at \(place)"
            ])
    }

    @Test("The oversight of one case has one judge and one time; of several cases, several")
    func severalInspectors() throws {
        for second in [
            RecordAnswerSheet.Entry.oversight("d2-02", planned, .no, by: "i-2"),
            .oversight("d2-02", planned, .no), .oversight("d2-02", planned, .no, by: "i-1"),
            .oversight("d2-02", planned, .no, by: "i-1", at: .numbered(2)),
        ] {
            let refused = try story.refused(
                .sheet(.oversight("d2-02", .yes, by: "i-1", at: .numbered(1)), second))
            #expect(refused.map(\.refusal.code) == [.severalInspectors])
            #expect(refused.map(\.index) == [1])
        }
        #expect(
            try told(
                .sheet(
                    .oversight("d2-02", .yes, by: "i-1"),
                    .oversight("d2-01", assessed, .no, by: "i-2"),
                    .oversight("d2-02", planned, .no, by: "i-1"))) == [
                    "oversight of d2-02: yes, planning/risk of harm: no, by i-1",
                    "oversight of d2-01: yes, assessment/desistance: no, planning/risk of harm: no, "
                        + "was at \(place), by i-2",
                ])
    }

    @Test("What somebody else judged, and what stands so already, is no second judge's")
    func equalOfAnother() throws {
        #expect(
            try told(
                .sheet(
                    .oversight("d2-01", .yes, by: "i-1"),
                    .oversight("d2-01", assessed, .no, by: "i-2"),
                    .oversight("d2-01", planned, .no, by: "i-3"))) == [
                    "oversight of d2-01: yes, assessment/desistance: no, planning/risk of harm: no, "
                        + "was at \(place), by i-2"
                ])
    }

    @Test("Who judged, when, and on what evidence arrives with every judgement")
    func arrives() throws {
        let judged = try story.given(.judge("2.1.1", of: "d2-01", .yes))
        let sheet = InspectionCommand.sheet(
            .of("d2-01", "2.1.1", .no, by: "i-1"),
            .of("d2-01", "2.1.2", .no, by: "i-2", evidence: "file-7"),
            .of("d2-01", "2.1.3", .no))
        #expect(
            try judged.when(sheet, reason: "r").thenHappened().map(\.told) == [
                "2.1.1 of d2-01: no, not yes, inspector, was at \(judged.position), by i-1",
                "2.1.2 of d2-01: no, see file-7, by i-2", "2.1.3 of d2-01: no",
            ])
    }

    @Test("Every event holds from its own cell's time, or from the command's where it has none")
    func effectiveTimes() throws {
        let sheet = InspectionCommand.sheet(
            .of("d2-01", "2.1.1", .yes, at: .numbered(1)),
            .of("d2-01", "2.1.2", .yes, at: .numbered(2)), .of("d2-02", "2.1.1", .no),
            .of("c-1", "2.1.1", .no, at: .numbered(3)),
            .oversight("d2-02", .no, at: .numbered(4)),
            .oversight("d2-02", planned, .no, at: .numbered(4)), .oversight("c-1", .no),
            selecting: true)
        #expect(
            try times(sheet) == [
                "c-1 selected for 2": nil, "2.1.1 of d2-01: yes": .numbered(1),
                "2.1.2 of d2-01: yes": .numbered(2), "2.1.1 of d2-02: no": nil,
                "2.1.1 of c-1: no": .numbered(3),
                "oversight of d2-02: no, planning/risk of harm: no": .numbered(4),
                "oversight of c-1: no": nil,
            ])
        #expect(sheet.latestEffectiveTime == .numbered(4))
    }

    @Test("A correction holds from its cell's time")
    func correctedTime() throws {
        let judged = try story.given(.judge("2.1.1", of: "d2-01", .yes))
        let sheet = InspectionCommand.sheet(.of("d2-01", "2.1.1", .no, at: .numbered(5)))
        let held = sheet.effectiveTimes(on: judged.subject)
        let events = try judged.when(sheet, reason: "r").thenHappened()
        #expect(events.map(held) == [.numbered(5)])
    }

    @Test("A cell that changes nothing lends its time to nothing")
    func equalHasNoTime() throws {
        let kept =
            "oversight of d2-01: yes, assessment/desistance: no, planning/risk of harm: no, "
            + "was at \(place)"
        #expect(
            try times(
                .sheet(
                    .oversight("d2-01", assessed, .no, at: .numbered(2)),
                    .oversight("d2-01", .yes, at: .numbered(9)),
                    .oversight("d2-01", planned, .no, at: .numbered(8)))) == [kept: .numbered(2)])
        #expect(
            try times(
                .sheet(
                    .oversight("d2-01", .yes, at: .numbered(9)),
                    .oversight("d2-01", assessed, .no))) == [kept: nil])
    }

    @Test("Only a sheet has times of its own; its latest is the one that begins last")
    func latest() throws {
        let single = InspectionCommand.judge("2.1.1", of: "d2-01", .yes)
        #expect(single.latestEffectiveTime == nil)
        let held = single.effectiveTimes(on: story.subject)
        #expect(try story.when(single).thenHappened().map(held) == [nil])
        #expect(InspectionCommand.sheet(.of("d2-01", "2.1.1", .yes)).latestEffectiveTime == nil)
        let long = EffectiveTime(
            precision: .month, earliest: Timestamp(microseconds: 3),
            latest: Timestamp(microseconds: 99))
        #expect(
            InspectionCommand.sheet(
                .of("d2-01", "2.1.1", .yes, at: long),
                .of("d2-01", "2.1.2", .yes, at: .numbered(4)),
                .of("d2-01", "2.1.3", .yes, at: .numbered(2))
            ).latestEffectiveTime == .numbered(4))
    }
}
