import CaseLedger
import CaseLedgerTesting
import CaseQuality
import InspectionSamples
import Testing

@Suite("The controls of an inspection")
struct InspectionControlsTests {
    private typealias State = InspectionControls.State

    private static func control(_ id: String, of story: Story) throws -> InspectionControls.Control
    {
        try #require(story.inspectionHistory.controls().controls.first { $0.id == id })
    }

    /// A story for each result that a control can have.
    private static var stories: [(id: String, state: State, what: String, story: Story)] {
        get throws {
            let start = try Story.acting()
            let open = try Story.acting(on: .unguardedYouth2021)
            let bare = try Story.acting(on: .unguardedYouth2021, team: nil)
            let judged = try start.judging()
            let submitted = try start.judging(submitted: true)
            let moderated = try submitted.by(
                "m-1", .moderator, .moderateCase(ModerateCase("court-01")))
            let changed = try moderated.by(
                "l-1", .leadInspector, .reopenAssessment(ReopenAssessment("court-01")), "r"
            ).correcting(to: .yes, by: "i-1", .inspector, stage: .inspector)
            let convened = try judged.convening()
            let decided = try convened.deciding()
            let published = try decided.publishing()
            let byDiscretion = try convened.deciding("2.2", .good)
            let entered = try start.by("l-1", .leadInspector, .select("court-01", for: "2")).by(
                "o-1", .importer,
                .sheet(.of("court-01", "2.1.1", .no, by: "i-1")), origin: .entered)
            let withdrawing = try judged.by(
                "l-1", .leadInspector,
                .withdrawCase(WithdrawCase(caseKey: "court-01", why: .transferred)), "moved")
            let withdrawn = try withdrawing.by(
                "m-1", .moderator, .approve(Approve(withdrawing.position)))
            let openlyWithdrawn = try open.judging().by(
                "l-1", .leadInspector,
                .withdrawCase(WithdrawCase(caseKey: "court-01", why: .transferred)), "moved")
            func reasoned(_ reasons: [String]) throws -> Story {
                var story = judged
                for (index, reason) in reasons.enumerated() {
                    story = try story.correcting(
                        to: index.isMultiple(of: 2) ? .yes : .no, by: "i-1", .inspector,
                        stage: .inspector, reason)
                }
                return story
            }
            func answers(_ count: Int) throws -> Story {
                var story = try start.by("l-1", .leadInspector, .select("court-01", for: "2"))
                let questions = try #require(story.subject.framework?.domain("2")).standards
                    .flatMap(\.questions)
                for question in questions.prefix(count) {
                    story = try story.by(
                        "i-1", .inspector, .judge(question.id, of: "court-01", .yes))
                }
                return story
            }
            let interested = try convened.by(
                "p-1", .panelMember, .declareInterest(DeclareInterest("A friend.")))
            let late = try decided.by(
                "p-1", .panelMember, .declareInterest(DeclareInterest("A friend.")))
            let one = try Story.acting(team: [TeamMember("l-1", [.leadInspector, .moderator])])
            return try [
                ("rolesVerified", .held, "all in the team", judged),
                (
                    "rolesVerified", .notHeld, "before the team",
                    Story.acting(team: nil).judging().by(
                        "l-1", .leadInspector, .nameTeam(NameTeam(Story.actingTeam)))
                ),
                ("rolesVerified", .notHeld, "never a team", Story.acting(team: nil).judging()),
                ("rolesVerified", .notHeld, "outside", open.judging(by: "z-9")),
                ("rolesVerified", .cannotTell, "unguarded", bare.judging()),
                ("severalPeople", .held, "ten people", start),
                ("severalPeople", .notHeld, "one person", one),
                ("severalPeople", .cannotTell, "no team", bare),
                ("moderatorDidNotJudge", .held, "m-1 moderated", moderated),
                ("moderatorDidNotJudge", .cannotTell, "nobody moderated", judged),
                (
                    "moderatorDidNotJudge", .notHeld, "i-1 did both",
                    open.judging().by("i-1", .moderator, .moderateCase(ModerateCase("court-01")))
                ),
                (
                    "moderatorDidNotJudge", .notHeld, "by a correction",
                    open.judging().correcting(
                        to: .yes, by: "i-1", .moderator, stage: .moderation)
                ),
                (
                    "moderatorDidNotJudge", .cannotTell, "unguarded",
                    open.judging().by("m-1", .moderator, .moderateCase(ModerateCase("court-01")))
                ),
                ("checkerTookNoPart", .cannotTell, "no checks", decided),
                (
                    "checkerTookNoPart", .held, "m-1 had no part",
                    decided.correcting(to: .yes, by: "m-1", .moderator, stage: .factualAccuracy)
                ),
                ("voterTookNoOtherPart", .held, "others decided", decided),
                ("voterTookNoOtherPart", .cannotTell, "nobody voted", convened),
                (
                    "voterTookNoOtherPart", .notHeld, "p-1 judged and voted",
                    open.judging(by: "p-1").convening().deciding()
                ),
                (
                    "voterTookNoOtherPart", .held, "p-1 judged and abstained",
                    start.by(
                        "l-1", .leadInspector,
                        .nameTeam(
                            NameTeam(
                                Story.actingTeam.map {
                                    $0.person == "p-1"
                                        ? TeamMember("p-1", [.panelMember, .inspector]) : $0
                                }))
                    ).judging(by: "p-1").convening().deciding(
                        votes: .named([
                            .init("c-1", .inFavour), .init("p-2", .inFavour),
                            .init("p-1", .abstained),
                        ]))
                ),
                ("votesNamed", .held, "consensus", decided),
                ("votesNamed", .cannotTell, "no decision", convened),
                (
                    "votesNamed", .notHeld, "counts",
                    open.judging().convening().deciding(votes: .counted(for: 2, against: 1))
                ),
                (
                    "votesNamed", .notHeld, "nothing",
                    open.judging().convening().deciding(votes: .notStated)
                ),
                ("interestDeclaredBefore", .cannotTell, "none declared", decided),
                ("interestDeclaredBefore", .held, "declared and barred", interested.deciding()),
                ("interestDeclaredBefore", .notHeld, "declared after the vote", late),
                (
                    "interestDeclaredBefore", .notHeld, "voted with an interest",
                    open.judging().convening(interests: ["p-1"]).deciding()
                ),
                (
                    "interestDeclaredBefore", .notHeld, "declared after an approval",
                    byDiscretion.by(
                        "x-1", .chiefInspector, .approve(Approve(byDiscretion.position))
                    )
                    .by("x-1", .chiefInspector, .declareInterest(DeclareInterest("A friend.")))
                ),
                ("approvedByAnother", .held, "x-1 approved", published),
                ("approvedByAnother", .cannotTell, "no approval", decided),
                (
                    "approvedByAnother", .notHeld, "judged what the approved decision rests on",
                    open.judging(by: "x-1").convening().deciding("2.2", .good).approvingLast()
                ),
                ("publisherDidNotJudge", .held, "l-1 asked, x-1 approved", published),
                ("publisherDidNotJudge", .cannotTell, "not published", decided),
                (
                    "publisherDidNotJudge", .notHeld, "l-1 judged",
                    start.judging(by: "l-1", as: .leadInspector).convening().deciding()
                        .publishing()
                ),
                (
                    "publisherDidNotJudge", .notHeld, "x-1 judged",
                    Story.acting(
                        team: Story.actingTeam.map {
                            $0.person == "x-1"
                                ? TeamMember("x-1", [.chiefInspector, .inspector]) : $0
                        }
                    ).judging(by: "x-1").convening().deciding().publishing()
                ),
                ("approvalGiven", .held, "published by two", published),
                ("approvalGiven", .cannotTell, "nothing needs one", decided),
                ("approvalGiven", .notHeld, "a decision waits", byDiscretion),
                ("approvalGiven", .cannotTell, "unguarded", openlyWithdrawn),
                ("entriesAttested", .held, "own answers", judged),
                ("entriesAttested", .notHeld, "entered", entered),
                (
                    "entriesAttested", .held, "attested",
                    entered.by("i-1", .inspector, .attestJudgements(AttestJudgements()))
                ),
                ("entriesAttested", .cannotTell, "no answers", start),
                ("notBackdated", .held, "none", judged),
                (
                    "notBackdated", .notHeld, "before the announcement",
                    start.by("l-1", .leadInspector, .select("court-01", for: "2"))
                        .by(
                            "i-1", .inspector, .judge("2.1.1", of: "court-01", .no), heldAt: -1,
                            backdated: "late")
                ),
                (
                    "notBackdated", .held, "at the time of the announcement",
                    start.by("l-1", .leadInspector, .select("court-01", for: "2"))
                        .by("i-1", .inspector, .judge("2.1.1", of: "court-01", .no), heldAt: 0)
                ),
                (
                    "notBackdated", .notHeld, "before the selection",
                    start.by("l-1", .leadInspector, .select("court-01", for: "2"), heldAt: 2)
                        .by(
                            "i-1", .inspector, .judge("2.1.1", of: "court-01", .no), heldAt: 1,
                            backdated: "late")
                ),
                (
                    "notBackdated", .held, "at the selection",
                    start.by("l-1", .leadInspector, .select("court-01", for: "2"), heldAt: 2)
                        .by("i-1", .inspector, .judge("2.1.1", of: "court-01", .no), heldAt: 2)
                ),
                ("notBackdated", .notHeld, "before the submission", answeredAgain(heldAt: 1)),
                ("notBackdated", .held, "at the submission", answeredAgain(heldAt: 2)),
                ("settledAtSubmission", .cannotTell, "not submitted", judged),
                ("settledAtSubmission", .held, "submitted", submitted),
                (
                    "settledAtSubmission", .held, "moderated after it",
                    submitted.correcting(to: .yes, by: "m-1", .moderator, stage: .moderation)
                ),
                (
                    "settledAtSubmission", .held, "corrected after the draft",
                    submitted.by("l-1", .leadInspector, .issueDraft(IssueDraft(to: "service")))
                        .correcting(to: .yes, by: "m-1", .moderator, stage: .factualAccuracy)
                ),
                ("settledAtModeration", .cannotTell, "not moderated", submitted),
                ("settledAtModeration", .held, "moderated", moderated),
                (
                    "settledAtModeration", .held, "corrected by the moderator",
                    moderated.correcting(to: .yes, by: "m-1", .moderator, stage: .moderation)
                ),
                ("settledAtModeration", .notHeld, "corrected by the judge", changed),
                (
                    "settledAtModeration", .held, "moderated again",
                    changed.by("i-1", .inspector, .submitAssessment(SubmitAssessment(["court-01"])))
                        .by("m-1", .moderator, .moderateCase(ModerateCase("court-01")))
                ),
                ("settledAtPanel", .cannotTell, "no panel", judged),
                ("settledAtPanel", .held, "nothing after it", decided),
                (
                    "settledAtPanel", .notHeld, "corrected after it",
                    decided.correcting(to: .yes, by: "m-1", .moderator, stage: .factualAccuracy)
                ),
                ("settledAtPublication", .cannotTell, "not published", decided),
                ("settledAtPublication", .held, "nothing after it", published),
                ("judgedCasesKept", .held, "kept", judged),
                ("judgedCasesKept", .notHeld, "withdrawn", withdrawn),
                ("judgedCasesKept", .cannotTell, "no answers", start),
                ("humanPace", .held, "50", answers(50)),
                ("humanPace", .notHeld, "51", answers(51)),
                ("humanPace", .cannotTell, "no answers", start),
                ("reasonsGiven", .cannotTell, "none needed", judged),
                ("reasonsGiven", .held, "four the same", reasoned(["r", "r", "r", "r"])),
                ("reasonsGiven", .notHeld, "five the same", reasoned(["r", "r", "r", "r", "r"])),
                ("reasonsGiven", .held, "one differs", reasoned(["r", "r", "r", "r", "s"])),
                ("rolesGivenByAnother", .held, "the lead is only lead", start),
                (
                    "rolesGivenByAnother", .cannotTell, "no team",
                    Story.acting(team: nil)
                ),
                (
                    "rolesGivenByAnother", .notHeld, "the lead approves, too",
                    Story.acting(team: [TeamMember("l-1", [.leadInspector, .chiefInspector])])
                ),
                ("timesInOrder", .held, "in order", judged),
                (
                    "timesInOrder", .notHeld, "held after its recording",
                    start.by("l-1", .leadInspector, .select("court-01", for: "2"), heldAt: 1_000)
                ),
                ("oneEdition", .cannotTell, "one edition", start),
                ("backedUp", .cannotTell, "no backups", start),
            ]
        }
    }

    @Test("Each has the state that the events give it")
    func states() throws {
        for (id, state, what, story) in try Self.stories {
            let found = try Self.control(id, of: story)
            #expect(found.state == state, "\(id), \(what): \(found.sentence)")
            #expect(!found.sentence.isEmpty && !found.sentence.hasSuffix("."))
            #expect(found.positions == found.positions.sorted())
            #expect(state != .notHeld || !found.positions.isEmpty, "\(id), \(what)")
            #expect(state != .held || found.positions.isEmpty, "\(id), \(what)")
        }
    }

    @Test("Every control has an id and a title of its own, and a story")
    func complete() throws {
        let controls = try Story.acting().inspectionHistory.controls().controls
        let ids = controls.map(\.id)
        #expect(Set(ids).count == ids.count)
        #expect(Set(controls.map(\.title)).count == ids.count)
        #expect(try Set(ids) == Set(Self.stories.map(\.id)))
    }

    @Test("The effect of a withdrawal on the ratings is in its sentence")
    func withdrawal() throws {
        var story = try Story.acting().judging("court-01", first: .no)
            .judging("court-02", first: .yes)
        story = try story.by(
            "l-1", .leadInspector,
            .withdrawCase(WithdrawCase(caseKey: "court-01", why: .transferred)), "moved")
        story = try story.by("m-1", .moderator, .approve(Approve(story.position)))
        let found = try Self.control("judgedCasesKept", of: story)
        #expect(found.sentence.contains("2.1 Requires improvement -> Outstanding"))
        #expect(found.positions.last == story.position)
    }

    @Test("A person who approves their own request, or what they voted on, is found")
    func ownApproval() throws {
        // A local audit lifts the bars where nobody else is free.
        let alone = TeamMember("b-1", [.serviceManager, .boardChair, .localAssessor, .moderator])
        var story = try GivenWhenThen(Inspection()).by(
            "b-1", .serviceManager,
            .announce(
                AnnounceInspection(
                    framework: .hmipYouth2021, service: "anytown", serviceNames: ["Anytown"],
                    kind: .localAudit))
        ).by("b-1", .serviceManager, .nameTeam(NameTeam([alone])))
            .by("b-1", .serviceManager, .select("court-01", for: "2"))
            .by("b-1", .localAssessor, .judge("2.1.1", of: "court-01", .no))
            .by(
                "b-1", .serviceManager,
                .withdrawCase(WithdrawCase(caseKey: "court-01", why: .duplicate)), "same case")
        story = try story.by("b-1", .boardChair, .approve(Approve(story.position)), "nobody else")
        let found = try Self.control("approvedByAnother", of: story)
        #expect(found.state == .notHeld)
        #expect(found.sentence.contains("as nobody else was free to"))
        let several = try Self.control("severalPeople", of: story)
        #expect(several.sentence.contains("one person, b-1, has several roles"))
    }

    @Test("A judge who asked for the publication or approved it is named, with what they judged")
    func judgingPublisher() throws {
        let story = try Story.acting().judging(by: "l-1", as: .leadInspector).convening()
            .deciding().publishing()
        let found = try Self.control("publisherDidNotJudge", of: story)
        #expect(found.sentence == "l-1 judged court-01 and asked for the publication")
        #expect(found.positions.last == story.position)
        let corrected = try Story.acting().judging().convening().deciding().publishing()
            .by(
                "l-1", .leadInspector,
                .correctReport(CorrectReport(standard: "1.1", to: .outstanding)), "r")
        #expect(try Self.control("publisherDidNotJudge", of: corrected).state == .held)
    }

    @Test("What the submission expects is counted: moderation, factual accuracy, an opened case")
    func expectedAfterSubmission() throws {
        let story = try Story.acting().judging(submitted: true)
            .correcting(to: .yes, by: "m-1", .moderator, stage: .moderation)
            .by("l-1", .leadInspector, .reopenAssessment(ReopenAssessment("court-01")), "r")
            .by("i-1", .inspector, .judge("2.1.1.a", of: "court-01", .yes))
            .by("i-1", .inspector, .judge("2.1.1.b", of: "court-01", .yes))
            .by("i-1", .inspector, .submitAssessment(SubmitAssessment(["court-01"])))
            .by("l-1", .leadInspector, .issueDraft(IssueDraft(to: "service")))
            .correcting(to: .no, by: "l-1", .leadInspector, stage: .factualAccuracy)
        let found = try Self.control("settledAtSubmission", of: story)
        #expect(found.state == .held)
        #expect(
            found.sentence
                == "no answer changed after the assessment of its case was submitted, apart from "
                + "1 at moderation, 1 at the factual accuracy check and 2 in an assessment that "
                + "was opened again")
    }

    @Test("Backdating is found by the rule that asks for a reason, and the reasons are counted")
    func backdating() throws {
        let start = try Story.acting().by(
            "l-1", .leadInspector, .select("court-01", for: "2"), heldAt: 2)
        let judged = try start.by(
            "i-1", .inspector, .judge("2.1.1", of: "court-01", .no), heldAt: 1, backdated: "late"
        ).by(
            "i-1", .inspector, .judge("2.1.2", of: "court-01", .no), heldAt: 1, backdated: "late")
        let found = try Self.control("notBackdated", of: judged)
        #expect(
            found.sentence
                == "2 events held before the selection of its case; 2 commands do not say why")
        // The stories of the tests keep no reason for backdating.
        // A fact about the service is no act of the inspection, whenever it held.
        let fact = try start.by(
            "l-1", .leadInspector,
            .recordEligiblePopulation(
                RecordEligiblePopulation(domain: "2", count: 30, asOf: .first)),
            heldAt: -1)
        #expect(try Self.control("notBackdated", of: fact).state == .held)
        // A ledger of before the rule has no reason.
        let old = start.given(
            [
                .judgementRecorded(
                    JudgementRecorded(caseKey: "court-01", question: "2.1.1", answer: .no))
            ],
            by: Provenance(
                actor: Agent("i-1", role: .inspector),
                effectiveAt: .instant(Timestamp(microseconds: 1))))
        #expect(
            try Self.control("notBackdated", of: old).sentence
                == "1 event held before the selection of its case; 1 command does not say why")
    }

    @Test("A document that does not say who did what makes people's controls cannot tell")
    func documented() throws {
        let story = try Story.announced(on: .hmipYouth2021).sampled("2", 1).given(
            .recordPublishedRatings([
                RecordPublishedRatings.Rated(standard: "1.1", rating: .good, place: "table")
            ]), by: .importer, origin: .published)
        let controls = story.inspectionHistory.controls()
        for id in ["moderatorDidNotJudge", "voterTookNoOtherPart", "votesNamed", "reasonsGiven"] {
            let found = try #require(controls.controls.first { $0.id == id })
            #expect(found.state == .cannotTell, "\(id): \(found.sentence)")
            #expect(found.sentence.contains("publication"), "\(id): \(found.sentence)")
        }
    }

    @Test("A printed fact that tells of no judgement takes nothing from a control")
    func printedFact() throws {
        let judged = try Story.acting().judging("court-01", submitted: true)
            .by("m-1", .moderator, .moderateCase(ModerateCase("court-01")))
        #expect(try Self.control("moderatorDidNotJudge", of: judged).state == .held)
        let noted = try judged.by(
            "o-1", .importer,
            .recordReportFacts(
                RecordReportFacts(evidence: [
                    Evidence(target: .inspection, kind: .interview, count: 1)
                ])), origin: .published)
        #expect(try Self.control("moderatorDidNotJudge", of: noted).state == .held)
        let printed = try judged.by(
            "o-1", .importer,
            .recordPublishedRatings([
                RecordPublishedRatings.Rated(standard: "1.1", rating: .good, place: "table")
            ]), origin: .published)
        #expect(try Self.control("moderatorDidNotJudge", of: printed).state == .cannotTell)
    }

    /// A submitted case that is opened again for a prompt, which held at a time.
    private static func answeredAgain(heldAt time: Int64) throws -> Story {
        try Story.acting().judging("court-01")
            .by(
                "i-1", .inspector, .submitAssessment(SubmitAssessment(["court-01"])), heldAt: 2
            )
            .by("l-1", .leadInspector, .reopenAssessment(ReopenAssessment("court-01")), "r")
            .by(
                "i-1", .inspector, .judge("2.1.1.a", of: "court-01", .yes), heldAt: time,
                backdated: "late")
    }

    /// Stories that the rules refuse, as a ledger of before a rule could have them.
    private static var refused: [(id: String, what: String, story: Story, positions: Int)] {
        get throws {
            let submitted = try Story.acting().judging("court-01", submitted: true)
            let late = InspectionEvent.judgementRecorded(
                JudgementRecorded(caseKey: "court-01", question: "2.1.1.a", answer: .yes))
            let decided = try Story.acting().judging("court-01").convening().deciding()
            let published = try decided.publishing()
            let report = try #require(published.subject.publication)
            let withdrawn = CaseWithdrawn(caseKey: "court-01", domain: "2", why: .duplicate)
            let tiny = try TinyFramework.edition()
            return [
                ("settledAtSubmission", "judged after it", submitted.given([late]), 1),
                (
                    "settledAtSubmission", "judged after a second submission",
                    try submitted.by(
                        "l-1", .leadInspector, .reopenAssessment(ReopenAssessment("court-01")), "r"
                    ).by("i-1", .inspector, .submitAssessment(SubmitAssessment(["court-01"])))
                        .given([late]), 1
                ),
                ("settledAtPublication", "judged after it", published.given([late]), 1),
                (
                    "approvalGiven", "published by one person",
                    decided.given([
                        .reportPublished(
                            ReportPublished(
                                ratings: report.ratings, total: report.total,
                                maximum: report.maximum, overall: report.overall))
                    ]), 1
                ),
                (
                    "approvalGiven", "withdrawn by one person",
                    submitted.given([.caseWithdrawn(withdrawn)]), 1
                ),
                (
                    "oneEdition", "another edition",
                    submitted.given([.frameworkRegistered(FrameworkRegistered(framework: tiny))]),
                    2
                ),
                (
                    "reasonsGiven", "a reversal without a reason",
                    decided.given([
                        .panelDecisionReversed(
                            PanelDecisionReversed(standard: "2.2", supersedes: decided.position))
                    ]), 1
                ),
                (
                    "approvedByAnother", "approved by who voted",
                    decided.given(
                        [.approvalGiven(ApprovalGiven(of: decided.position, isDecision: true))],
                        by: Provenance(
                            actor: Agent("p-1", role: .chiefInspector),
                            effectiveAt: .instant(Timestamp(microseconds: 0)))), 2
                ),
            ]
        }
    }

    @Test("What the rules refuse now is found in a ledger that has it")
    func ofBefore() throws {
        for (id, what, story, positions) in try Self.refused {
            let found = try Self.control(id, of: story)
            #expect(found.state == .notHeld, "\(id), \(what): \(found.sentence)")
            #expect(found.positions.count == positions, "\(id), \(what): \(found.positions)")
            #expect(found.positions.last == story.position, "\(id), \(what)")
        }
        let reopened = try Story.acting().judging("court-01", submitted: true).by(
            "l-1", .leadInspector, .reopenAssessment(ReopenAssessment("court-01")), "r")
        let again = try reopened.by("i-1", .inspector, .judge("2.1.1.a", of: "court-01", .yes))
        #expect(try Self.control("settledAtSubmission", of: again).state == .held)
    }
}
