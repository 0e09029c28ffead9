import CaseLedger
import CaseLedgerTesting
import CaseQuality
import InspectionSamples
import Testing

/// An inspection with its team, to which people come and go.
private struct Guarded {
    var story: GivenWhenThen<Inspection>

    /// Every person of the inspection with the role they usually have.
    static let team: [TeamMember] = [
        TeamMember("l-1", [.leadInspector]), TeamMember("i-1", [.inspector]),
        TeamMember("i-2", [.inspector]), TeamMember("m-1", [.moderator]),
        TeamMember("c-1", [.panelChair]), TeamMember("p-1", [.panelMember]),
        TeamMember("p-2", [.panelMember]), TeamMember("x-1", [.chiefInspector]),
        TeamMember("s-1", [.serviceManager]), TeamMember("b-1", [.boardChair]),
        TeamMember("a-1", [.auditor]), TeamMember("n-1", [.analyst]),
        TeamMember("d-1", [.dataProtectionOfficer]), TeamMember("o-1", [.importer]),
    ]

    static func provenance(
        _ person: Agent.ID, _ role: Role, _ reason: String?, _ origin: Origin = .recorded
    ) -> Provenance {
        Provenance(
            actor: Agent(person, role: role), reason: reason,
            effectiveAt: .instant(Timestamp(microseconds: 0)), origin: origin)
    }

    /// An announced inspection, with or without its team named.
    init(named: Bool = true, kind: InspectionKind = .inspection) throws {
        story = GivenWhenThen(Inspection())
        let lead: Role = kind == .localAudit ? .serviceManager : .leadInspector
        try give(
            .announce(
                AnnounceInspection(
                    framework: .hmipYouth2021, service: "anytown", serviceNames: ["Anytown"],
                    kind: kind)), "l-1", lead)
        if named { try give(.nameTeam(NameTeam(Self.team)), "l-1", lead) }
    }

    /// Records a command that must be permitted.
    mutating func give(
        _ command: InspectionCommand, _ person: Agent.ID, _ role: Role, _ reason: String? = nil,
        origin: Origin = .recorded
    ) throws {
        let by = Self.provenance(person, role, reason, origin)
        story = try story.given(decided: InspectionRequest(command, by: by), by: by)
    }

    func when(
        _ command: InspectionCommand, _ person: Agent.ID, _ role: Role, _ reason: String? = nil,
        origin: Origin = .recorded
    ) -> Outcome<InspectionEvent, Refusal> {
        story.when(
            InspectionRequest(
                command, by: Self.provenance(person, role, reason, origin)))
    }

    /// One case of domain 2, judged by `i-1` in every key question, sufficient or not.
    mutating func judged(_ key: CaseKey = "court-01", by judge: Agent.ID = "i-1") throws {
        try give(.select(key, for: "2"), "l-1", .leadInspector)
        for standard in ["2.1", "2.2", "2.3", "2.4"] {
            for number in 1...3 {
                try give(
                    .judge(
                        Question.ID(stringLiteral: "\(standard).\(number)"), of: key,
                        number == 1 ? .no : .yes), judge, .inspector)
            }
        }
    }

    /// Everything rated, proposals by `i-2`, and a panel of `c-1`, `p-1` and `p-2`.
    mutating func convened(quorum: Int = 2, interests: [Agent.ID] = []) throws {
        try judged()
        for standard in ["1.1", "1.2", "1.3", "1.4"] {
            try give(
                .proposeRating(
                    ProposeQualitativeRating(
                        standard: Standard.ID(stringLiteral: standard), rating: .good)),
                "i-2", .inspector)
        }
        for target in [
            DoNotRate(.domain("3"), why: .noCases), DoNotRate(.standard("4.1"), why: .noCases),
        ] {
            try give(.doNotRate(target), "l-1", .leadInspector)
        }
        try give(
            .convenePanel(
                ConvenePanel(
                    chair: "c-1", members: ["p-1", "p-2"], quorum: quorum,
                    declaredInterests: interests)), "c-1", .panelChair)
    }
}

@Suite("Who may do what")
struct PermissionTests {
    /// The roles of every person of the team.
    private static var people: [(person: Agent.ID, role: Role)] {
        Guarded.team.flatMap { member in member.roles.map { (member.person, $0) } }
    }

    /// Each act, the state it is tried in, and the people of the team who may do it then.
    private static var table:
        [(
            what: String, state: Guarded, command: InspectionCommand, reason: String?,
            may: Set<Agent.ID>
        )]
    {
        get throws {
            let start = try Guarded()
            var sampled = start
            try sampled.give(.select("court-01", for: "2"), "l-1", .leadInspector)
            var judged = start
            try judged.judged()
            var convened = start
            try convened.convened()
            var decided = convened
            try decided.give(
                .decide("2.2", .good, ground: .other, reason: "r", votes: .consensus), "c-1",
                .panelChair)
            let decision = decided.story.position
            var divided = convened
            try divided.give(
                .decide(
                    "2.2", .good, ground: .other, reason: "r",
                    votes: .named([
                        .init("c-1", .inFavour), .init("p-1", .abstained), .init("p-2", .abstained),
                    ])), "c-1", .panelChair)
            var confirmed = convened
            try confirmed.give(
                .decide("2.2", .inadequate, votes: .consensus), "c-1", .panelChair)
            var asked = confirmed
            try asked.give(.publishReport(PublishReport()), "l-1", .leadInspector)
            let publication = asked.story.position
            var published = asked
            try published.give(.approve(Approve(publication)), "x-1", .chiefInspector)
            try published.give(.recommend("R1", subPoints: 0), "l-1", .leadInspector)
            var withdrawing = judged
            try withdrawing.give(
                .withdrawCase(WithdrawCase(caseKey: "court-01", why: .transferred)), "l-1",
                .leadInspector, "moved")
            let withdrawal = withdrawing.story.position
            func correct(_ stage: CorrectionStage) throws -> InspectionCommand {
                let place = try #require(judged.story.subject.answer(to: "2.1.1", in: "court-01"))
                return .correctJudgement(
                    CorrectJudgement(
                        caseKey: "court-01", question: "2.1.1", supersedes: place.recordedAt,
                        to: .yes, stage: stage))
            }
            let evidence = Evidence(target: .inspection, kind: .interview, count: 1)
            return try [
                (
                    "plan", start, .planSample(PlanSample(domain: "2", target: 3)), nil,
                    ["l-1", "o-1"]
                ),
                ("select", start, .select("court-01", for: "2"), nil, ["l-1", "o-1"]),
                (
                    "name the team", start, .nameTeam(NameTeam([Guarded.team[0]])), nil,
                    ["l-1", "o-1"]
                ),
                (
                    "withdraw", sampled,
                    .withdrawCase(WithdrawCase(caseKey: "court-01", why: .sensitive)), nil, ["l-1"]
                ),
                (
                    "withdraw after answers", judged,
                    .withdrawCase(WithdrawCase(caseKey: "court-01", why: .sensitive)), "r", ["l-1"]
                ),
                (
                    "correct a recommendation", published,
                    .correctRecommendation(
                        CorrectRecommendation(
                            Recommendation(id: "R1", addressee: "board of directors", topic: "t"),
                            supersedes: published.story.position)), "r", ["l-1"]
                ),
                (
                    "place a hold", sampled,
                    .placeHold(PlaceHold(on: .sampled("court-01"), .complaint)), nil, ["d-1"]
                ),
                (
                    "record the eligible cases", start,
                    .recordEligiblePopulation(
                        RecordEligiblePopulation(domain: "2", count: 3, asOf: .first)), nil,
                    ["l-1", "o-1"]
                ),
                (
                    "schedule a re-inspection", published,
                    .scheduleReinspection(
                        ScheduleReinspection(due: try #require(PartialDate("2027")))), "r",
                    ["l-1", "x-1"]
                ),
                (
                    "replace", sampled,
                    .replaceCase(ReplaceCase("court-01", by: "court-02", why: .sensitive)), nil,
                    ["l-1"]
                ),
                (
                    "replace after answers", judged,
                    .replaceCase(ReplaceCase("court-01", by: "court-02", why: .sensitive)), "r",
                    ["l-1"]
                ),
                (
                    "judge again", judged,
                    .recordSecondJudgements(
                        RecordSecondJudgements(
                            "court-01", for: .calibration,
                            [.init(question: "2.1.1", answer: .yes)])), nil, ["l-1", "i-2"]
                ),
                // Neither who judged the case nor who asked for it.
                (
                    "approve a withdrawal", withdrawing, .approve(Approve(withdrawal)), nil,
                    ["x-1", "m-1", "i-2"]
                ),
                (
                    "judge", sampled, .judge("2.1.1", of: "court-01", .yes), nil,
                    ["l-1", "i-1", "i-2"]
                ),
                (
                    "judge oversight", sampled, .judgeOversight(of: "court-01", .yes), nil,
                    ["l-1", "i-1", "i-2"]
                ),
                ("correct", judged, correct(.inspector), "r", ["l-1", "i-1", "o-1"]),
                (
                    "retract", judged,
                    .retractJudgement(
                        RetractJudgement(
                            caseKey: "court-01", question: "2.1.1",
                            supersedes: judged.story.subject.answer(to: "2.1.1", in: "court-01")?
                                .recordedAt ?? .start)), "r", ["l-1", "i-1", "o-1"]
                ),
                ("moderate", judged, correct(.moderation), "r", ["l-1", "m-1"]),
                (
                    "correct at factual accuracy", judged, correct(.factualAccuracy), "r",
                    ["l-1", "m-1"]
                ),
                (
                    "propose", start,
                    .proposeRating(ProposeQualitativeRating(standard: "1.1", rating: .good)), nil,
                    ["l-1", "i-1", "i-2", "o-1"]
                ),
                (
                    "leave unrated", start, .doNotRate(DoNotRate(.standard("4.1"), why: .noCases)),
                    nil, ["l-1", "i-1", "i-2", "o-1"]
                ),
                (
                    "record facts", start,
                    .recordReportFacts(RecordReportFacts(evidence: [evidence])), nil,
                    ["l-1", "i-1", "i-2", "o-1"]
                ),
                (
                    "declare an interest", start, .declareInterest(DeclareInterest("A friend.")),
                    nil, ["l-1", "i-1", "i-2", "m-1", "c-1", "p-1", "p-2", "x-1"]
                ),
                (
                    "convene", judged, .convenePanel(ConvenePanel(chair: "c-1")), nil,
                    ["l-1", "c-1"]
                ),
                (
                    "decide", convened, .decide("2.2", .inadequate, votes: .consensus), nil,
                    ["c-1", "p-1", "p-2"]
                ),
                ("approve a decision", decided, .approve(Approve(decision)), nil, ["x-1"]),
                (
                    "dissent", divided, .recordDissent(RecordDissent(from: .decision("2.2"))), "r",
                    ["p-1", "p-2"]
                ),
                ("publish", confirmed, .publishReport(PublishReport()), nil, ["l-1"]),
                ("approve the publication", asked, .approve(Approve(publication)), nil, ["x-1"]),
                (
                    "correct the report", published,
                    .correctReport(CorrectReport(standard: "1.1", to: .outstanding)), "r", ["l-1"]
                ),
                (
                    "recommend", published, .recommend("R2", subPoints: 0), nil,
                    ["l-1", "i-1", "i-2", "o-1"]
                ),
                (
                    "respond", published, .followUp(FollowUp("R1", .response(.accepted))), nil,
                    ["s-1", "b-1"]
                ),
                (
                    "plan actions", published,
                    .followUp(FollowUp("R1", .actionPlan([PlannedAction(id: "A1", what: "w")]))),
                    nil, ["s-1", "b-1"]
                ),
                (
                    "review", published,
                    .followUp(FollowUp("R1", .progress(.achieved, subPoint: nil))), nil,
                    ["l-1", "i-1", "i-2"]
                ),
                (
                    "close", published, .followUp(FollowUp("R1", .closing(.notAchieved))), "r",
                    ["l-1", "i-1", "i-2"]
                ),
            ]
        }
    }

    @Test("Every act is permitted to exactly the people of the table, and a refusal names who may")
    func acts() throws {
        for row in try Self.table {
            for (person, role) in Self.people {
                let outcome = row.state.when(row.command, person, role, row.reason)
                let isPermitted = outcome.refusal == nil
                #expect(isPermitted == row.may.contains(person), "\(row.what) by \(person)")
                guard let refusal = outcome.refusal else { continue }
                #expect(
                    [.notPermitted, .barred, .judgeMissing, .ownDecision].contains(refusal.code),
                    "\(row.what) by \(person): \(refusal)")
                for may in row.may where refusal.code == .notPermitted {
                    #expect(refusal.remedy.contains(may.rawValue), "\(row.what): \(refusal.remedy)")
                }
            }
        }
    }

    @Test("Nobody acts in a role that the team does not give, whatever the role may do")
    func roles() throws {
        for row in try Self.table {
            for (person, own) in Self.people {
                for (_, role) in Self.people where role != own {
                    let outcome = row.state.when(row.command, person, role, row.reason)
                    let code = outcome.refusal?.code
                    #expect(
                        code == .notInTeam || code == .notPermitted,
                        "\(row.what) by \(person) as \(role): \(String(describing: outcome))")
                }
            }
            let stranger = row.state.when(row.command, "z-9", .leadInspector, row.reason)
            #expect(stranger.refusal != nil, "\(row.what)")
        }
    }

    @Test("Before the team is named, a role is taken on trust, and the lead is who was announced")
    func beforeTheTeam() throws {
        let guarded = try Guarded(named: false)
        try guarded.when(.select("court-01", for: "2"), "l-1", .leadInspector).thenHappened()
        try guarded.when(.select("court-01", for: "2"), "l-2", .leadInspector)
            .thenRefused(.notInTeam)
        try guarded.when(.select("court-01", for: "2"), "z-9", .importer).thenHappened()
        try guarded.when(.select("court-01", for: "2"), "z-9", .inspector)
            .thenRefused(.notPermitted)
        let other = try Guarded(named: true)
        try other.when(.select("court-01", for: "2"), "z-9", .importer).thenRefused(.notInTeam)
    }

    @Test("What a document says is the importer's to record, for any command, and nobody else's")
    func documents() throws {
        let guarded = try Guarded()
        for origin in [Origin.published, .reconstructed] {
            for command in [
                InspectionCommand.select("court-01", for: "2"),
                .convenePanel(ConvenePanel(chair: "c-9")),
                .recordPublishedRatings([
                    RecordPublishedRatings.Rated(standard: "1.1", rating: .good, place: "p")
                ]),
            ] {
                try guarded.when(command, "o-7", .importer, origin: origin).thenHappened()
                try guarded.when(command, "l-1", .leadInspector, origin: origin)
                    .thenRefused(.notPermitted)
            }
        }
    }

    @Test("An importer names who judged")
    func importers() throws {
        var guarded = try Guarded()
        try guarded.give(.select("court-01", for: "2"), "l-1", .leadInspector)
        try guarded.when(.sheet(.of("court-01", "2.1.1", .yes)), "o-1", .importer, origin: .entered)
            .thenRefused(.judgeMissing)
        try guarded.when(
            .sheet(.of("court-01", "2.1.1", .yes, by: "i-1")), "o-1", .importer, origin: .entered
        ).thenHappened()
        try guarded.when(.judge("2.1.1", of: "court-01", .yes), "o-1", .importer)
            .thenRefused(.judgeMissing)
    }

    @Test("What somebody did bars them: led, judged, moderated, proposed, or has an interest")
    func conflicts() throws {
        // Each person sits on the panel after having done one thing; only p-2 has done nothing.
        for (person, what) in [
            ("l-1", "leads"), ("i-1", "judged"), ("m-1", "moderated"), ("i-2", "proposed"),
            ("p-1", "interest"), ("p-2", ""),
        ] as [(Agent.ID, String)] {
            var guarded = try Guarded()
            let team = Guarded.team.map {
                $0.person != person || $0.roles.contains(.panelMember)
                    ? $0 : TeamMember(person, $0.roles + [.panelMember])
            }
            if team != Guarded.team {
                try guarded.give(.nameTeam(NameTeam(team)), "l-1", .leadInspector)
            }
            try guarded.convened()
            let place = try #require(guarded.story.subject.answer(to: "2.1.1", in: "court-01"))
            try guarded.give(
                .correctJudgement(
                    CorrectJudgement("court-01", "2.1.1", at: place.recordedAt, to: .yes)),
                "m-1", .moderator, "r")
            try guarded.give(.declareInterest(DeclareInterest("A friend.")), "p-1", .panelMember)
            try guarded.give(
                .convenePanel(
                    ConvenePanel(
                        chair: "c-1", members: person == "p-2" ? ["p-2"] : ["p-2", person],
                        quorum: 1)),
                "c-1", .panelChair)
            let outcome = guarded.when(
                .decide("1.1", .good, votes: .consensus), person, .panelMember)
            if what.isEmpty {
                try outcome.thenHappened()
            } else {
                try outcome.thenRefused(.barred)
                #expect(outcome.refusal?.message.contains(what) == true, "\(outcome)")
                #expect(outcome.refusal?.remedy.contains("p-2") == true, "\(outcome)")
            }
            // Nor does the vote of such a person count when the chair records it.
            let against = person == "p-2" ? [] : [PanelVotes.Cast(person, .against)]
            let votes = [PanelVotes.Cast("p-2", .inFavour), PanelVotes.Cast("c-1", .inFavour)]
            let voted = guarded.when(
                .decide("1.1", .good, votes: .named(votes + against)), "c-1", .panelChair)
            #expect((voted.refusal?.code == .barred) == !what.isEmpty, "\(voted)")
        }
    }

    @Test(
        "More are for a decision than against it, and a quorum of the panel takes part",
        arguments: [
            (.consensus, nil), (.notStated, .votesMissing),
            (.counted(for: 3, against: 0), .votesMissing),
            (.named([.init("c-1", .inFavour), .init("p-1", .inFavour)]), nil),
            (.named([.init("c-1", .inFavour), .init("p-1", .abstained)]), nil),
            (.named([.init("c-1", .inFavour), .init("p-1", .absent)]), .notQuorate),
            (.named([.init("c-1", .inFavour), .init("p-1", .against)]), .notCarried),
            (
                .named([.init("c-1", .inFavour), .init("p-1", .inFavour), .init("p-2", .against)]),
                nil
            ),
            (.named([.init("c-1", .inFavour), .init("c-1", .inFavour)]), .alreadyRecorded),
            (.named([.init("c-1", .inFavour), .init("z-9", .inFavour)]), .notPermitted),
        ] as [(PanelVotes, Refusal.Code?)])
    func votes(votes: PanelVotes, code: Refusal.Code?) throws {
        var guarded = try Guarded()
        try guarded.convened()
        let outcome = guarded.when(
            .decide("2.2", .inadequate, votes: votes), "c-1", .panelChair)
        #expect(outcome.refusal?.code == code, "\(outcome)")
    }

    @Test("A decision that needs a second approval keeps the report from publication until then")
    func secondApproval() throws {
        var guarded = try Guarded()
        try guarded.convened()
        try guarded.give(
            .decide("2.2", .requiresImprovement, ground: .other, reason: "r", votes: .consensus),
            "c-1", .panelChair)
        let decision = guarded.story.position
        let publish = InspectionCommand.publishReport(PublishReport())
        let refused = guarded.when(publish, "l-1", .leadInspector)
        try refused.thenRefused(.approvalMissing)
        #expect(refused.refusal?.message.contains("\(decision)") == true)
        try guarded.when(.approve(Approve(Position(1))), "x-1", .chiefInspector)
            .thenRefused(.noSuchRequest)
        try guarded.give(.approve(Approve(decision)), "x-1", .chiefInspector)
        try guarded.when(.approve(Approve(decision)), "x-1", .chiefInspector)
            .thenRefused(.nothingChanged)
        try guarded.when(publish, "l-1", .leadInspector).thenHappened()
        #expect(guarded.story.subject.waitingApprovals.isEmpty)
    }

    @Test("Two people withdraw a judged case; the request alone changes nothing")
    func withdrawal() throws {
        var guarded = try Guarded()
        try guarded.judged()
        try guarded.judged("court-02", by: "i-2")
        let command = InspectionCommand.withdrawCase(
            WithdrawCase(caseKey: "court-01", why: .transferred))
        try guarded.when(command, "l-1", .leadInspector).thenRefused(.reasonMissing)
        try guarded.give(command, "l-1", .leadInspector, "moved away")
        let request = guarded.story.position
        #expect(guarded.story.subject.cases.allSatisfy { !$0.isWithdrawn })
        try guarded.when(command, "l-1", .leadInspector, "again").thenRefused(.nothingChanged)
        let waiting = try #require(guarded.story.subject.waitingApprovals.first)
        #expect(waiting.position == request)
        try guarded.when(.approve(Approve(request, isGranted: false)), "m-1", .moderator)
            .thenRefused(.reasonMissing)
        var declined = guarded
        try declined.give(
            .approve(Approve(request, isGranted: false)), "m-1", .moderator, "not needed")
        #expect(declined.story.subject.waitingApprovals.isEmpty)
        #expect(declined.story.subject.cases.allSatisfy { !$0.isWithdrawn })
        try guarded.give(.approve(Approve(request)), "m-1", .moderator)
        #expect(guarded.story.subject.cases.map(\.isWithdrawn) == [true, false])
        guard case .caseWithdrawn(let event)? = guarded.story.history.last?.event else {
            Issue.record("not a withdrawal")
            return
        }
        #expect(event.requestedBy == "l-1")
    }

    @Test("Answers that were taken back first do not make the second person unnecessary")
    func retractedBeforeWithdrawal() throws {
        var guarded = try Guarded()
        try guarded.give(.select("court-01", for: "2"), "l-1", .leadInspector)
        try guarded.give(.judge("2.1.1", of: "court-01", .no), "i-1", .inspector)
        let place = try #require(guarded.story.subject.answer(to: "2.1.1", in: "court-01"))
        try guarded.give(
            .retractJudgement(
                RetractJudgement(
                    caseKey: "court-01", question: "2.1.1", supersedes: place.recordedAt)),
            "l-1", .leadInspector, "r")
        try guarded.give(
            .withdrawCase(WithdrawCase(caseKey: "court-01", why: .transferred)), "l-1",
            .leadInspector, "r")
        #expect(guarded.story.subject.cases.map(\.isWithdrawn) == [false])
        #expect(guarded.story.subject.waitingApprovals.count == 1)
    }

    @Test("The replacement of a judged case needs a reason, waits, and happens with the approval")
    func replacementOfJudged() throws {
        var guarded = try Guarded()
        try guarded.judged()
        let replace = InspectionCommand.replaceCase(
            ReplaceCase("court-01", by: "court-02", why: .transferred))
        try guarded.when(replace, "l-1", .leadInspector).thenRefused(.reasonMissing)
        try guarded.give(replace, "l-1", .leadInspector, "moved")
        #expect(guarded.story.subject.cases.map(\.caseKey) == ["court-01"])
        try guarded.when(replace, "l-1", .leadInspector, "moved").thenRefused(.nothingChanged)
        let asked = guarded.story.position
        try guarded.when(.approve(Approve(asked)), "i-1", .inspector).thenRefused(.barred)
        try guarded.give(.approve(Approve(asked)), "i-2", .inspector)
        #expect(guarded.story.subject.cases.map(\.isWithdrawn) == [true, false])
        #expect(guarded.story.subject.replacements == ["court-01": "court-02"])
        #expect(guarded.story.subject.waitingApprovals.isEmpty)
    }

    @Test("A second judgement bars its judge from moderating and approving, and gives no right")
    func judgedAgain() throws {
        var guarded = try Guarded()
        try guarded.judged()
        try guarded.give(
            .recordSecondJudgements(
                RecordSecondJudgements(
                    "court-01", for: .blindSecond, [.init(question: "2.1.1", answer: .yes)])),
            "i-2", .inspector)
        let place = try #require(guarded.story.subject.answer(to: "2.1.1", in: "court-01"))
        try guarded.when(
            .correctJudgement(
                CorrectJudgement(
                    caseKey: "court-01", question: "2.1.1", supersedes: place.recordedAt,
                    to: .yes, stage: .inspector)), "i-2", .inspector, "r"
        ).thenRefused(.barred)
        try guarded.give(
            .withdrawCase(WithdrawCase(caseKey: "court-01", why: .transferred)), "l-1",
            .leadInspector, "moved")
        try guarded.when(.approve(Approve(guarded.story.position)), "i-2", .inspector)
            .thenRefused(.barred)
        #expect(
            guarded.when(.approve(Approve(guarded.story.position)), "m-1", .moderator).refusal
                == nil)
    }

    @Test("A withdrawal that waits keeps the report from publication")
    func withdrawalBeforePublication() throws {
        var guarded = try Guarded()
        try guarded.convened()
        try guarded.give(
            .withdrawCase(WithdrawCase(caseKey: "court-01", why: .transferred)), "l-1",
            .leadInspector, "r")
        try guarded.when(.publishReport(PublishReport()), "l-1", .leadInspector)
            .thenRefused(.approvalMissing)
        #expect(
            NextSteps(for: guarded.story.subject).required.contains {
                if case .approve = $0 { true } else { false }
            })
    }

    @Test("A publication that was asked for waits; if ratings change, it is asked for again")
    func changedMeanwhile() throws {
        var guarded = try Guarded()
        try guarded.convened()
        try guarded.give(.publishReport(PublishReport()), "l-1", .leadInspector)
        let request = guarded.story.position
        try guarded.give(
            .proposeRating(ProposeQualitativeRating(standard: "1.1", rating: .outstanding)),
            "i-2", .inspector)
        try guarded.when(.approve(Approve(request)), "x-1", .chiefInspector)
            .thenRefused(.superseded)
        try guarded.give(.publishReport(PublishReport()), "l-1", .leadInspector)
        #expect(guarded.story.subject.waitingApprovals.count == 1)
        try guarded.give(
            .approve(Approve(guarded.story.position)), "x-1", .chiefInspector)
        #expect(guarded.story.subject.publication?.requestedBy == "l-1")
    }

    @Test("Without a meeting of the panel, a publication says why there was none")
    func withoutPanel() throws {
        var guarded = try Guarded()
        try guarded.judged()
        for standard in ["1.1", "1.2", "1.3", "1.4"] as [Standard.ID] {
            try guarded.give(
                .proposeRating(ProposeQualitativeRating(standard: standard, rating: .good)),
                "i-2", .inspector)
        }
        try guarded.give(
            .doNotRate(DoNotRate(.domain("3"), why: .noCases)), "l-1", .leadInspector)
        try guarded.give(
            .doNotRate(DoNotRate(.standard("4.1"), why: .noCases)), "l-1", .leadInspector)
        let publish = InspectionCommand.publishReport(PublishReport())
        try guarded.when(publish, "l-1", .leadInspector).thenRefused(.reasonMissing)
        try guarded.when(publish, "l-1", .leadInspector, "No discretion was open.").thenHappened()
    }

    @Test("In local work the service manager leads, and local assessors judge")
    func localWork() throws {
        var audit = try Guarded(named: false, kind: .localAudit)
        let team: [TeamMember] = [
            TeamMember("l-1", [.serviceManager]), TeamMember("e-1", [.localAssessor]),
            TeamMember("e-2", [.peerReviewer]), TeamMember("b-1", [.boardChair]),
        ]
        try audit.give(.nameTeam(NameTeam(team)), "l-1", .serviceManager)
        try audit.give(.select("court-01", for: "2"), "l-1", .serviceManager)
        try audit.when(.judge("2.1.1", of: "court-01", .yes), "e-1", .localAssessor)
            .thenHappened()
        try audit.when(.judge("2.1.1", of: "court-01", .yes), "e-2", .peerReviewer)
            .thenHappened()
        try audit.when(.judge("2.1.1", of: "court-01", .yes), "b-1", .boardChair)
            .thenRefused(.notPermitted)
        let start = GivenWhenThen(Inspection())
        try start.when(
            InspectionRequest(
                .announce(
                    AnnounceInspection(
                        framework: .hmipYouth2021, service: "s", serviceNames: ["S"],
                        kind: .localAudit)),
                by: Guarded.provenance("l-1", .leadInspector, nil))
        ).thenRefused(.notPermitted)
    }

    @Test("The only person of a team may do what would be barred, with a reason that is visible")
    func onlyPerson() throws {
        var audit = try Guarded(named: false, kind: .localAudit)
        let alone = [TeamMember("l-1", [.serviceManager, .localAssessor, .moderator, .boardChair])]
        try audit.give(.nameTeam(NameTeam(alone)), "l-1", .serviceManager)
        try audit.give(.select("court-01", for: "2"), "l-1", .serviceManager)
        try audit.give(.judge("2.1.1", of: "court-01", .no), "l-1", .localAssessor)
        let place = try #require(audit.story.subject.answer(to: "2.1.1", in: "court-01"))
        let moderated = InspectionCommand.correctJudgement(
            CorrectJudgement("court-01", "2.1.1", at: place.recordedAt, to: .yes))
        try audit.when(moderated, "l-1", .moderator).thenRefused(.reasonMissing)
        try audit.when(moderated, "l-1", .moderator, "I work alone.").thenHappened()
        // With a second moderator in the team the bar holds.
        try audit.give(
            .nameTeam(NameTeam(alone + [TeamMember("m-2", [.moderator])])), "l-1",
            .serviceManager)
        try audit.when(moderated, "l-1", .moderator, "I work alone.").thenRefused(.barred)
        try audit.give(
            .withdrawCase(WithdrawCase(caseKey: "court-01", why: .duplicate)), "l-1",
            .serviceManager, "twice")
        try audit.when(
            .approve(Approve(audit.story.position)), "l-1", .boardChair, "alone"
        ).thenRefused(.barred)
    }

    @Test("An edition that states no permissions is not announced with; unguarded, anybody acts")
    func editions() throws {
        let silent = try TinyFramework.edition(#""permissions": "unguarded","#, "")
        try GivenWhenThen(Inspection()).when(.announce(.on(silent))).thenRefused(.noPermissions)
        // A publication of the past is recorded on any edition.
        try GivenWhenThen(Inspection()).when(
            .announce(.on(silent)), by: .importer, origin: .published
        )
        .thenHappened()
        let open = try Story.announced(on: TinyFramework.edition())
        #expect(open.subject.isUnguarded)
        try open.when(.select("c-1", for: "1"), by: "someone").thenHappened()
        #expect(try !Guarded().story.subject.isUnguarded)
    }

    @Test("A team has the lead, each person once, with roles of the edition")
    func teams() throws {
        let guarded = try Guarded(named: false)
        for (members, code) in [
            ([], .nothingChanged), ([TeamMember("i-1", [.inspector])], .leadMissing),
            (
                [TeamMember("l-1", [.leadInspector]), TeamMember("l-1", [.inspector])],
                .nothingChanged
            ),
            ([TeamMember("l-1", [])], .nothingChanged),
            ([TeamMember("l-1", [.leadInspector, "juggler"])], .unknownRole),
        ] as [([TeamMember], Refusal.Code)] {
            try guarded.when(.nameTeam(NameTeam(members)), "l-1", .leadInspector).thenRefused(code)
        }
        let named = try Guarded()
        try named.when(.nameTeam(NameTeam(Guarded.team)), "l-1", .leadInspector)
            .thenRefused(.nothingChanged)
    }
}
