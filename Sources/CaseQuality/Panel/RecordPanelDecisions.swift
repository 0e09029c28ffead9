package import EventSourcing

/// Records what the panel decided, standard by standard.
public struct RecordPanelDecisions: InspectionCommandContent {
    package static let name: CommandName = "record-panel-decisions"
    package static let fields: [FieldPrivacy] = [
        .value("decisions.standard"),
        .value("decisions.decided"),
        .value("decisions.ground"),
        .typed("decisions.reason", about: .child),
        .value("decisions.reasonMissing"),
        .value("decisions.votesFor"),
        .value("decisions.votesAgainst"),
    ]

    /// What the panel decided for one standard.
    public struct Decision: Hashable, Sendable {
        public var standard: Standard.ID
        public var decided: Rating
        /// For discretion.
        public var ground: DiscretionGround?
        /// For discretion; organisational text of at most 2,000 bytes.
        public var reason: String?
        /// Only when taken from a publication that gives no reason for this decision.
        public var reasonMissing: Bool
        public var votesFor: Int?
        public var votesAgainst: Int?

        public init(
            standard: Standard.ID, decided: Rating, ground: DiscretionGround? = nil,
            reason: String? = nil, reasonMissing: Bool = false, votesFor: Int? = nil,
            votesAgainst: Int? = nil
        ) {
            self.standard = standard
            self.decided = decided
            self.ground = ground
            self.reason = reason
            self.reasonMissing = reasonMissing
            self.votesFor = votesFor
            self.votesAgainst = votesAgainst
        }
    }

    /// At least one, each standard once.
    public var decisions: [Decision]

    public init(_ decisions: [Decision]) { self.decisions = decisions }

    package var keepsReason: Bool { true }

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
            throw .nothing("No standard was decided.", remedy: "Name the standards.")
        }
        var seen: Set<Standard.ID> = []
        var events: [InspectionEvent] = []
        for decision in decisions {
            guard seen.insert(decision.standard).inserted else {
                throw .nothing(
                    "Standard \(decision.standard) is decided twice at once.",
                    remedy: "Decide every standard once.")
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
    /// A decision, with what follows from the ratings that the inspection has now.
    ///
    /// The reason of the command holds for every decision without one of its own.
    fileprivate init(
        _ decision: RecordPanelDecisions.Decision, of standard: Standard,
        on inspection: Inspection, by provenance: Provenance
    ) {
        let from = Self.rating(before: standard, on: inspection)
        let outcome = PanelOutcome(of: decision.decided, from: from, standard.method)
        // The command's own reason is kept once, with the command, so that it is erased once.
        var reason = decision.reason.flatMap { Provenance.stated($0) }
        if reason == provenance.statedReason { reason = nil }
        let isWithoutReason = reason == nil && provenance.statedReason == nil
        let isSmallStepUp =
            from.map {
                decision.decided >= $0 && decision.decided.rawValue <= $0.rawValue + 1
            } ?? true
        self.init(
            standard: standard.id, from: from, decided: decision.decided, outcome: outcome,
            eligibility: inspection.basis.standardRating(standard.id)?.eligibility ?? [],
            ground: decision.ground, reason: reason,
            reasonMissing: outcome == .discretion && isWithoutReason && decision.reasonMissing,
            needsSecondApproval: outcome == .discretion && !isSmallStepUp,
            votesFor: decision.votesFor, votesAgainst: decision.votesAgainst)
    }
}
