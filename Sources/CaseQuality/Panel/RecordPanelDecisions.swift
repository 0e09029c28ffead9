package import EventSourcing

/// Records the decisions of the panel, one for each standard.
public struct RecordPanelDecisions: InspectionCommandContent {
    package static let name: CommandName = "record-panel-decisions"
    package static let fields: [FieldPrivacy] = [
        .value("decisions.standard"),
        .value("decisions.decided"),
        .value("decisions.ground"),
        .typed("decisions.reason", about: .child),
        .value("decisions.reasonMissing"),
        .value("decisions.votes", about: .staff),
    ]

    /// The decision of the panel on one standard.
    public struct Decision: Hashable, Sendable {
        /// The standard.
        public var standard: Standard.ID
        /// The rating that the panel decided.
        public var decided: Rating
        /// The ground for discretion; required for a rating other than the rating by rule.
        public var ground: DiscretionGround?
        /// The reason for discretion; organisational text of at most 2,000 bytes.
        public var reason: String?
        /// Whether the decision comes from a publication that gives no reason for it.
        public var reasonMissing: Bool
        /// How the panel voted.
        ///
        /// Where the edition has permissions, the panel states who voted how, or a consensus.
        public var votes: PanelVotes

        /// Creates a decision from its parts.
        public init(
            standard: Standard.ID, decided: Rating, ground: DiscretionGround? = nil,
            reason: String? = nil, reasonMissing: Bool = false, votes: PanelVotes = .notStated
        ) {
            self.standard = standard
            self.decided = decided
            self.ground = ground
            self.reason = reason
            self.reasonMissing = reasonMissing
            self.votes = votes
        }
    }

    /// The decisions: at least one, each standard once.
    public var decisions: [Decision]

    /// Creates the command.
    public init(_ decisions: [Decision]) { self.decisions = decisions }

    package var keepsReason: Bool { true }

    package func acts(on _: Inspection) -> [RequestedAct] {
        decisions.map { RequestedAct(.decide, .standard($0.standard)) }
    }

    package func dependencies(in queries: InspectionQueries) -> Query {
        decisions.reduce(queries.milestones.or(queries.ofType([PanelConvened.name]))) {
            $0.or(queries.rating(of: $1.standard))
        }
    }

    package func decide(
        on inspection: Inspection, by provenance: Provenance
    ) throws(Refusal) -> [InspectionEvent] {
        let framework = try inspection.openWithPanel()
        guard !decisions.isEmpty else {
            throw .nothing("The command has no decision.", remedy: "Give at least one decision.")
        }
        var seen: Set<Standard.ID> = []
        var events: [InspectionEvent] = []
        for decision in decisions {
            guard seen.insert(decision.standard).inserted else {
                throw .nothing(
                    "Standard \(decision.standard) has two decisions in one command.",
                    remedy: "Decide each standard once.")
            }
            let standard = try inspection.standard(decision.standard, in: framework)
            let event = PanelDecisionRecorded(
                decision, of: standard, on: inspection, by: provenance)
            try event.validate(on: inspection, by: provenance)
            events.append(.panelDecisionRecorded(event))
        }
        return events
    }
}

extension PanelDecisionRecorded {
    /// Creates the event of a decision, with the values that follow from the current ratings.
    ///
    /// A decision without its own reason uses the reason of the command.
    fileprivate init(
        _ decision: RecordPanelDecisions.Decision, of standard: Standard,
        on inspection: Inspection, by provenance: Provenance
    ) {
        let from = Self.rating(before: standard, on: inspection)
        let outcome = PanelOutcome(of: decision.decided, from: from, standard.method)
        // The reason of the command is stored once, with the command, so that one erasure removes
        // it.
        var reason = decision.reason.flatMap { Provenance.stated($0) }
        if reason == provenance.statedReason { reason = nil }
        let isWithoutReason = reason == nil && provenance.statedReason == nil
        self.init(
            standard: standard.id, from: from, decided: decision.decided, outcome: outcome,
            eligibility: inspection.basis.standardRating(standard.id)?.eligibility ?? [],
            ground: decision.ground, reason: reason,
            reasonMissing: outcome == .discretion && isWithoutReason && decision.reasonMissing,
            needsSecondApproval: outcome == .discretion && provenance.origin.isOwn
                && from.map {
                    inspection.basis.needsSecondApproval(
                        of: decision.decided, on: standard.id, from: $0)
                }
                    ?? false,
            votes: decision.votes)
    }
}
