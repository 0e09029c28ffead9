import CaseLedger
import CaseLedgerTesting
import InspectionSamples
import Testing

private let planned = OversightAspect(.planning, "risk of harm")

@Suite("Recording an answer sheet")
struct AnswerSheetTests {
    /// Two court cases and one out of court: one key question judged yes, one prompt no.
    private let story: Story
    private let place: Position

    init() throws {
        story = try Story.announced().sampled("2", 2).sampled("3", 1)
            .given(.judge("2.1.1", of: "d2-01", .yes), .judge("2.1.1.a", of: "d2-01", .no))
        place = try story.place(of: "2.1.1", in: "d2-01")
    }

    private func told(_ command: InspectionCommand, reason: String? = nil) throws -> [String] {
        try story.when(command, reason: reason).thenHappened().map(\.told)
    }

    @Test("What is new is recorded, what differs is corrected, what is equal changes nothing")
    func newEqualChanged() throws {
        let sheet = InspectionCommand.sheet(
            .of("d2-01", "2.1.1.a", .no), .of("d2-01", "2.1.3", .yes, evidence: "file-1"),
            .of("d2-01", "2.1.1", .no), .of("d3-01", "3.1.1.a", .notApplicable))
        #expect(
            try told(sheet, reason: "read again") == [
                "2.1.3 of d2-01: yes, see file-1",
                "2.1.1 of d2-01: no, not yes, inspector, was at \(place)",
                "3.1.1.a of d3-01: notApplicable",
            ])
        let after = try story.given(sheet, reason: "read again")
        #expect(after.subject.answer(to: "2.1.1", in: "d2-01")?.answer == .no)
        #expect(after.subject.answer(to: "2.1.1.a", in: "d2-01")?.recordedAt == place.next)
        #expect(after.subject.answer(to: "3.1.1.a", in: "d3-01")?.answer == .notApplicable)
        let again = after.when(sheet).refusal
        #expect(again?.code == .nothingChanged)
        #expect(again?.message == "The inspection already has every answer of the sheet (4).")
        #expect(try after.refused(sheet).isEmpty)
    }

    @Test("A correction has the sheet's stage", arguments: CorrectionStage.allCases)
    func stage(stage: CorrectionStage) throws {
        #expect(
            try told(.sheet(.of("d2-01", "2.1.1", .no), stage: stage), reason: "r")
                == ["2.1.1 of d2-01: no, not yes, \(stage.description), was at \(place)"])
    }

    @Test("After the inspector, whoever brings the sheet makes the correction, at that time")
    func correctedLater() throws {
        let early = EffectiveTime.instant(Timestamp(microseconds: 1_000_000))
        var changed = RecordAnswerSheet.Entry.of("d2-01", "2.1.1", .no, by: "i-1")
        changed.heldAt = early
        var oversight = RecordAnswerSheet.Entry.oversight("d2-01", .yes)
        (oversight.judgedBy, oversight.heldAt) = ("i-1", early)
        var fresh = RecordAnswerSheet.Entry.of("d2-01", "2.1.2", .no, by: "i-1")
        fresh.heldAt = early
        for stage in CorrectionStage.allCases {
            let sheet = InspectionCommand.sheet(fresh, changed, oversight, stage: stage)
            let events = try story.when(sheet, reason: "r").thenHappened()
            let times = sheet.effectiveTimes(on: story.subject)
            let isInspectors = stage == .inspector
            for event in events {
                switch event {
                case .judgementCorrected(let corrected):
                    #expect(corrected.judgedBy == (isInspectors ? "i-1" : nil))
                    #expect(times(event) == (isInspectors ? early : nil))
                case .judgementRecorded(let recorded):
                    // What is judged for the first time is judged by whom the sheet names.
                    #expect(recorded.judgedBy == "i-1")
                    #expect(times(event) == early)
                case .oversightJudged(let judged):
                    #expect(judged.judgedBy == "i-1")
                    #expect(times(event) == early)
                default: Issue.record("\(event.name) is not of this sheet")
                }
            }
            #expect(events.count == 3)
        }
    }

    @Test("A sheet needs a reason as soon as it changes an answer, and not before")
    func reasons() throws {
        let changed = RecordAnswerSheet.Entry.of("d2-01", "2.1.1", .no)
        let fresh = RecordAnswerSheet.Entry.of("d2-01", "2.1.2", .no)
        let equal = RecordAnswerSheet.Entry.of("d2-01", "2.1.1.a", .no)
        try story.when(.sheet(equal, fresh)).thenHappened()
        try story.when(.sheet(equal, fresh), reason: "kept").thenHappened()
        for reason in [nil, "", " \n"] {
            let sheet = InspectionCommand.sheet(equal, fresh, changed)
            let refusal = story.when(sheet, reason: reason).refusal
            #expect(refusal?.code == .reasonMissing)
            #expect(
                refusal?.message
                    == "Question 2.1.1 of case d2-01 was yes; the sheet says no, and a correction "
                    + "needs a reason.")
            #expect(try story.refused(sheet, reason: reason).map(\.index) == [2])
        }
        #expect(try told(.sheet(equal, fresh, changed), reason: "r").count == 2)
    }

    @Test("All that is refused is reported at once, in the order of the sheet")
    func severalProblems() throws {
        let prepared =
            try story
            .given(
                .withdrawCase(WithdrawCase(caseKey: "d2-02", why: .sensitive)),
                .judgeOversight(of: "d3-01", .yes))
        let sheet = InspectionCommand.sheet(
            .of("d2-01", "2.1.2", .yes), .of("d2-01", "2.1.9", .yes),
            .of("c-9", "2.1.1", .yes), .oversight("c-9", .yes),
            .of("d2-02", "2.1.1", .yes), .of("d2-01", "3.1.1", .yes),
            .of("d2-01", "2.1.3", .notApplicable), .of("d3-01", "3.4.1", .yes),
            .of("d2-01", "2.1.2", .no), .of("d2-01", "2.1.1", .no),
            .oversight("d2-01", OversightAspect(.planning, "victims"), .no),
            .oversight("d2-01", .yes, by: "i-1"), .oversight("d2-01", planned, .no, by: "i-2"),
            .oversight("d3-01", .no), .of("d2-01", "2.1.1.b", .yes))
        let expected: [(Int, Refusal.Code)] = [
            (1, .unknownQuestion), (2, .caseNotSelected), (3, .caseNotSelected),
            (4, .caseWithdrawn), (5, .otherDomain), (6, .notApplicableNotAllowed),
            (7, .notRatedOnCases), (8, .alreadyJudged), (9, .reasonMissing), (10, .unknownTheme),
            (12, .severalInspectors), (13, .reasonMissing),
        ]
        let refused = try prepared.refused(sheet)
        #expect(refused.map(\.index) == expected.map(\.0))
        #expect(refused.map(\.refusal.code) == expected.map(\.1))
        try prepared.when(sheet).thenRefused(with: try #require(refused.first).refusal)
        let reasoned = try prepared.refused(sheet, reason: "r")
        #expect(reasoned.map(\.index) == expected.map(\.0).filter { ![9, 13].contains($0) })
    }

    @Test("A refusal says what is wrong with the cell")
    func messages() throws {
        let sheet = InspectionCommand.sheet(
            .of("d2-01", "2.1.2", .yes), .of("d2-01", "2.1.2", .yes),
            .oversight("d2-01", .yes), .oversight("d2-01", .yes),
            .oversight("d2-01", planned, .yes), .oversight("d2-01", planned, .no),
            .oversight("d3-01", .yes, by: "i-1"), .oversight("d3-01", planned, .yes, by: "i-2"))
        let refused = try story.refused(sheet)
        #expect(
            refused.map(\.refusal.message) == [
                "Question 2.1.2 of case d2-01 is answered twice.",
                "Oversight of case d2-01 is answered twice.",
                "Oversight of planning of case d2-01 is answered twice.",
                "Oversight of case d3-01 has several inspectors or several times.",
            ])
        #expect(refused.map(\.index) == [1, 3, 5, 7])
        let judged = try story.given(.judgeOversight(of: "d3-01", .yes))
        #expect(
            try judged.refused(.sheet(.oversight("d3-01", .notApplicable))).map(\.refusal.message)
                == [
                    "Oversight of case d3-01 was yes; the sheet says notApplicable, and a "
                        + "correction needs a reason."
                ])
    }

    @Test("One refused cell keeps the whole sheet out")
    func allOrNothing() throws {
        try story.when(.sheet(.of("d2-01", "2.1.2", .yes), .of("d2-01", "2.1.3", .yes)))
            .thenHappened()
        try story.when(.sheet(.of("d2-01", "2.1.2", .yes), .of("d2-01", "2.1.9", .yes)))
            .thenRefused(.unknownQuestion)
    }

    @Test("A refusal of the sheet as a whole names no cell")
    func whole() throws {
        let long = String(repeating: "r", count: Provenance.longestReasonInBytes + 1)
        let sheet = InspectionCommand.sheet(.of("d1-01", "1.1.1", .yes))
        let empty = InspectionCommand.sheet()
        let published = try Story.published()
        for (story, command, reason, code) in [
            (story, empty, nil, .nothingChanged), (published, sheet, nil, .alreadyPublished),
            (published, empty, nil, .nothingChanged),
            (GivenWhenThen(Inspection()), sheet, nil, .notAnnounced),
            (story, sheet, long, .textTooLong),
        ] as [(Story, InspectionCommand, String?, Refusal.Code)] {
            let refusal = try #require(story.when(command, reason: reason).refusal)
            #expect(refusal.code == code)
            #expect(throws: refusal) { try story.refused(command, reason: reason) }
        }
        try story.when(.sheet(.of("d2-01", "2.1.2", .yes)), by: "passer-by")
            .thenRefused(.unknownRole)
    }

    @Test("In an illustrative case every question of the domain can be answered")
    func illustrative() throws {
        let drawn = try story.given(.select("c-1", for: "3", purpose: .illustrative))
        #expect(
            try drawn.when(.sheet(.of("c-1", "3.4.1", .yes), .of("c-1", "3.1.1", .no)))
                .thenHappened().map(\.told) == ["3.4.1 of c-1: yes", "3.1.1 of c-1: no"])
        try drawn.when(.sheet(.of("d3-01", "3.4.1", .yes))).thenRefused(.notRatedOnCases)
        let answered = try drawn.given(.sheet(.of("c-1", "3.1.1", .no)))
        #expect(try answered.row("3.1.1").no == 0)
    }

    @Test("A withdrawn case takes no answer, and the one it has changes nothing")
    func withdrawn() throws {
        let withdrawn = try story.given(
            .withdrawCase(WithdrawCase(caseKey: "d2-01", why: .transferred)))
        for selecting in [false, true] {
            let sheet = InspectionCommand.sheet(
                .of("d2-01", "2.1.1", .yes), .of("d2-02", "2.1.1", .yes),
                .of("d2-01", "2.1.2", .no), .oversight("d2-01", .yes), selecting: selecting)
            let refused = try withdrawn.refused(sheet)
            #expect(refused.map(\.index) == [2, 3])
            #expect(refused.allSatisfy { $0.refusal.code == .caseWithdrawn })
            let changed = InspectionCommand.sheet(
                .of("d2-01", "2.1.1", .no), selecting: selecting)
            #expect(try withdrawn.refused(changed, reason: "r").map(\.index) == [0])
        }
    }
}
