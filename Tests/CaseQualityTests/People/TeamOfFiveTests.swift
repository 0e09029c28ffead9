import CaseLedger
import CaseLedgerTesting
import CaseQuality
import InspectionSamples
import Testing

/// A local audit in which most people of a small team had a part in everything.
@Suite("A team of five in a local audit")
struct TeamOfFiveTests {
    private static let team: [TeamMember] = [
        TeamMember("s-1", [.serviceManager, .panelChair]), TeamMember("a-1", [.localAssessor]),
        TeamMember("a-2", [.localAssessor]), TeamMember("m-1", [.moderator, .panelMember]),
        TeamMember("b-1", [.boardChair, .panelMember]),
    ]

    /// An audit with the team named.
    private static func named() throws -> Story {
        try GivenWhenThen(Inspection()).by(
            "s-1", .serviceManager,
            .announce(
                AnnounceInspection(
                    framework: .hmipYouth2021, service: "anytown", serviceNames: ["Anytown"],
                    kind: .localAudit))
        ).by("s-1", .serviceManager, .nameTeam(NameTeam(team)))
            .by("s-1", .serviceManager, .select("court-01", for: "2"))
    }

    /// A case that `a-1` judged and `m-1` moderated, and the panel of `s-1`, `b-1` and `m-1`.
    private static func convened() throws -> Story {
        var story = try named()
        for standard in 1...4 {
            for number in 1...3 {
                story = try story.by(
                    "a-1", .localAssessor,
                    .judge(
                        Question.ID(stringLiteral: "2.\(standard).\(number)"), of: "court-01",
                        number == 1 ? .no : .yes))
            }
        }
        return try story.by(
            "a-1", .localAssessor, .submitAssessment(SubmitAssessment(["court-01"]))
        )
        .by("m-1", .moderator, .moderateCase(ModerateCase("court-01")))
        .by(
            "s-1", .serviceManager,
            .convenePanel(ConvenePanel(chair: "s-1", members: ["b-1", "m-1"])))
    }

    /// The same with a decision on 2.1, a draft, and a challenge to the rating.
    private static func challenged(
        by person: Agent.ID = "b-1", as role: Role = .boardChair
    ) throws -> Story {
        try convened().by(
            "s-1", .panelChair, .decide("2.1", .inadequate, votes: .consensus)
        ).by("s-1", .serviceManager, .issueDraft(IssueDraft(to: "board")))
            .by(
                person, role,
                .raiseChallenge(
                    RaiseChallenge("C1", to: .standard("2.1"), kind: .evidenceNotSeen, ground: "g"))
            )
    }

    private func refusal(
        _ story: Story, _ person: Agent.ID, _ role: Role, _ command: InspectionCommand,
        _ reason: String? = nil
    ) -> Refusal? {
        story.when(
            InspectionRequest(
                command,
                by: Provenance(
                    actor: Agent(person, role: role), reason: reason,
                    effectiveAt: .instant(Timestamp(microseconds: 0))))
        ).refusal
    }

    private let resolve = InspectionCommand.resolveChallenge(ResolveChallenge("C1", .rejected))

    @Test("Where everybody who may is barred, each of them may with a reason, which is shown")
    func nobodyFree() throws {
        let story = try Self.challenged()
        for (person, role) in [("s-1", .serviceManager), ("m-1", .moderator)]
            as [(Agent.ID, Role)]
        {
            let missing = try #require(refusal(story, person, role, resolve))
            #expect(missing.code == .reasonMissing)
            #expect(missing.message.contains("only because nobody else is free to"))
            #expect(refusal(story, person, role, resolve, "Nobody else.") == nil)
        }
        let day = try #require(PartialDate("2026-03-01"))
        let due = story.inspectionHistory.due(on: day).items.first { $0.kind == .challenge }
        #expect(due?.owedBy == .text("s-1 or m-1"))
        let done = try story.by("s-1", .serviceManager, resolve, "Nobody else.")
        guard case .challengeResolved(let event)? = done.history.last?.event else {
            Issue.record("not resolved")
            return
        }
        #expect(event.isSelfChecked)
        let corrected = try done.correcting(
            to: .yes, by: "m-1", .moderator, stage: .factualAccuracy, "Shown in the file.")
        let control = try #require(
            corrected.inspectionHistory.controls().controls.first { $0.id == "checkerTookNoPart" })
        #expect(control.state == .notHeld)
        #expect(
            control.sentence
                == "s-1 took part in the decision on standard 2.1 and resolved C1, as nobody else "
                + "was free to; m-1 moderated case court-01 and corrected court-01/2.1.1, as nobody "
                + "else was free to")
    }

    @Test("While somebody is free to act, the others stay barred, and the refusal names who may")
    func somebodyFree() throws {
        let story = try Self.challenged().by(
            "s-1", .serviceManager,
            .nameTeam(NameTeam(Self.team + [TeamMember("m-2", [.moderator])])))
        let refused = try #require(
            refusal(story, "s-1", .serviceManager, resolve, "Nobody else."))
        #expect(refused.code == .barred)
        #expect(refused.message.contains("took part in the decision on standard 2.1, and so"))
        #expect(refused.remedy == "The service manager or moderator may: m-2.")
        #expect(refusal(story, "m-2", .moderator, resolve, "Not shown.") == nil)
    }

    @Test("Who raised a challenge is not the one who is free to resolve it")
    func raiser() throws {
        let story = try Self.convened().by(
            "s-1", .serviceManager,
            .raiseChallenge(
                RaiseChallenge(
                    "C1", to: .answer("court-01", "2.1.1"), kind: .evidenceNotSeen, ground: "g")))
        #expect(refusal(story, "s-1", .serviceManager, resolve, "r")?.code == .barred)
        #expect(refusal(story, "m-1", .moderator, resolve, "r") == nil)
    }

    @Test("Who sat on the panel without an interest dissents from its decision, and nobody else")
    func dissent() throws {
        let votes = PanelVotes.named([
            .init("s-1", .inFavour), .init("b-1", .absent), .init("m-1", .abstained),
        ])
        let story = try Self.convened().by(
            "s-1", .panelChair, .decide("2.1", .inadequate, votes: votes))
        let dissent = InspectionCommand.recordDissent(RecordDissent(from: .decision("2.1")))
        #expect(refusal(story, "b-1", .panelMember, dissent, "r") == nil)
        #expect(refusal(story, "m-1", .panelMember, dissent, "r") == nil)
        let stranger = try #require(refusal(story, "a-1", .localAssessor, dissent, "r"))
        #expect(stranger.code == .barred)
        #expect(stranger.message.contains("sat, without an interest, on the panel"))
        #expect(stranger.remedy.hasSuffix("may: b-1, m-1."))
        let interested = try story.by(
            "m-1", .panelMember, .declareInterest(DeclareInterest("A friend.")))
        #expect(refusal(interested, "m-1", .panelMember, dissent, "r")?.code == .barred)
        #expect(refusal(interested, "m-1", .moderator, dissent, "r")?.code == .barred)
        let moderation = InspectionCommand.recordDissent(
            RecordDissent(from: .moderation("court-01")))
        #expect(refusal(story, "a-1", .localAssessor, moderation, "r") == nil)
        #expect(refusal(story, "a-2", .localAssessor, moderation, "r")?.code == .barred)
        #expect(refusal(story, "b-1", .panelMember, moderation, "r")?.code == .barred)
    }

    @Test("A sheet names no judge of the team whose role may not judge; a stranger is shown")
    func judges() throws {
        let story = try Self.named()
        for person in ["b-1", "m-1"] as [Agent.ID] {
            let refused = try #require(
                refusal(
                    story, "s-1", .serviceManager,
                    .sheet(.of("court-01", "2.1.1", .yes, by: person))))
            #expect(refused.code == .notPermitted)
            #expect(refused.message.hasPrefix("\(person) is "))
            #expect(refused.remedy == "Name somebody who may: a-1, a-2, s-1.")
        }
        let alike = try #require(
            refusal(
                story, "s-1", .serviceManager, .sheet(.of("court-01", "2.1.1", .yes, by: "M-01"))))
        #expect(alike.code == .spelledAlike)
        #expect(alike.message == "M-01 and m-1 can be read as the same person.")
        let entered = try story.by(
            "s-1", .serviceManager, .sheet(.of("court-01", "2.1.1", .yes, by: "x-9")),
            origin: .entered)
        let steps = NextSteps(for: entered.subject)
        #expect(steps.possible.contains(.verifyJudge("x-9", ["court-01"])))
        let day = try #require(PartialDate("2026-03-01"))
        let due = entered.inspectionHistory.due(on: day).items.first { $0.kind == .attestation }
        #expect(due?.owedBy == .text("s-1"))
        #expect(due?.words.hasPrefix("Name x-9 in the team") == true)
    }

    @Test("Who leads opens an assessment for somebody who may judge; others open their own")
    func assessments() throws {
        let story = try Self.named()
        func open(_ inspector: Agent.ID?) -> InspectionCommand {
            .openAssessment(OpenAssessment("court-01", inspector: inspector))
        }
        #expect(refusal(story, "s-1", .serviceManager, open("a-2")) == nil)
        #expect(refusal(story, "a-1", .localAssessor, open(nil)) == nil)
        #expect(refusal(story, "a-1", .localAssessor, open("a-2"))?.code == .notPermitted)
        #expect(refusal(story, "s-1", .serviceManager, open("b-1"))?.code == .notPermitted)
        #expect(refusal(story, "s-1", .serviceManager, open("x-9"))?.code == .notInTeam)
    }

    @Test("A vote of somebody who led or moderated is found, with why it was permitted")
    func votes() throws {
        let story = try Self.challenged()
        let control = try #require(
            story.inspectionHistory.controls().controls.first { $0.id == "voterTookNoOtherPart" })
        #expect(control.state == .notHeld)
        #expect(
            control.sentence
                == "s-1 leads this inspection and voted on 2.1, which the edition permits in a local "
                + "audit; m-1 moderated case court-01 and voted on 2.1, which the edition permits in "
                + "a local audit")
    }

    @Test("The chair of a panel has that role, and comes first among those who decide")
    func chair() throws {
        let story = try Self.named()
        let refused = try #require(
            refusal(
                story, "s-1", .serviceManager,
                .convenePanel(ConvenePanel(chair: "m-1", members: ["b-1"]))))
        #expect(refused.code == .notInTeam)
        #expect(refused.message.contains("not panel chair"))
        #expect(refused.remedy == "Convene the panel with s-1 as its chair.")
        let convened = try Self.convened()
        #expect(
            convened.subject.people(whoMay: RequestedAct(.decide, .standard("2.1"))).first?.id
                == "s-1")
    }

    @Test("A refusal names the command, the case, and only people who may do it there")
    func words() throws {
        let story = try Self.convened()
        let place = try story.place(of: "2.1.1", in: "court-01")
        let correct = InspectionCommand.correctJudgement(
            CorrectJudgement(
                caseKey: "court-01", question: "2.1.1", supersedes: place, to: .yes,
                stage: .inspector))
        #expect(
            refusal(story, "b-1", .boardChair, correct, "r")?.remedy.hasSuffix("may: s-1, a-1.")
                == true)
        let withdrawing = try story.by(
            "s-1", .serviceManager,
            .withdrawCase(WithdrawCase(caseKey: "court-01", why: .transferred)), "moved")
        let approve = InspectionCommand.approve(Approve(withdrawing.position))
        #expect(
            refusal(withdrawing, "a-1", .localAssessor, approve)?.message.hasPrefix(
                "a-1 judged case court-01, and so") == true)
        #expect(
            refusal(story, "a-1", .localAssessor, correct, "r")?.remedy.hasPrefix(
                "Let the service manager (s-1) open it again") == true)
        let declined = try withdrawing.by(
            "m-1", .moderator,
            .approve(Approve(withdrawing.position, isGranted: false)), "Not needed.")
        let again = try #require(refusal(declined, "m-1", .moderator, approve))
        #expect(again.message.contains("it was declined at position"))
        #expect(again.remedy == "Ask for it again, if it is still needed.")
    }

    @Test("The team shows everything that bars a person, corrections and resolved challenges")
    func bars() throws {
        let story = try Self.challenged().by("s-1", .serviceManager, resolve, "Nobody else.")
            .correcting(to: .yes, by: "m-1", .moderator, stage: .factualAccuracy, "Shown.")
            .by("a-1", .localAssessor, .declareInterest(DeclareInterest("A friend.")))
        let members = story.inspectionHistory.team().members
        let judge = try #require(members.first { $0.person == "a-1" })
        #expect(
            judge.bars.map(\.reason) == [
                "judged a case of this inspection", "declared an interest",
            ])
        #expect(members.first { $0.person == "s-1" }?.deeds.resolved == 1)
        #expect(members.first { $0.person == "m-1" }?.deeds.corrected == 1)
    }

    @Test("Answers of a sheet that selected its own cases are told to be older than the recording")
    func undated() throws {
        let story = try GivenWhenThen(Inspection()).by(
            "s-1", .serviceManager,
            .announce(
                AnnounceInspection(
                    framework: .hmipYouth2021, service: "anytown", serviceNames: ["Anytown"],
                    kind: .localAudit))
        ).by(
            "s-1", .serviceManager,
            .sheet(.of("court-01", "2.1.1", .yes, by: "a-1"), selecting: true), origin: .entered)
        let (judged, recorded) = (
            try #require(PartialDate("2025-02-17")), try #require(PartialDate("2026-11-30"))
        )
        let controls = story.inspectionHistory.controls { $0.microseconds == 0 ? judged : recorded }
        let control = try #require(controls.controls.first { $0.id == "notBackdated" })
        #expect(
            control.sentence.hasSuffix(
                "1 answer of sheets that selected their own cases is older than the recording, and "
                    + "nothing dates the selection"))
    }
}
