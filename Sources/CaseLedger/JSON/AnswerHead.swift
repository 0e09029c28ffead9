/// The head of every answer: the inspection, the rules, the moment and the audience.
public struct AnswerHead: Hashable, Sendable {
    /// The inspection; `nil` for an answer about the whole ledger.
    public var inspection: StreamName?
    /// The kind of the inspection.
    public var kind: InspectionKind?
    /// The edition of the rules that the inspection follows.
    public var edition: Framework.ID?
    /// Whether anybody may do anything in the inspection, because its edition states no
    /// permissions; `nil` for an answer about the whole ledger.
    public var isUnguarded: Bool?
    /// Whether a publication tells of the inspection, so that what the answer does not list is not
    /// known; `nil` for an answer about the whole ledger.
    public var isFromPublication: Bool?
    /// The position up to which the ledger was read.
    public var asOf: Head
    /// The moment on the effective clock; `nil` if the answer does not use that clock.
    public var effectiveOn: EffectiveMoment?
    /// Where the facts of the answer come from; `nil` for an answer without facts.
    public var origin: Origin?
    /// The fingerprint of the code that folded the events; equal fingerprints mean equal code.
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
        /// Named people only, because it may contain something about a child.
        case protected
    }

    /// Creates a head.
    public init(
        inspection: StreamName? = nil, kind: InspectionKind? = nil, edition: Framework.ID? = nil,
        isUnguarded: Bool? = nil, isFromPublication: Bool? = nil, asOf: Head,
        effectiveOn: EffectiveMoment? = nil,
        origin: Origin? = nil, audience: Audience = .protected
    ) {
        self.init(
            inspection: inspection, kind: kind, edition: edition, isUnguarded: isUnguarded,
            isFromPublication: isFromPublication, asOf: asOf, effectiveOn: effectiveOn,
            origin: origin, fold: Self.currentFold, audience: audience)
    }

    private init(
        inspection: StreamName?, kind: InspectionKind?, edition: Framework.ID?,
        isUnguarded: Bool?, isFromPublication: Bool?, asOf: Head, effectiveOn: EffectiveMoment?,
        origin: Origin?,
        fold: ContentDigest, audience: Audience
    ) {
        self.inspection = inspection
        self.kind = kind
        self.edition = edition
        self.isUnguarded = isUnguarded
        self.isFromPublication = isFromPublication
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
        JSONField(
            "unguarded",
            "Whether anybody may do anything, because the edition states no permissions."
        ) { $0.isUnguarded },
        JSONField(
            "fromPublication",
            "Whether a publication tells of it: what the answer does not list is then not known."
        ) { $0.isFromPublication },
        JSONField("asOf", "Up to where the ledger was read.") { $0.asOf },
        JSONField("effectiveOn", "The date or time on the effective clock; null if none was given.")
        {
            $0.effectiveOn
        },
        JSONField("origin", "Where the facts behind the answer come from.") { $0.origin },
        JSONField("fold", "The fingerprint of the code that folded the events.") { $0.fold },
        JSONField("audience", "Who may read the answer.") { $0.audience },
        make: {
            inspection, kind, edition, isUnguarded, isFromPublication, asOf, effectiveOn, origin,
            fold, audience in
            AnswerHead(
                inspection: inspection, kind: kind, edition: edition, isUnguarded: isUnguarded,
                isFromPublication: isFromPublication, asOf: asOf, effectiveOn: effectiveOn,
                origin: origin, fold: fold, audience: audience)
        })
}

extension EffectiveMoment: JSONMappedCodable {
    public static let jsonCoding: JSONCoding<EffectiveMoment> = .text(
        "date, or time in UTC, on the effective clock", { $0.description },
        {
            do throws(LedgerError) { return try EffectiveMoment($0) } catch { return nil }
        })
}
