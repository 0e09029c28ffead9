import CaseLedger
import CaseLedgerTesting
import InspectionSamples
import Testing

@Suite("The ratings panel")
struct PanelTests {
    private let fieldwork: Story
    private let story: Story

    /// 2.1 is Inadequate by rule, 2.3 requires improvement, 2.4 is not answered; 1.1 is proposed.
    init() throws {
        fieldwork = try Story.announced().sampled("2", 13)
            .answered(standard: "2.1", yes: [10, 7, 6], of: 13)
            .answered(standard: "2.3", yes: [10, 8, 7], of: 13)
            .given(.proposeRating(ProposeQualitativeRating(standard: "1.1", rating: .good)))
        story = try fieldwork.panelConvened()
    }

    private func decided(
        _ standard: Standard.ID, _ rating: Rating, ground: DiscretionGround? = .notRepresentative,
        reason: String? = "not representative", in story: Story? = nil
    ) throws -> PanelDecisionRecorded {
        let events = try (story ?? self.story).when(
            .decide(standard, rating, ground: ground, reason: reason), by: .panelChair
        ).thenHappened()
        guard events.count == 1, case .panelDecisionRecorded(let event) = events[0] else {
            throw Mismatch(expected: "a panel decision", found: "\(events)")
        }
        return event
    }

    @Test("Another rating than the rule's is discretion, with ground, reason and eligibility")
    func discretion() throws {
        let event = try decided("2.1", .requiresImprovement)
        #expect((event.from, event.decided) == (.inadequate, .requiresImprovement))
        #expect(event.outcome == .discretion)
        #expect(event.eligibility == [.nearBoundary, .oneCase])
        #expect(event.ground == .notRepresentative)
        #expect(event.reason == "not representative")
        #expect(!event.reasonMissing)
        #expect(event.needsSecondApproval)
        let after = try story.given(
            .decide("2.1", .requiresImprovement, ground: .notRepresentative, reason: "r"))
        let rating = try after.rating("2.1")
        #expect((rating.ruleRating, rating.rating) == (.inadequate, .requiresImprovement))
        #expect((rating.decidedBy, rating.panelOutcome) == (.panel, .discretion))
        let before = try #require(try story.overall().total)
        #expect(try after.overall().total == before + 1)
        #expect(after.subject.panelDecision(on: "2.1")?.rating == .requiresImprovement)
        #expect(try !after.rating("2.1").isEligibleUndecided)
    }

    @Test("A person dissents once from a decision, and again only from a new one")
    func dissentOnce() throws {
        let dissent = InspectionCommand.recordDissent(RecordDissent(from: .decision("2.2")))
        let other = InspectionCommand.recordDissent(RecordDissent(from: .decision("2.3")))
        let votes = PanelVotes.named([
            .init("c-1", .inFavour), .init("p-1", .abstained), .init("p-2", .abstained),
        ])
        let decided = try Story.acting().judging().convening().deciding("2.2", votes: votes)
            .deciding("2.3", votes: votes)
        let dissented = try decided.by("p-1", .panelMember, dissent, "no")
        #expect(throws: Refusal.self) { try dissented.by("p-1", .panelMember, dissent, "no") }
        #expect(throws: Never.self) {
            _ = try dissented.by("p-2", .panelMember, dissent, "no")
            _ = try dissented.by("p-1", .panelMember, other, "no")
            _ = try dissented.deciding("2.2", votes: votes).by("p-1", .panelMember, dissent, "no")
        }
        let moderated = try Story.acting().judging(submitted: true)
            .by("m-1", .moderator, .moderateCase(ModerateCase("court-01")))
        let from = InspectionCommand.recordDissent(RecordDissent(from: .moderation("court-01")))
        let once = try moderated.by("i-1", .inspector, from, "no")
        #expect(throws: Refusal.self) { try once.by("i-1", .inspector, from, "no") }
        #expect(throws: Never.self) {
            try once.by("m-1", .moderator, .moderateCase(ModerateCase("court-01")))
                .by("i-1", .inspector, from, "no")
        }
    }

    @Test("Who voted for a decision, or agreed to it, cannot dissent from it; who was against can")
    func ownDecision() throws {
        let dissent = InspectionCommand.recordDissent(RecordDissent(from: .decision("2.2")))
        let convened = try Story.acting().judging().convening()
        func refusal(_ votes: PanelVotes, _ person: Agent.ID, _ role: Role) throws -> Refusal? {
            try convened.deciding(votes: votes).when(
                InspectionRequest(
                    dissent,
                    by: Provenance(
                        actor: Agent(person, role: role), reason: "r",
                        effectiveAt: .instant(Timestamp(microseconds: 0))))
            ).refusal
        }
        let named = PanelVotes.named([
            .init("c-1", .inFavour), .init("p-1", .inFavour), .init("p-2", .against),
        ])
        let own = try #require(try refusal(named, "p-1", .panelMember))
        #expect(own.code == .ownDecision)
        #expect(
            own.message == "p-1 voted for the panel decision on 2.2, and so cannot dissent from it."
        )
        #expect(own.remedy.contains("reverse the decision"))
        #expect(try refusal(named, "c-1", .panelChair)?.code == .ownDecision)
        #expect(try refusal(named, "p-2", .panelMember) == nil)
        #expect(try refusal(named, "i-1", .inspector) == nil, "took part, and did not vote")
        for (person, role) in [("c-1", Role.panelChair), ("p-2", .panelMember)]
            as [(Agent.ID, Role)]
        {
            #expect(try refusal(.consensus, person, role)?.code == .ownDecision)
        }
        // A later decision has votes of its own.
        let again = try convened.deciding(votes: .consensus).deciding(votes: named)
        #expect(throws: Never.self) { try again.by("p-2", .panelMember, dissent, "r") }
    }

    @Test("The rule's own rating is a confirmation, and stays decided by rule")
    func confirmation() throws {
        let event = try decided("2.3", .requiresImprovement, ground: nil, reason: nil)
        #expect(event.outcome == .confirmed)
        #expect(!event.reasonMissing)
        #expect(!event.needsSecondApproval)
        #expect(event.eligibility == [.nearBoundary, .oneCase])
        let after = try story.given(.decide("2.3", .requiresImprovement))
        #expect(try after.rating("2.3").decidedBy == .rule)
        #expect(try after.rating("2.3").panelOutcome == .confirmed)
        #expect(try story.rating("2.3").isEligibleUndecided)
        #expect(try !after.rating("2.3").isEligibleUndecided)
    }

    @Test(
        "Into or out of the lowest rating, or over more than one band, needs a second approval",
        arguments: [
            ("2.1", Rating.inadequate, false), ("2.1", .requiresImprovement, true),
            ("2.1", .good, true), ("2.1", .outstanding, true), ("2.3", .inadequate, true),
            ("2.3", .requiresImprovement, false), ("2.3", .good, false),
            ("2.3", .outstanding, true), ("1.1", .inadequate, false),
            ("1.1", .outstanding, false),
        ] as [(Standard.ID, Rating, Bool)])
    func secondApproval(standard: Standard.ID, rating: Rating, isNeeded: Bool) throws {
        #expect(try decided(standard, rating).needsSecondApproval == isNeeded)
    }

    @Test(
        "A qualitative standard is decided from its proposal, without a rule and without discretion",
        arguments: Rating.allCases)
    func qualitative(rating: Rating) throws {
        let event = try decided("1.1", rating, ground: nil, reason: nil)
        #expect((event.from, event.decided) == (.good, rating))
        #expect(event.outcome == .qualitative)
        #expect(event.eligibility.isEmpty)
        #expect(!event.reasonMissing)
        let after = try story.given(.decide("1.1", rating)).rating("1.1")
        #expect(after.ruleRating == nil)
        #expect((after.proposedRating, after.rating) == (.good, rating))
        #expect((after.decidedBy, after.panelOutcome) == (.qualitative, .qualitative))
    }

    @Test("Without a panel there is no decision")
    func notConvened() throws {
        try fieldwork.when(.decide("2.3", .requiresImprovement)).thenRefused(.panelNotConvened)
        try story.when(.decide("2.3", .requiresImprovement)).thenHappened()
    }

    @Test(
        "A standard without a rating by rule and without a proposal cannot be decided",
        arguments: ["2.4", "1.2"] as [Standard.ID])
    func nothingToDecide(id: Standard.ID) throws {
        try story.when(.decide(id, .good, ground: .other, reason: "r"))
            .thenRefused(.noRatingToDecide)
        try story.when(.decide("9.9", .good)).thenRefused(.unknownStandard)
    }

    @Test("Each standard is decided once in a command, and at least one is")
    func once() throws {
        let decision = RecordPanelDecisions.Decision(standard: "2.3", decided: .requiresImprovement)
        try story.when(.recordPanelDecisions([decision, decision])).thenRefused(.nothingChanged)
        try story.when(.recordPanelDecisions([])).thenRefused(.nothingChanged)
        try story.when(
            .recordPanelDecisions([
                decision, RecordPanelDecisions.Decision(standard: "2.1", decided: .inadequate),
            ])
        ).thenHappened()
    }

    @Test("Discretion without a ground is refused; a confirmation needs none")
    func ground() throws {
        try story.when(.decide("2.1", .good, reason: "r")).thenRefused(.groundMissing)
        try story.when(.decide("2.1", .good, ground: .other, reason: "r")).thenHappened()
        try story.when(.decide("2.1", .inadequate)).thenHappened()
    }

    @Test(
        "Discretion without a reason is refused",
        arguments: [
            (nil, nil, false), ("", nil, false), (" \n", nil, false), ("r", nil, true),
            (nil, "r", true), (nil, " ", false),
        ] as [(String?, String?, Bool)])
    func reason(own: String?, commands: String?, isTaken: Bool) throws {
        let outcome = story.when(
            .decide("2.1", .good, ground: .notRepresentative, reason: own), reason: commands)
        if isTaken {
            try outcome.thenHappened()
        } else {
            try outcome.thenRefused(.reasonMissing)
        }
    }

    @Test(
        "Only a decision taken from a publication may be without its reason, and says so",
        arguments: [
            (Origin.recorded, true, nil, false), (.published, true, nil, true),
            (.reconstructed, true, nil, true), (.published, false, nil, false),
            (.published, true, " ", true), (.recorded, true, "r", true),
        ] as [(Origin, Bool, String?, Bool)])
    func reasonMissing(
        origin: Origin, isMissing: Bool, reason: String?, isTaken: Bool
    ) throws {
        let outcome = story.when(
            .recordPanelDecisions([
                RecordPanelDecisions.Decision(
                    standard: "2.1", decided: .good, ground: .notRepresentative, reason: reason,
                    reasonMissing: isMissing)
            ]), by: .importer, origin: origin)
        guard isTaken else {
            try outcome.thenRefused(.reasonMissing)
            return
        }
        guard case .panelDecisionRecorded(let event)? = try outcome.thenHappened().first else {
            Issue.record("not a decision")
            return
        }
        #expect(event.reasonMissing == (reason != "r"))
        #expect((event.reason == nil) == event.reasonMissing)
    }

    @Test("A decision's reason is bounded", arguments: [(2_000, true), (2_001, false)])
    func reasonLength(bytes: Int, isTaken: Bool) throws {
        let outcome = story.when(
            .decide("2.1", .good, ground: .other, reason: String(repeating: "r", count: bytes)))
        if isTaken {
            try outcome.thenHappened()
        } else {
            try outcome.thenRefused(.textTooLong)
        }
    }

    @Test(
        "Votes are counted, or not",
        arguments: [
            (.notStated, true), (.consensus, true), (.counted(for: 0, against: 0), true),
            (.counted(for: 5, against: 2), true), (.counted(for: 1_000, against: 0), true),
            (.counted(for: -1, against: 0), false), (.counted(for: 0, against: -1), false),
            (.counted(for: 1_001, against: 0), false), (.counted(for: 0, against: .max), false),
        ] as [(PanelVotes, Bool)])
    func votes(votes: PanelVotes, isTaken: Bool) throws {
        let outcome = story.when(
            .recordPanelDecisions([
                RecordPanelDecisions.Decision(
                    standard: "2.1", decided: .inadequate, votes: votes)
            ]))
        guard isTaken else {
            try outcome.thenRefused(.invalidNumber)
            return
        }
        guard case .panelDecisionRecorded(let event)? = try outcome.thenHappened().first else {
            Issue.record("not a decision")
            return
        }
        #expect(event.votes == votes)
    }

    @Test("A panel keeps the ratings that it saw and the position they were computed at")
    func convened() throws {
        let events = try fieldwork.when(
            .convenePanel(
                ConvenePanel(
                    chair: "p-1", members: ["p-2", "p-3"], quorum: 3, declaredInterests: ["p-3"]))
        ).thenHappened()
        guard case .panelConvened(let event)? = events.first else {
            Issue.record("no panel")
            return
        }
        #expect(event.seenUpTo == fieldwork.position)
        #expect(event.snapshot.map(\.standard) == Framework.unguardedYouth2021.standards.map(\.id))
        let seen = Dictionary(uniqueKeysWithValues: event.snapshot.map { ($0.standard, $0.rating) })
        #expect(seen["2.1"] == .some(.inadequate))
        #expect(seen["1.1"] == .some(.good))
        #expect(seen["2.4"] == .some(nil))
        #expect(event.declaredInterests == ["p-3"])
    }

    @Test("A panel has a chair or a member, unless a publication does not say who sat on it")
    func somebody() throws {
        try fieldwork.when(.convenePanel(ConvenePanel())).thenRefused(.nobodyPresent)
        try fieldwork.when(.convenePanel(ConvenePanel(declaredInterests: ["p-1"])))
            .thenRefused(.nobodyPresent)
        _ = try fieldwork.when(.convenePanel(ConvenePanel(members: ["p-2"]))).thenHappened()
        _ = try fieldwork.when(.convenePanel(ConvenePanel(chair: "p-1"))).thenHappened()
        _ = try fieldwork.when(.convenePanel(ConvenePanel()), origin: .published).thenHappened()
    }

    @Test(
        "A panel has its quorum, the chair included, or does not meet",
        arguments: [
            (nil, 1, nil, true), (2, 1, nil, false), (1, 1, nil, true), (1, 0, "p-0", true),
            (3, 2, "p-0", true), (4, 2, "p-0", false), (2, 1, "p-1", false), (0, 2, nil, false),
        ] as [(Int?, Int, Agent.ID?, Bool)])
    func quorum(quorum: Int?, members: Int, chair: Agent.ID?, meets: Bool) throws {
        let outcome = fieldwork.when(
            .convenePanel(
                ConvenePanel(
                    chair: chair,
                    members: (0..<members).map { Agent.ID(stringLiteral: "p-\($0 + 1)") },
                    quorum: quorum)))
        if meets {
            try outcome.thenHappened()
        } else {
            try outcome.thenRefused(.invalidNumber)
        }
    }
}
