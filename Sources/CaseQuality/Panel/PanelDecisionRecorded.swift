public import EventSourcing

/// A ratings panel decided the rating of a standard.
public struct PanelDecisionRecorded: InspectionEventContent {
    public static let name: EventName = "panel-decision-recorded"
    package static let fields: [FieldPrivacy] = [
        .value("standard"),
        .value("from"),
        .value("decided"),
        .value("outcome"),
        .value("eligibility"),
        .value("ground"),
        .text("reason", 7, about: .child),
        .value("reasonMissing"),
        .value("needsSecondApproval"),
        .value("votes", about: .staff),
    ]
    package static let movesRatings: RatingReach? = .standard
    /// The standard.
    public let standard: Standard.ID
    /// The rating before the decision: by rule, or as proposed.
    public let from: Rating?
    /// The rating that the panel decided.
    public let decided: Rating
    /// The outcome: confirmed, by discretion, or qualitative.
    public let outcome: PanelOutcome
    /// The triggers of the edition's discretion rule that were met, computed by the ledger.
    public let eligibility: [DiscretionTrigger]
    /// The ground for discretion; `nil` for other outcomes.
    public let ground: DiscretionGround?
    /// The reason for the decision; organisational text.
    public let reason: FreeText?
    /// Whether the decision comes from a publication that gives no reason for it.
    public let reasonMissing: Bool
    /// Whether a second person must approve the decision before the publication.
    ///
    /// A decision by discretion needs an approval if it goes into or out of the lowest rating,
    /// changes the rating of the service, goes over more than one band, or was made without a
    /// trigger of the edition.
    public let needsSecondApproval: Bool
    /// How the panel voted.
    public let votes: PanelVotes

    package init(
        standard: Standard.ID, from: Rating?, decided: Rating, outcome: PanelOutcome,
        eligibility: [DiscretionTrigger], ground: DiscretionGround? = nil, reason: FreeText? = nil,
        reasonMissing: Bool, needsSecondApproval: Bool, votes: PanelVotes = .notStated
    ) {
        self.standard = standard
        self.from = from
        self.decided = decided
        self.outcome = outcome
        self.eligibility = eligibility
        self.ground = ground
        self.reason = reason
        self.reasonMissing = reasonMissing
        self.needsSecondApproval = needsSecondApproval
        self.votes = votes
    }

    package var input: CellInput { .standard(standard, .decision) }

    package func tags(in framework: Framework?, by provenance: Provenance) -> TagValues {
        [.standard: standard.rawValue]
    }

    /// Checks the decision against the rating that the inspection has now.
    ///
    /// ``from`` and ``outcome`` describe the rating at the time of the decision.
    package func validate(on inspection: Inspection, by provenance: Provenance) throws(Refusal) {
        let framework = try inspection.openWithPanel()
        let standard = try inspection.standard(self.standard, in: framework)
        try inspection.check(reason, "The reason", atMost: Provenance.longestReasonInBytes)
        guard let from = Self.rating(before: standard, on: inspection) else {
            let what = standard.method == .caseData ? "a rating by rule" : "a proposed rating"
            throw Refusal(
                .noRatingToDecide, "Standard \(standard.id) does not have \(what) yet.",
                remedy: standard.method == .caseData
                    ? "Answer every key question of the standard for every selected case first."
                    : "Propose its rating first.")
        }
        try votes.check(on: inspection, deciding: standard.id, by: provenance)
        guard PanelOutcome(of: decided, from: from, standard.method) == .discretion else { return }
        let discretion =
            "Discretion on standard \(standard.id), from \(from.label) to \(decided.label),"
        guard ground != nil else {
            throw Refusal(
                .groundMissing, "\(discretion) needs a ground.",
                remedy: "Give the ground, such as notRepresentative.")
        }
        guard
            reason ?? provenance.statedReason != nil
                || (reasonMissing && !provenance.origin.isOwn)
        else {
            throw Refusal(
                .reasonMissing, "\(discretion) needs a reason.",
                remedy: "Give the reason for the departure from the rating by rule.")
        }
    }

    package func evolve(_ inspection: inout Inspection, at occurrence: Occurrence) {
        if inspection.publication == nil { inspection.milestones.panel = occurrence.command.last }
        inspection.people.dissenters[.decision(standard)] = nil
        inspection.people.voters[standard] = Dictionary(
            supporters(on: inspection).map { ($0, .inFavour) }
                + votes.members(.against).map { ($0, .against) },
            uniquingKeysWith: { first, _ in first })
        guard occurrence.origin.isOwn else {
            inspection.people.panels[standard] = nil
            return
        }
        let asked = RequestedAct(.decide, .standard(standard))
        inspection.people.panels[standard] = Set(
            inspection.people.sitting.filter { inspection.barred($0, from: asked) == nil })
        let absent = Set(votes.members(.absent))
        let people = votes.members(.inFavour) + votes.members(.against) + votes.members(.abstained)
        inspection.people.deciders[standard, default: []].formUnion(
            people.isEmpty ? inspection.people.sitting.filter { !absent.contains($0) } : people)
        inspection.people.deciders[standard, default: []].insert(occurrence.actor)
        if needsSecondApproval {
            inspection.people.decisionsToApprove.insert(occurrence.position)
        }
    }

    /// Who voted for it; with a consensus everybody who sat and was not barred.
    ///
    /// Empty where the votes have no names.
    func supporters(on inspection: Inspection) -> [Agent.ID] {
        guard case .consensus = votes else { return votes.members(.inFavour) }
        let asked = RequestedAct(.decide, .standard(standard))
        return inspection.people.sitting.filter { inspection.barred($0, from: asked) == nil }
    }

    package func evolve(
        _ basis: inout RatingBasis, at occurrence: Occurrence
    ) -> RatingBasis.Touched {
        basis.decide(
            standard, decided, outcome, at: occurrence.position, from: occurrence.origin)
    }

    package func sentence(in framework: Framework?, by provenance: Provenance) -> String {
        var parts = [
            "the ratings panel rated \(standard.words(in: framework)) \(decided.label)"
        ]
        switch outcome {
        case .confirmed: parts[0] += ", as by rule"
        case .discretion: if let from { parts.append("by rule \(from.label)") }
        case .qualitative:
            if from == decided {
                parts[0] += ", as proposed"
            } else if let from {
                parts.append("proposed \(from.label)")
            }
        }
        if outcome == .discretion, let ground { parts.append("ground: \(ground.words)") }
        if reasonMissing { parts.append("without a published reason") }
        if needsSecondApproval {
            parts.append("needs a second approval, because \(approvalConditions.listed)")
        }
        if let votes = votes.words { parts.append(votes) }
        if provenance.origin.isOwn { parts.append("entered by \(provenance.actor.id)") }
        return parts.joined(separator: "; ")
    }

    /// The conditions of ``needsSecondApproval`` that the decision is seen to meet, after "because".
    ///
    /// Whether it changes the rating of the service is not in the event: a decision that meets none
    /// of the others does.
    private var approvalConditions: [String] {
        let from = from ?? decided
        var met: [String] = []
        if decided == .inadequate || from == .inadequate {
            met.append(
                "it goes \(decided == .inadequate ? "into" : "out of") \(Rating.inadequate.label)")
        }
        if max(decided, from).rawValue > min(decided, from).rawValue + 1 {
            met.append("it goes over more than one band")
        }
        if eligibility.isEmpty { met.append("no trigger for discretion is met") }
        return met.isEmpty ? ["it changes the rating of the service"] : met
    }

    /// The rating that a panel decides on: by rule, or as proposed.
    ///
    /// - Returns: `nil` when there is none yet.
    static func rating(before standard: Standard, on inspection: Inspection) -> Rating? {
        let rated = inspection.basis.standardRating(standard.id)
        return standard.method == .caseData ? rated?.ruleRating : rated?.proposedRating
    }
}

extension Inspection {
    /// The edition of an inspection with a convened panel and no publication.
    ///
    /// - Throws: ``Refusal`` with code `notAnnounced`, `alreadyPublished` or `panelNotConvened`.
    func openWithPanel() throws(Refusal) -> Framework {
        let framework = try open()
        guard isPanelConvened else {
            throw Refusal(
                .panelNotConvened, "No ratings panel was convened.",
                remedy: "Convene the panel first.")
        }
        return framework
    }
}
