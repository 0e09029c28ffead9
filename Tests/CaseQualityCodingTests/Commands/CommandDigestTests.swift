import CaseLedger
import CaseQualityCoding
import InspectionSamples
import Testing

/// For each command, one of it and then one for every field that can change.
func variants() throws -> [[InspectionCommand]] {
    let tiny = try TinyFramework.edition()
    let date = try #require(PartialDate("2021"))
    func announce(_ change: (inout AnnounceInspection) -> Void) -> InspectionCommand {
        var command = AnnounceInspection.on(tiny)
        change(&command)
        return .announce(command)
    }
    func plan(_ change: (inout PlanSample) -> Void) -> InspectionCommand {
        var command = PlanSample(domain: "1", target: 13)
        change(&command)
        return .planSample(command)
    }
    func select(_ change: (inout SelectCases.Selection) -> Void) -> InspectionCommand {
        var command = SelectCases.Selection(caseKey: "c-1", domain: "1")
        change(&command)
        return .selectCases([command])
    }
    func correct(_ change: (inout CorrectJudgement) -> Void) -> InspectionCommand {
        var command = CorrectJudgement("c-1", "1.1.1", at: Position(5), to: .no)
        change(&command)
        return .correctJudgement(command)
    }
    func propose(_ change: (inout ProposeQualitativeRating) -> Void) -> InspectionCommand {
        var command = ProposeQualitativeRating(standard: "2.1", rating: .good)
        change(&command)
        return .proposeRating(command)
    }
    func convene(_ change: (inout ConvenePanel) -> Void) -> InspectionCommand {
        var command = ConvenePanel(chair: "p-1")
        change(&command)
        return .convenePanel(command)
    }
    func decide(_ change: (inout RecordPanelDecisions.Decision) -> Void) -> InspectionCommand {
        var command = RecordPanelDecisions.Decision(standard: "1.1", decided: .good)
        change(&command)
        return .recordPanelDecisions([command])
    }
    func publish(_ change: (inout PublishReport) -> Void) -> InspectionCommand {
        var command = PublishReport()
        change(&command)
        return .publishReport(command)
    }
    func printed(_ standard: Standard.ID, _ rating: Rating, _ place: String) -> InspectionCommand {
        .recordPublishedRatings([
            RecordPublishedRatings.Rated(standard: standard, rating: rating, place: FreeText(place))
        ])
    }
    let selected = SelectCases.Selection(caseKey: "c-1", domain: "1")
    let other = try TinyFramework.edition(#""title": "Tiny""#, #""title": "Tinier""#)
    return try [
        [
            announce { _ in }, announce { $0.framework = other }, announce { $0.service = "s" },
            announce { $0.serviceNames = ["B"] }, announce { $0.serviceNames += ["B"] },
            announce { $0.region = "r" }, announce { $0.region = "" },
            announce { $0.predecessors = ["s"] }, announce { $0.kind = .localAudit },
            announce { $0.announcedOn = date }, announce { $0.fieldworkFrom = date },
            announce { $0.fieldworkTo = date }, announce { $0.isJoint = true },
            announce { $0.reinspectionOf = "s" }, announce { $0.lead = "s" },
        ],
        [
            plan { _ in }, plan { $0.domain = "3" }, plan { $0.eligiblePopulation = 13 },
            plan { $0.target = 14 }, plan { $0.confidencePercent = 13 },
            plan { $0.marginPoints = 13 }, plan { $0.strata = ["s"] },
            plan { $0.strata = ["s", ""] }, plan { $0.basis = "b" }, plan { $0.basis = "" },
        ],
        [
            select { _ in }, select { $0.caseKey = "c-2" }, select { $0.domain = "3" },
            select { $0.stratum = "k" }, select { $0.team = "k" }, select { $0.caseManager = "k" },
            select { $0.purpose = .illustrative }, .selectCases([selected, selected]),
            .selectCases([]),
        ],
        [
            .withdrawCase(WithdrawCase(caseKey: "c-1", why: .sensitive)),
            .withdrawCase(WithdrawCase(caseKey: "c-2", why: .sensitive)),
            .withdrawCase(WithdrawCase(caseKey: "c-1", why: .notStarted)),
            .withdrawCase(
                WithdrawCase(caseKey: "c-1", why: .sensitive, extent: .neverEligible)),
        ],
        [
            .judge("1.1.1", of: "c-1", .yes), .judge("1.1.2", of: "c-1", .yes),
            .judge("1.1.1", of: "c-2", .yes), .judge("1.1.1", of: "c-1", .no),
            .judge("1.1.1", of: "c-1", .notApplicable),
            .judge("1.1.1", of: "c-1", .yes, evidence: "e"),
            .judge("1.1.1", of: "c-1", .yes, evidence: "f"),
            .recordJudgements(RecordJudgements(caseKey: "c-1", judgements: [])),
        ],
        [
            correct { _ in }, correct { $0.caseKey = "c-2" }, correct { $0.question = "1.1.2" },
            correct { $0.supersedes = Position(6) }, correct { $0.to = .yes },
            correct { $0.stage = .inspector }, correct { $0.ground = .misrecorded },
        ],
        [
            propose { _ in }, propose { $0.standard = "3.1" }, propose { $0.rating = .inadequate },
            propose { $0.characteristicsMet = ["a"] }, propose { $0.basis = ["a"] },
            propose { $0.characteristicsMet = ["a", "b"] },
            propose { $0.characteristicsMet = ["ab"] },
        ],
        [
            .doNotRate(DoNotRate(.standard("1"), why: .noCases)),
            .doNotRate(DoNotRate(.domain("1"), why: .noCases)),
            .doNotRate(DoNotRate(.standard("1.1"), why: .noCases)),
            .doNotRate(DoNotRate(.standard("1"), why: .outOfScope)),
        ],
        [
            convene { _ in }, convene { $0.chair = "p" }, convene { $0.members = ["p"] },
            convene { $0.quorum = 1 }, convene { $0.declaredInterests = ["p"] },
        ],
        [
            decide { _ in }, decide { $0.standard = "1.2" }, decide { $0.decided = .inadequate },
            decide { $0.ground = .notRepresentative }, decide { $0.ground = .other },
            decide { $0.reason = "r" }, decide { $0.reason = "" },
            decide { $0.reasonMissing = true }, decide { $0.votes = .consensus },
            decide { $0.votes = .counted(for: 1, against: 0) },
            decide { $0.votes = .counted(for: 0, against: 1) }, decide { $0.votes = .named([]) },
            decide { $0.votes = .named([PanelVotes.Cast("p-1", .inFavour)]) },
            decide { $0.votes = .named([PanelVotes.Cast("p-2", .inFavour)]) },
            decide { $0.votes = .named([PanelVotes.Cast("p-1", .against)]) },
            .recordPanelDecisions([]),
        ],
        [
            .reversePanelDecision(
                ReversePanelDecision(standard: "1.1", supersedes: Position(5))),
            .reversePanelDecision(
                ReversePanelDecision(standard: "1.2", supersedes: Position(5))),
            .reversePanelDecision(
                ReversePanelDecision(standard: "1.1", supersedes: Position(6))),
        ],
        [
            publish { _ in }, publish { $0.statedTotal = 0 }, publish { $0.statedTotal = 1 },
            publish { $0.statedOverall = .inadequate }, publish { $0.publishedOn = date },
        ],
        [
            .correctReport(CorrectReport(standard: "1.1", to: .good)),
            .correctReport(CorrectReport(standard: "1.2", to: .good)),
            .correctReport(CorrectReport(standard: "1.1", to: .inadequate)),
        ],
        [
            printed("1.1", .good, "p"), printed("1.2", .good, "p"),
            printed("1.1", .inadequate, "p"), printed("1.1", .good, "q"),
            .recordPublishedRatings([]),
        ],
    ] + recordingVariants()
}

@Suite("The digest of a command")
struct CommandDigestTests {
    private static let provenance = Provenance(
        actor: Agent("a-1", role: .inspector), authority: "mandate", reason: "reason",
        effectiveAt: .instant(Timestamp(microseconds: 1)))
    private static let command = InspectionCommand.judge("1.1.1", of: "c-1", .yes)

    private func digest(
        _ command: InspectionCommand = command, in stream: StreamName = "s",
        effectiveAt: EffectiveTime? = nil, _ change: (inout Provenance) -> Void = { _ in }
    ) -> CommandDigest {
        var provenance = Self.provenance
        change(&provenance)
        let request = CommandRequest(
            id: CommandID(derivedFrom: "id"), stream: stream,
            content: command.content(effectiveAt: effectiveAt), provenance: provenance)
        return SealedCommand(GuardedCommand(Command(request, events: [])), with: .derived).digest
    }

    @Test("Equal commands have equal digests, made anew")
    func equal() throws {
        for (one, other) in zip(try variants().joined(), try variants().joined()) {
            #expect(one == other)
            #expect(digest(one) == digest(other))
        }
    }

    @Test("A change of any single field is another digest, and so is another command")
    func different() throws {
        let all = Array(try variants().joined())
        #expect(try variants().count == InspectionCommand.kinds.count)
        #expect(Set(all).count == all.count)
        #expect(Set(all.map { digest($0) }).count == all.count)
        #expect(Set(all.map(\.name)) == Set(InspectionCommand.kinds.map { $0.name }))
    }

    @Test("Who asks, on what authority, why, where from and to where is part of it")
    func provenance() {
        let digests = [
            digest(), digest(in: "t"), digest { $0.actor = Agent("a-2", role: .inspector) },
            digest { $0.actor = Agent("a-1", role: .moderator) }, digest { $0.authority = "" },
            digest { $0.reason = nil }, digest { $0.reason = "" }, digest { $0.reason = "other" },
            digest { $0.origin = .reconstructed }, digest { $0.origin = .published },
        ]
        #expect(Set(digests).count == digests.count)
    }

    @Test("A time that stands for now is no part of it; one that was stated is")
    func time() {
        let now = EffectiveTime.instant(Timestamp(microseconds: 99))
        #expect(digest { $0.effectiveAt = now } == digest())
        let stated: [EffectiveTime?] = [
            nil, now, .instant(Timestamp(microseconds: 98)),
            EffectiveTime(
                precision: .day, earliest: Timestamp(microseconds: 99),
                latest: Timestamp(microseconds: 99)),
            EffectiveTime(
                precision: .day, earliest: Timestamp(microseconds: 99),
                latest: Timestamp(microseconds: 100)),
        ]
        #expect(Set(stated.map { digest(effectiveAt: $0) }).count == stated.count)
        #expect(digest(effectiveAt: now) == digest(effectiveAt: now) { $0.effectiveAt = now })
    }
}
