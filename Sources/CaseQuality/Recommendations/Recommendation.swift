public import EventSourcing

/// A recommendation of the inspectorate to an addressee.
public struct Recommendation: Hashable, Identifiable, Sendable {
    /// The number of the recommendation.
    public var id: RecommendationID
    /// The addressee: `"management board"`.
    public var addressee: FreeText
    /// The addressee as printed in full: `"Anytown Youth Justice Service management board"`.
    public var addresseeName: FreeText?
    /// A second addressee who acts together with the first, if any.
    public var partner: FreeText?
    /// How the partner acts: `"work with"`.
    public var partnerRole: FreeText?
    /// The subject; organisational text of at most 500 bytes.
    public var topic: FreeText
    /// The sub-points, numbered from 1; each has its own progress.
    public var subPoints: [FreeText]
    /// The standards that the recommendation relates to.
    public var standards: [Standard.ID]
    /// Whether a reader inferred ``standards``, and the source does not print them.
    public var standardsAreInferred: Bool
    /// What it rests on and concerns, as the source links it or a reader inferred.
    public var links: [ReportLink]
    /// The evidence that supports the recommendation.
    public var basis: [EvidenceReference]
    /// The due date of the action plan, if known.
    public var actionPlanDue: PartialDate?
    /// The recommendation of an earlier inspection that this one repeats, if any.
    public var repeats: PreviousRecommendation?
    /// Where the source says it, and who says it there.
    public var citation: Citation

    /// Creates a recommendation from its parts.
    public init(
        id: RecommendationID, addressee: FreeText, addresseeName: FreeText? = nil,
        partner: FreeText? = nil, partnerRole: FreeText? = nil, topic: FreeText,
        subPoints: [FreeText] = [], standards: [Standard.ID] = [],
        standardsAreInferred: Bool = false, links: [ReportLink] = [],
        basis: [EvidenceReference] = [], actionPlanDue: PartialDate? = nil,
        repeats: PreviousRecommendation? = nil, citation: Citation = Citation()
    ) {
        self.id = id
        self.addressee = addressee
        self.addresseeName = addresseeName
        self.partner = partner
        self.partnerRole = partnerRole
        self.topic = topic
        self.subPoints = subPoints
        self.standards = standards
        self.standardsAreInferred = standardsAreInferred
        self.links = links
        self.basis = basis
        self.actionPlanDue = actionPlanDue
        self.repeats = repeats
        self.citation = citation
    }

    /// The fields of a recommendation of a command, at a path.
    static func fields(_ path: String) -> [FieldPrivacy] {
        [
            .value("\(path).id"),
            .typed("\(path).addressee", about: .staff),
            .typed("\(path).addresseeName", about: .staff),
            .typed("\(path).partner", about: .staff),
            .typed("\(path).partnerRole", about: .staff),
            .typed("\(path).topic", about: .child),
            .typed("\(path).subPoints", about: .child),
            .value("\(path).standards"),
            .value("\(path).standardsAreInferred"),
            .value("\(path).links.to"),
            .value("\(path).links.isInferred"),
            .typed("\(path).links.why", about: .child),
            .value("\(path).basis"),
            .value("\(path).actionPlanDue"),
            .value("\(path).repeats.inspection"),
            .value("\(path).repeats.id"),
        ] + Citation.fields("\(path).citation")
    }

    /// The fields of a recommendation of an event; the numbers of its texts never change.
    static let eventFields: [FieldPrivacy] =
        [
            .value("recommendation.id"),
            .text("recommendation.addressee", 2, about: .staff),
            .text("recommendation.addresseeName", 11, about: .staff),
            .text("recommendation.partner", 3, about: .staff),
            .text("recommendation.partnerRole", 12, about: .staff),
            .text("recommendation.topic", 4, about: .child),
            .text("recommendation.subPoints", 5, about: .child, isList: true),
            .value("recommendation.standards"),
            .value("recommendation.standardsAreInferred"),
            .value("recommendation.links.to"),
            .value("recommendation.links.isInferred"),
            .text("recommendation.links.why", 13, about: .child, isList: true),
            .value("recommendation.basis"),
            .value("recommendation.actionPlanDue"),
            .value("recommendation.repeats.inspection"),
            .value("recommendation.repeats.id"),
        ] + Citation.fields("recommendation.citation", places: 14, note: 15)
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
    func check(on inspection: Inspection, by provenance: Provenance) throws(Refusal) {
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
        let longest = Recommendation.longestNameInBytes
        try inspection.check(addresseeName, "The full addressee of \(id)", atMost: longest)
        try inspection.check(partnerRole, "The partner's part in \(id)", atMost: longest)
        try inspection.check(links, of: "recommendation \(id)", by: provenance)
        try inspection.check(citation, of: "recommendation \(id)")
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
