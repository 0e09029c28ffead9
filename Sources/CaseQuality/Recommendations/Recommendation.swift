public import EventSourcing

/// A recommendation of the inspectorate to an addressee.
public struct Recommendation: Hashable, Identifiable, Sendable {
    /// The number of the recommendation.
    public var id: RecommendationID
    /// The addressee: `"management board"`.
    public var addressee: FreeText
    /// A second addressee who acts together with the first, if any.
    public var partner: FreeText?
    /// The subject; organisational text of at most 500 bytes.
    public var topic: FreeText
    /// The sub-points, numbered from 1; each has its own progress.
    public var subPoints: [FreeText]
    /// The standards that the recommendation relates to.
    public var standards: [Standard.ID]
    /// The evidence that supports the recommendation.
    public var basis: [EvidenceReference]
    /// The due date of the action plan, if known.
    public var actionPlanDue: PartialDate?
    /// The recommendation of an earlier inspection that this one repeats, if any.
    public var repeats: PreviousRecommendation?

    /// Creates a recommendation from its parts.
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
    /// The longest name of an addressee.
    ///
    /// Unit: UTF-8 bytes.
    static let longestNameInBytes = 200
    /// The longest text of a recommendation, a sub-point or an action.
    ///
    /// Unit: UTF-8 bytes.
    static let longestTextInBytes = 500
    /// The largest number of sub-points, or of actions.
    static let mostParts = 100

    /// Checks the texts, the number of sub-points and the standards.
    ///
    /// - Throws: ``Refusal`` with code `textMissing`, `textTooLong`, `textUnprintable`,
    ///   `textIdentifies`, `invalidNumber` or `unknownStandard`.
    func check(on inspection: Inspection) throws(Refusal) {
        let framework = try inspection.announced()
        try inspection.require(
            addressee, "The addressee of \(id)",
            atMost: Recommendation.longestNameInBytes)
        try inspection.check(
            partner, "The partner of \(id)",
            atMost: Recommendation.longestNameInBytes)
        try inspection.require(
            topic, "The topic of \(id)", atMost: Recommendation.longestTextInBytes)
        guard subPoints.count <= Recommendation.mostParts else {
            throw Refusal(
                .invalidNumber,
                "Recommendation \(id) has \(subPoints.count) sub-points; the limit is "
                    + "\(Recommendation.mostParts).", remedy: "Divide the recommendation.")
        }
        for (index, text) in subPoints.enumerated() {
            try inspection.require(
                text, "Sub-point \(index + 1) of \(id)",
                atMost: Recommendation.longestTextInBytes)
        }
        for standard in standards {
            _ = try inspection.standard(standard, in: framework)
        }
    }

    /// Checks that the recommendation has this sub-point; `nil` means the whole.
    ///
    /// - Throws: ``Refusal`` with code `unknownSubPoint`.
    func check(subPoint: Int?) throws(Refusal) {
        guard let subPoint, !subPoints.indices.contains(subPoint &- 1) else { return }
        let count = subPoints.count
        throw Refusal(
            .unknownSubPoint,
            "Recommendation \(id) has \(count) sub-points; \(subPoint) is not one of them.",
            remedy: count == 0
                ? "Omit the number of the sub-point." : "Give a number from 1 to \(count).")
    }
}

extension Recommendation {
    /// The fields of a recommendation in the events that record one.
    static let eventFields: [FieldPrivacy] = [
        .value("recommendation.id"),
        .text("recommendation.addressee", 2, about: .staff),
        .text("recommendation.partner", 3, about: .staff),
        .text("recommendation.topic", 4, about: .child),
        .text("recommendation.subPoints", 5, about: .child, isList: true),
        .value("recommendation.standards"),
        .value("recommendation.basis"),
        .value("recommendation.actionPlanDue"),
        .value("recommendation.repeats.inspection"),
        .value("recommendation.repeats.id"),
    ]
}
