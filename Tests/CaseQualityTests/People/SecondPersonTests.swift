import CaseLedger
import CaseLedgerTesting
import CaseQuality
import InspectionSamples
import Testing

@Suite("Ways round the second person")
struct SecondPersonTests {
    private func refusal(
        _ story: Story, _ person: Agent.ID, _ role: Role, _ command: InspectionCommand,
        _ reason: String? = nil
    ) -> Refusal.Code? {
        let provenance = Provenance(
            actor: Agent(person, role: role), reason: reason,
            effectiveAt: .instant(Timestamp(microseconds: 0)))
        return story.when(InspectionRequest(command, by: provenance)).refusal?.code
    }

    @Test(
        "Keys that can be read as one person are not two people of a team",
        arguments: [
            ("L-1", Refusal.Code.spelledAlike), ("l-01", .spelledAlike), ("l1", .spelledAlike),
            ("l_1", .spelledAlike), ("\u{0430}-7", .spelledAlike), ("l-10", nil), ("l-2", nil),
        ] as [(String, Refusal.Code?)])
    func spelling(key: String, code: Refusal.Code?) throws {
        let story = try Story.acting()
        let person = try #require(Agent.ID(rawValue: key))
        let team = Story.actingTeam + [TeamMember(person, [.chiefInspector])]
        #expect(refusal(story, "l-1", .leadInspector, .nameTeam(NameTeam(team))) == code)
    }

    @Test("Before there is a team, only the lead and who announced the inspection name it")
    func firstTeam() throws {
        let story = try Story.acting(team: nil)
        let name = InspectionCommand.nameTeam(NameTeam(Story.actingTeam))
        #expect(refusal(story, "z-9", .importer, name) == .notInTeam)
        #expect(refusal(story, "z-9", .leadInspector, name) == .notInTeam)
        #expect(refusal(story, "l-1", .leadInspector, name) == nil)
    }

    @Test("Who sits on a panel has a role in the team that decides")
    func strangers() throws {
        let story = try Story.acting()
        func convene(_ chair: Agent.ID, _ members: [Agent.ID]) -> Refusal.Code? {
            refusal(
                story, "c-1", .panelChair,
                .convenePanel(ConvenePanel(chair: chair, members: members)))
        }
        #expect(convene("c-1", ["p-1"]) == nil)
        #expect(convene("c-1", ["z-2"]) == .notInTeam)
        #expect(convene("c-1", ["i-1"]) == .notInTeam)
        #expect(convene("z-2", ["p-1"]) == .notInTeam)
    }

    @Test("An interest is declared by the person, the lead or the chair")
    func interest() throws {
        let story = try Story.acting()
        let declare = InspectionCommand.declareInterest(DeclareInterest(of: "p-1", "Board."))
        #expect(refusal(story, "p-2", .panelMember, declare) == .notPermitted)
        #expect(refusal(story, "p-1", .panelMember, declare) == nil)
        #expect(refusal(story, "c-1", .panelChair, declare) == nil)
        #expect(refusal(story, "l-1", .leadInspector, declare) == nil)
    }

    /// A panel of three that confirmed 1.1.
    private func decided() throws -> Story {
        try Story.acting()
            .by(
                "l-1", .leadInspector,
                .proposeRating(ProposeQualitativeRating(standard: "1.1", rating: .good))
            )
            .by(
                "c-1", .panelChair,
                .convenePanel(ConvenePanel(chair: "c-1", members: ["p-1", "p-2"], quorum: 3))
            )
            .by("c-1", .panelChair, .decide("1.1", .good, votes: .consensus))
    }

    @Test("Without a stated quorum, more than half of those who may decide take part")
    func quorum() throws {
        func refusal(
            _ votes: PanelVotes, quorum: Int? = nil, interests: [Agent.ID] = []
        ) throws -> Refusal? {
            let story = try Story.acting()
                .by(
                    "i-1", .inspector,
                    .proposeRating(ProposeQualitativeRating(standard: "1.1", rating: .good))
                )
                .by(
                    "c-1", .panelChair,
                    .convenePanel(
                        ConvenePanel(
                            chair: "c-1", members: ["p-1", "p-2"], quorum: quorum,
                            declaredInterests: interests)))
            let provenance = Provenance(
                actor: Agent("c-1", role: .panelChair),
                effectiveAt: .instant(Timestamp(microseconds: 0)))
            return story.when(
                InspectionRequest(.decide("1.1", .good, votes: votes), by: provenance)
            ).refusal
        }
        let one = PanelVotes.named([.init("c-1", .inFavour)])
        let two = PanelVotes.named([.init("c-1", .inFavour), .init("p-1", .abstained)])
        let refused = try #require(try refusal(one))
        #expect(refused.code == .notQuorate)
        #expect(
            refused.message == "1 of the panel take part in the decision on 1.1; the quorum is 2, "
                + "more than half of the 3 who sit on it.")
        #expect(try refusal(two) == nil)
        #expect(try refusal(.consensus) == nil)
        // A stated quorum holds, also a smaller one; who is barred takes no part.
        #expect(try refusal(one, quorum: 1) == nil)
        #expect(try refusal(two, quorum: 3)?.code == .notQuorate)
        #expect(try refusal(.consensus, interests: ["p-1"]) == nil)
        #expect(try refusal(.consensus, interests: ["p-1", "p-2"])?.code == .notQuorate)
        #expect(throws: Refusal.self) {
            try Story.acting().by(
                "c-1", .panelChair,
                .convenePanel(ConvenePanel(chair: "c-1", members: ["p-1", "p-1"])))
        }
    }

    @Test(
        "A decision that changes the overall rating by now needs the approval, whenever it was made"
    )
    func changingLater() throws {
        func proposing(_ rating: Rating, on story: Story) throws -> Story {
            try story.by(
                "i-2", .inspector,
                .proposeRating(ProposeQualitativeRating(standard: "1.4", rating: rating)))
        }
        let convened = try Story.acting().judging("court-01", first: .no)
            .judging("court-02", first: .yes).convening()
        // 11 of 24 points, and 12 with the decision: Requires improvement both times.
        let decided = try proposing(.requiresImprovement, on: convened).deciding("2.2", .good)
        #expect(decided.subject.overallRating?.total == 12)
        #expect(decided.subject.waitingApprovals.isEmpty)
        // 13 points are Good, and without the decision it would be 12.
        let proposed = try proposing(.good, on: decided)
        #expect(proposed.subject.overallRating?.rating == .good)
        #expect(proposed.subject.waitingApprovals.map(\.subject) == [.decision("2.2")])
        let approved = try proposed.by("x-1", .chiefInspector, .approve(Approve(decided.position)))
        #expect(approved.subject.waitingApprovals.isEmpty)
    }

    @Test("A request to withdraw a judged case says what its approval would do to ratings")
    func effects() throws {
        let story = try Story.acting().judging("court-01", first: .no)
            .judging("court-02", first: .yes).judging("court-03", first: .yes)
        let asked = try story.by(
            "l-1", .leadInspector,
            .withdrawCase(WithdrawCase(caseKey: "court-01", why: .transferred)), "Moved away.")
        guard case .request(let request, _)? = asked.subject.waitingApprovals.first?.subject else {
            Issue.record("nothing waits")
            return
        }
        let effects = asked.subject.effects(ofApproving: request)
        let approved = try asked.by("x-1", .chiefInspector, .approve(Approve(asked.position)))
        #expect(effects.map(\.cell).contains(.standard("2.1")))
        for effect in effects {
            #expect(effect.before == asked.subject.state(of: effect.cell))
            #expect(effect.after == approved.subject.state(of: effect.cell))
        }
    }

    @Test("Who takes a role from everybody else does not become the only one who is free")
    func removedTeam() throws {
        let story = try Story.acting().judging("court-01", by: "l-1", as: .leadInspector)
            .by("l-1", .leadInspector, .submitAssessment(SubmitAssessment(["court-01"])))
        let moderate = InspectionCommand.moderateCase(ModerateCase("court-01"))
        #expect(refusal(story, "l-1", .leadInspector, moderate, "r") == .barred)
        let alone = Story.actingTeam.filter { $0.person != "m-1" }
        let removed = try story.by("l-1", .leadInspector, .nameTeam(NameTeam(alone)))
        #expect(refusal(removed, "l-1", .leadInspector, moderate, "r") == .barred)
        // Where nobody was removed, the only one may, with a reason.
        let small = try Story.acting(team: alone).judging("court-01", by: "l-1", as: .leadInspector)
            .by("l-1", .leadInspector, .submitAssessment(SubmitAssessment(["court-01"])))
        #expect(refusal(small, "l-1", .leadInspector, moderate, "r") == nil)
    }

    @Test("A change of the team rests on the team that was read")
    func teamRead() throws {
        let story = try Story.acting()
        let read = story.subject.team ?? []
        let added = TeamMember("e-1", [.inspector])
        let changed = try story.by(
            "l-1", .leadInspector, .nameTeam(NameTeam(read + [added], replacing: read)))
        let late = InspectionCommand.nameTeam(
            NameTeam(read + [TeamMember("e-2", [.inspector])], replacing: read))
        #expect(refusal(changed, "l-1", .leadInspector, late) == .superseded)
        #expect(refusal(story, "l-1", .leadInspector, late) == nil)
    }

    @Test("Who gave the challenged answer, at whatever stage, does not resolve the challenge")
    func ownAnswer() throws {
        let story = try Story.acting().judging("court-01", submitted: true)
            .by("l-1", .leadInspector, .issueDraft(IssueDraft(to: "The service")))
            .correcting(to: .yes, by: "m-1", .moderator, stage: .factualAccuracy)
            .by(
                "s-1", .serviceManager,
                .raiseChallenge(
                    RaiseChallenge(
                        "C1", to: .answer("court-01", "2.1.1"), kind: .wrongApplication,
                        ground: "The rule.")))
        let resolve = InspectionCommand.resolveChallenge(ResolveChallenge("C1", .rejected))
        #expect(refusal(story, "m-1", .moderator, resolve, "r") == .barred)
        #expect(refusal(story, "l-1", .leadInspector, resolve, "r") == nil)
    }

    @Test("Who submitted their own assessment judged the case, whomever a later sheet names")
    func submitted() throws {
        func sheet(_ judge: Agent.ID, _ ground: CorrectionGround?) -> InspectionCommand {
            let questions = ["2.1", "2.2", "2.3", "2.4"].flatMap { standard in
                (1...3).map { Question.ID(stringLiteral: "\(standard).\($0)") }
            }
            return .recordAnswerSheet(
                RecordAnswerSheet(
                    entries: questions.map { .of("court-01", $0, .yes, by: judge) }, ground: ground)
            )
        }
        let renamed = try Story.acting().by("l-1", .leadInspector, .select("court-01", for: "2"))
            .by("i-2", .inspector, .openAssessment(OpenAssessment("court-01")))
            .by("o-1", .importer, sheet("i-2", nil), origin: .entered)
            .by("o-1", .importer, sheet("i-1", .misrecorded), "r", origin: .entered)
        func judged(_ story: Story) -> Int? {
            story.inspectionHistory.team().members.first { $0.person == "i-2" }?.deeds.judged
        }
        #expect(judged(renamed) == 0)
        let submitted = try renamed.by(
            "i-2", .inspector, .submitAssessment(SubmitAssessment(["court-01"])))
        #expect(judged(submitted) == 1)
    }

    @Test("A decision whose figures changed since is not approved; the panel decides again")
    func staleApproval() throws {
        let story = try Story.acting().judging("court-01", first: .no)
            .judging("court-02", first: .yes).convening()
            .deciding("2.2", .good)
        let decision = story.position
        let approve = InspectionCommand.approve(Approve(decision))
        #expect(refusal(story, "x-1", .chiefInspector, approve) == nil)
        let changed = try story.correcting(
            "2.2.1", of: "court-01", to: .yes, by: "i-1", .inspector, stage: .inspector)
        #expect(refusal(changed, "x-1", .chiefInspector, approve) == .staleDecision)
        let again = try changed.deciding("2.2", .good)
        #expect(refusal(again, "x-1", .chiefInspector, approve) == .noSuchRequest)
    }

    @Test("A decision is reversed by the panel, as it was made")
    func reversal() throws {
        let story = try decided()
        let place = try #require(story.subject.panelDecision(on: "1.1")).recordedAt
        func reverse(_ votes: PanelVotes) -> Refusal.Code? {
            refusal(
                story, "p-2", .panelMember,
                .reversePanelDecision(
                    ReversePanelDecision(standard: "1.1", supersedes: place, votes: votes)),
                "I was against it.")
        }
        #expect(reverse(.notStated) == .votesMissing)
        #expect(reverse(.named([.init("p-2", .inFavour)])) == .notQuorate)
        #expect(
            reverse(
                .named([
                    .init("p-2", .inFavour), .init("p-1", .against), .init("c-1", .against),
                ])) == .notCarried)
        #expect(
            reverse(
                .named([
                    .init("p-2", .inFavour), .init("p-1", .inFavour), .init("c-1", .against),
                ])) == nil)
        #expect(reverse(.consensus) == nil)
    }

    @Test("Who raised a challenge does not resolve it")
    func ownChallenge() throws {
        var team = Story.actingTeam
        team.append(TeamMember("s-2", [.serviceManager, .moderator]))
        let story = try Story.acting(team: team)
            .by(
                "s-2", .serviceManager,
                .raiseChallenge(
                    RaiseChallenge("C1", to: .overall, kind: .evidenceNotSeen, ground: "g")))
        let resolve = InspectionCommand.resolveChallenge(ResolveChallenge("C1", .accepted))
        #expect(refusal(story, "s-2", .moderator, resolve, "r") == .barred)
        #expect(refusal(story, "m-1", .moderator, resolve, "r") == nil)
    }

    @Test(
        "A standard with cases is not left unrated for want of them, and one with answers says why")
    func notRated() throws {
        let start = try Story.acting()
        func leave(
            _ story: Story, _ why: NotRatedReason, _ reason: String? = nil
        ) -> Refusal.Code? {
            refusal(
                story, "l-1", .leadInspector, .doNotRate(DoNotRate(.standard("2.1"), why: why)),
                reason)
        }
        #expect(leave(start, .noCases) == nil)
        let selected = try start.by("l-1", .leadInspector, .select("court-01", for: "2"))
        #expect(leave(selected, .noCases) == .alreadyJudged)
        #expect(leave(selected, .outOfScope) == nil)
        var judged = try selected.by("l-1", .leadInspector, .select("court-02", for: "2"))
        for question in ["2.1.1", "2.1.2", "2.1.3"] as [Question.ID] {
            judged = try judged.by("i-1", .inspector, .judge(question, of: "court-01", .no))
        }
        #expect(leave(judged, .noCases, "r") == .alreadyJudged)
        #expect(leave(judged, .outOfScope) == .reasonMissing)
        #expect(leave(judged, .outOfScope, "r") == nil)
    }

    @Test("Achieved with open actions, or against the last review, needs a reason")
    func achieved() throws {
        let made = try Story.announced().given(.recommend("R0"))
        func step(_ step: FollowUp.Step) -> InspectionCommand { .followUp(FollowUp("R0", step)) }
        let planned = try made.given(
            step(.response(.accepted)), step(.actionPlan([PlannedAction(id: "A1", what: "t")])))
        try planned.when(step(.progress(.achieved, subPoint: nil))).thenRefused(.reasonMissing)
        try planned.when(step(.closing(.achieved))).thenRefused(.reasonMissing)
        try planned.when(step(.closing(.achieved)), reason: "r").thenHappened()
        let done = try planned.given(step(.action("A1", .completed, due: nil)))
        try done.when(step(.progress(.achieved, subPoint: nil))).thenHappened()
        let partly = try done.given(step(.progress(.partlyAchieved, subPoint: nil)))
        try partly.when(step(.closing(.achieved))).thenRefused(.reasonMissing)
        let achieved = try partly.given(step(.progress(.achieved, subPoint: nil)))
        try achieved.when(step(.closing(.achieved))).thenHappened()
    }
}
