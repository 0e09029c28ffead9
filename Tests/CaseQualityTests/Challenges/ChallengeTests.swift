import CaseLedger
import CaseLedgerTesting
import CaseQuality
import InspectionSamples
import Testing

@Suite("Drafts and challenges")
struct ChallengeTests {
    private func raise(
        _ id: ChallengeID = "C1", _ target: ChallengeTarget = .overall, ground: String = "g"
    ) -> InspectionCommand {
        .raiseChallenge(
            RaiseChallenge(
                id, to: target, kind: .evidenceNotSeen, ground: ground, evidence: ["file-1"],
                due: PartialDate("2026-05-08")))
    }

    @Test("A draft is a milestone; an embargoed copy is not")
    func draft() throws {
        let story = try Story.announced().sampled("2", 1)
        #expect(story.subject.milestones.draft == nil)
        let copied = try story.given(.issueDraft(IssueDraft(.embargoedCopy, to: "board chair")))
        #expect(copied.subject.milestones.draft == nil)
        let issued = try copied.given(.issueDraft(IssueDraft(to: "service manager")))
        #expect(issued.subject.milestones.draft == issued.position)
        #expect(issued.subject.draft?.kind == .draft)
        try story.when(.issueDraft(IssueDraft(to: " "))).thenRefused(.textMissing)
        try Story.published().when(.issueDraft(IssueDraft(to: "board")))
            .thenRefused(.alreadyPublished)
    }

    @Test("What a draft says wrongly is challenged after a draft; other grounds at any time")
    func beforeDraft() throws {
        let story = try Story.announced().sampled("2", 1).answered("2.1.1", yes: 1)
        let drafted = try story.given(.issueDraft(IssueDraft(to: "service manager")))
        for kind in ChallengeKind.allCases {
            let challenge = InspectionCommand.raiseChallenge(
                RaiseChallenge("C1", to: .standard("2.1"), kind: kind, ground: "g"))
            #expect(
                story.when(challenge).refusal?.code
                    == (kind == .factualInaccuracy ? .noDraft : nil))
            try drafted.when(challenge).thenHappened()
        }
        try drafted.when(raise("C1", .text)).thenHappened()
    }

    @Test("A challenge is about something that there is, has a ground, and an id of its own")
    func raised() throws {
        let story = try Story.announced().sampled("2", 1).answered("2.1.1", yes: 1)
        for (target, code) in [
            (.overall, nil), (.text, .noDraft), (.standard("2.1"), nil), (.question("2.1.1"), nil),
            (.answer("d2-01", "2.1.1"), nil), (.standard("9.9"), .unknownStandard),
            (.question("9.9.9"), .unknownQuestion), (.answer("c-9", "2.1.1"), .caseNotSelected),
            (.answer("d2-01", "2.1.2"), .neverJudged),
        ] as [(ChallengeTarget, Refusal.Code?)] {
            #expect(story.when(raise("C1", target)).refusal?.code == code)
        }
        try story.when(raise(ground: "")).thenRefused(.textMissing)
        let open = try story.given(raise())
        try open.when(raise()).thenRefused(.alreadyRecorded)
        #expect(
            NextSteps(for: open.subject).possible.contains(
                .resolveChallenge("C1", due: PartialDate("2026-05-08"))))
        #expect(open.subject.challenges.map(\.raisedAt) == [open.position])
    }

    @Test(
        "While a challenge is open its rating is disputed, and stays",
        arguments: [
            (ChallengeTarget.standard("2.1"), ["2.1"], false), (.question("2.1.1"), ["2.1"], false),
            (.answer("d2-01", "2.1.1"), ["2.1"], false), (.overall, [], true), (.text, [], false),
        ] as [(ChallengeTarget, [Standard.ID], Bool)])
    func disputed(target: ChallengeTarget, standards: [Standard.ID], isOverall: Bool) throws {
        let story = try Story.announced().sampled("2", 1).answered("2.1.1", yes: 1)
            .given(.issueDraft(IssueDraft(to: "service manager")))
        let open = try story.given(raise("C1", target))
        func disputed(_ story: Story) throws -> [Standard.ID] {
            try #require(story.subject.framework).standards.map(\.id).filter {
                try story.rating($0).isDisputed
            }
        }
        #expect(try disputed(story) == [])
        #expect(try disputed(open) == standards)
        #expect(try open.overall().isDisputed == isOverall)
        for id in standards {
            #expect(try open.rating(id).provisionalRating == story.rating(id).provisionalRating)
        }
        let two = try open.given(raise("C2", target))
        func resolve(_ id: ChallengeID) -> InspectionCommand {
            .resolveChallenge(ResolveChallenge(id, .rejected))
        }
        let left = try two.given(resolve("C1"), reason: "r")
        #expect(try disputed(left) == standards)
        let none = try left.given(resolve("C2"), reason: "r")
        #expect(try disputed(none) == [])
        #expect(try !none.overall().isDisputed)
    }

    @Test("A challenge is resolved once, with a reason, by events that followed it")
    func resolved() throws {
        let story = try Story.announced().sampled("2", 1).answered("2.1.1", yes: 1)
            .given(raise("C1", .answer("d2-01", "2.1.1")))
        func resolve(_ id: ChallengeID = "C1", events: [Position] = []) -> InspectionCommand {
            .resolveChallenge(ResolveChallenge(id, .accepted, events: events))
        }
        try story.when(resolve()).thenRefused(.reasonMissing)
        try story.when(resolve("C2"), reason: "r").thenRefused(.unknownChallenge)
        try story.when(resolve(events: [story.position]), reason: "r").thenRefused(.invalidNumber)
        let place = try #require(story.subject.answer(to: "2.1.1", in: "d2-01")).recordedAt
        let corrected = try story.given(
            .correctJudgement(
                CorrectJudgement(
                    caseKey: "d2-01", question: "2.1.1", supersedes: place, to: .no,
                    stage: .factualAccuracy)), reason: "r")
        try corrected.when(resolve(events: [corrected.position.next]), reason: "r")
            .thenRefused(.invalidNumber)
        let done = try corrected.given(resolve(events: [corrected.position]), reason: "r")
        let challenge = try #require(done.subject.challenges.first)
        #expect(challenge.resolved?.outcome == .accepted)
        #expect(challenge.resolvedAt == done.position)
        try done.when(resolve(), reason: "r").thenRefused(.alreadyClosed)
        #expect(
            !NextSteps(for: done.subject).possible.contains {
                if case .resolveChallenge = $0 { true } else { false }
            })
    }
}
