public import EventSourcing

/// What somebody should do, in the inspectorate's judgement.
public struct Recommendation: Hashable, Sendable {
    /// Its number.
    public var id: RecommendationID
    /// Who should do it: `"management board"`.
    public var addressee: FreeText
    /// Who should do it together with them, if anybody.
    public var partner: FreeText?
    /// What it is about; organisational text.
    public var topic: FreeText
    /// Its parts, numbered from 1; each makes progress of its own.
    public var subPoints: [FreeText]
    /// The standards that it bears on.
    public var standards: [Standard.ID]
    /// The evidence that it rests on.
    public var basis: [EvidenceReference]
    /// By when an action plan is due, if that is known.
    public var actionPlanDue: PartialDate?
    /// The recommendation of an earlier inspection that this one repeats.
    public var repeats: PreviousRecommendation?

    public init(
        id: RecommendationID, addressee: FreeText, partner: FreeText? = nil, topic: FreeText,
        subPoints: [FreeText] = [], standards: [Standard.ID] = [], basis: [EvidenceReference] = [],
        actionPlanDue: PartialDate? = nil, repeats: PreviousRecommendation? = nil
    ) {
        self.id = id
        self.addressee = addressee
        self.partner = partner
        self.topic = topic
        self.subPoints = subPoints
        self.standards = standards
        self.basis = basis
        self.actionPlanDue = actionPlanDue
        self.repeats = repeats
    }
}

extension Recommendation {
    /// The longest name of somebody who should do something.
    ///
    /// Unit: bytes.
    static let longestNameInBytes = 200
    /// The longest text of a recommendation, a sub-point or an action.
    ///
    /// Unit: bytes.
    static let longestTextInBytes = 500
    /// How many sub-points, or actions, there can be.
    static let mostParts = 100

    /// Checks that it has this sub-point; `nil` speaks of the whole.
    func check(subPoint: Int?) throws(Refusal) {
        guard let subPoint, !subPoints.indices.contains(subPoint &- 1) else { return }
        let count = subPoints.count
        throw Refusal(
            .unknownSubPoint,
            "Recommendation \(id) has \(count) sub-points, and no number \(subPoint).",
            remedy: count == 0
                ? "Speak of the recommendation as a whole." : "Give a number from 1 to \(count).")
    }
}
