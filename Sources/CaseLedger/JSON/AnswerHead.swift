/// What every answer begins with: of which inspection, by which rules, as of when, and for whom.
public struct AnswerHead: Hashable, Sendable {
    /// The inspection; `nil` for an answer about the whole ledger.
    public var inspection: StreamName?
    /// What kind of inspection it is.
    public var kind: InspectionKind?
    /// The edition of the rules it follows.
    public var edition: Framework.ID?
    /// Up to where the ledger was read.
    public var asOf: Head
    /// The day on the effective clock; `nil` where nothing was asked of that clock.
    public var effectiveOn: PartialDate?
    /// Where the answer's facts come from; `nil` for an answer that rests on none.
    public var origin: Origin?
    /// Which fold made the answer: two answers with the same fingerprint follow from the same code.
    public var fold: ContentDigest
    /// Who may read it.
    public var audience: Audience

    /// Who may read an answer.
    public enum Audience: String, Hashable, Sendable, CaseIterable {
        /// Anybody.
        case `public`
        /// The inspected service.
        case service
        /// The inspectorate or audit team.
        case inspectorate
        /// Named people only: it may say something about a child.
        case protected
    }

    /// Takes the parts of a head.
    public init(
        inspection: StreamName? = nil, kind: InspectionKind? = nil, edition: Framework.ID? = nil,
        asOf: Head, effectiveOn: PartialDate? = nil, origin: Origin? = nil,
        audience: Audience = .protected
    ) {
        self.init(
            inspection: inspection, kind: kind, edition: edition, asOf: asOf,
            effectiveOn: effectiveOn, origin: origin, fold: Self.currentFold, audience: audience)
    }

    private init(
        inspection: StreamName?, kind: InspectionKind?, edition: Framework.ID?, asOf: Head,
        effectiveOn: PartialDate?, origin: Origin?, fold: ContentDigest, audience: Audience
    ) {
        self.inspection = inspection
        self.kind = kind
        self.edition = edition
        self.asOf = asOf
        self.effectiveOn = effectiveOn
        self.origin = origin
        self.fold = fold
        self.audience = audience
    }

    private static let currentFold = RatingsProjection.registered.fingerprint
}

extension AnswerHead: JSONMappedCodable {
    public static let jsonCoding = JSONCoding<AnswerHead>(
        "Head", "The members that every answer begins with.",
        JSONField("inspection", "The inspection's id; null for an answer about the whole ledger.") {
            $0.inspection
        },
        JSONField("kind", "What kind of inspection it is.") { $0.kind },
        JSONField("edition", "The edition of the rules.") { $0.edition },
        JSONField("asOf", "Up to where the ledger was read.") { $0.asOf },
        JSONField("effectiveOn", "The day on the effective clock; null where none was asked for.") {
            $0.effectiveOn
        },
        JSONField("origin", "Where the facts behind the answer come from.") { $0.origin },
        JSONField("fold", "The fingerprint of the code that folded the events.") { $0.fold },
        JSONField("audience", "Who may read the answer.") { $0.audience },
        make: { inspection, kind, edition, asOf, effectiveOn, origin, fold, audience in
            AnswerHead(
                inspection: inspection, kind: kind, edition: edition, asOf: asOf,
                effectiveOn: effectiveOn, origin: origin, fold: fold, audience: audience)
        })
}
