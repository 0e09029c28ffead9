// Ratings in JSON.

extension KeyQuestionScore: JSONMappedCodable {
    public static let jsonCoding = JSONCoding<KeyQuestionScore>(
        "KeyQuestionScore", "How a key question was answered, and the band that follows.",
        JSONField("id", "The key question.") { $0.id },
        JSONField("yes", "Cases judged sufficient; null where only a percentage is printed.") {
            $0.yes
        },
        JSONField("no", "Cases judged not sufficient; null where only a percentage is printed.") {
            $0.no
        },
        JSONField("notApplicable", "Cases to which the question does not apply.") {
            $0.notApplicable
        },
        JSONField("unanswered", "Cases of the sample without an answer.") { $0.unanswered },
        JSONField("assessed", "Cases that the percentage divides by.") { $0.assessed },
        JSONField("percent", "Share of sufficient cases, in whole percent.") { $0.percent },
        JSONField("band", "The rating that the share earns.") { $0.band },
        JSONField("origin", "Where the answers come from.") { $0.origin },
        make: { id, yes, no, notApplicable, unanswered, assessed, percent, band, origin in
            KeyQuestionScore(
                KeyQuestionStanding(
                    yes: yes, no: no, notApplicable: notApplicable, unanswered: unanswered,
                    assessed: assessed, percent: percent, band: band, origin: origin), of: id)
        })
}

extension StandardRating: JSONMappedCodable {
    public static let jsonCoding = JSONCoding<StandardRating>(
        "StandardRating", "The rating of one standard, and how it was reached.",
        JSONField("id", "The standard.") { $0.id },
        JSONField("rating", "The rating that holds.") { $0.rating },
        JSONField("ruleRating", "The rating by rule; null for a qualitative standard.") {
            $0.ruleRating
        },
        JSONField("proposedRating", "The rating proposed for a qualitative standard.") {
            $0.proposedRating
        },
        JSONField("provisionalRating", "The rating by rule of the answers so far.") {
            $0.provisionalRating
        },
        JSONField("decidedBy", "Who or what decided the rating.") { $0.decidedBy },
        JSONField("panelOutcome", "What the panel's decision amounts to.") { $0.panelOutcome },
        JSONField("stale", "Whether answers changed after the panel decided.") { $0.isStale },
        JSONField(
            "newlyEligible", "Whether discretion is possible now and was not when the panel met."
        ) { $0.isNewlyEligible },
        JSONField("disputed", "Whether a challenge to it is open.") { $0.isDisputed },
        JSONField("eligibility", "Triggers of the discretion rule that are met.") {
            $0.eligibility
        },
        JSONField("evidence", "How complete the evidence is.") { $0.evidence },
        JSONField("notRated", "Why the standard is not rated.") { $0.notRated },
        JSONField(
            "decidingKeyQuestions", "The lowest key questions; all of them where several tie."
        ) { $0.decidingKeyQuestions },
        JSONField("origin", "Where the rating's inputs come from.") { $0.origin },
        make: {
            id, rating, rule, proposed, provisional, decidedBy, outcome, stale, newlyEligible,
            disputed, eligibility, evidence, notRated, deciding, origin in
            StandardRating(
                id: id, ruleRating: rule, proposedRating: proposed, provisionalRating: provisional,
                rating: rating, decidedBy: decidedBy, decidingKeyQuestions: deciding,
                eligibility: eligibility, evidence: evidence, notRated: notRated,
                panelOutcome: outcome, isStale: stale, isNewlyEligible: newlyEligible,
                isDisputed: disputed, origin: origin)
        })
}

extension OverallRating: JSONMappedCodable {
    public static let jsonCoding = JSONCoding<OverallRating>(
        "OverallRating", "The service as a whole.",
        JSONField(
            "state",
            """
            How the rating is known: complete; provisional, while a standard has no rating yet; \
            published, where it stands as printed; or notKnown.
            """
        ) { $0.state },
        JSONField("total", "Points of the rated core standards, or as printed; null if not known.")
        {
            $0.total
        },
        JSONField("maximum", "The most points that can be earned; null if not known.") {
            $0.maximum
        },
        JSONField("overall", "The overall rating; null until it is complete, and if not known.") {
            $0.rating
        },
        JSONField("overallBeforeLimiting", "The rating that the total alone earns.") {
            $0.beforeLimiting
        },
        JSONField("limitedBy", "The standard that limits the overall rating.") { $0.limitedBy },
        JSONField("noBandTable", "Whether the edition has no bands for this maximum.") {
            $0.hasNoBandTable
        },
        JSONField("disputed", "Whether a challenge to it is open.") { $0.isDisputed },
        JSONField("origin", "Where its inputs come from.") { $0.origin },
        make: { state, total, maximum, overall, before, limitedBy, noTable, disputed, origin in
            OverallRating(
                state, total: total, maximum: maximum, hasNoBandTable: noTable,
                beforeLimiting: before, rating: overall, limitedBy: limitedBy,
                isDisputed: disputed, origin: origin)
        })
}

/// A standard's rating with its title, its points and the scores of its key questions.
struct StandardMembers: JSONMappedCodable {
    let rating: StandardRating
    let title: String?
    let points: Int?
    let keyQuestions: [KeyQuestionScore]

    static let jsonCoding = JSONCoding<StandardMembers>(
        "RatedStandard", "A standard's rating with its title, points and key questions.",
        JSONField(including: { $0.rating }),
        JSONField("title", "The standard's title in the edition.") { $0.title },
        JSONField("points", "The points that the rating earns; null for one rated apart.") {
            $0.points
        },
        JSONField("keyQuestions", "How its key questions were answered.") { $0.keyQuestions },
        make: { StandardMembers(rating: $0, title: $1, points: $2, keyQuestions: $3) })
}

/// The JSON members of ratings.
private struct RatingsMembers: JSONMappedCodable {
    let inspection: StreamName
    let edition: Framework.ID
    let asOf: Head
    let overall: OverallRating
    let core: [StandardMembers]
    let separate: [StandardMembers]
    let notKnownToPanel: [Standard.ID]

    static let jsonCoding = JSONCoding<RatingsMembers>(
        "Ratings", "The ratings of an inspection.",
        JSONField("inspection", "The inspection's id.") { $0.inspection },
        JSONField("edition", "The edition of the rules.") { $0.edition },
        JSONField("asOf", "Up to where the ledger was read.") { $0.asOf },
        JSONField(including: { $0.overall }),
        JSONField("standards", "The standards whose points count, in the edition's order.") {
            $0.core
        },
        JSONField("separate", "The standards that are rated apart, without points.") {
            $0.separate
        },
        JSONField(
            "notKnownToPanel",
            """
            On the effective clock, the standards of which something else was true when the panel met \
            than it knew.
            """
        ) { $0.notKnownToPanel },
        make: RatingsMembers.init(
            inspection:edition:asOf:overall:core:separate:notKnownToPanel:))
}

extension Ratings: JSONCodable {
    public static var jsonSchema: JSONSchema { RatingsMembers.jsonSchema }

    public var json: JSONValue {
        RatingsMembers(
            inspection: inspection, edition: framework.id, asOf: asOf, overall: overall,
            core: core.map(rated), separate: separate.map(rated),
            notKnownToPanel: notKnownToPanel
        ).json
    }

    private func rated(_ rating: StandardRating) -> StandardMembers {
        StandardMembers(
            rating: rating, title: framework.standard(rating.id)?.title, points: points(rating),
            keyQuestions: keyQuestions(of: rating.id))
    }

    /// Reads ratings of an edition that comes with the library.
    ///
    /// - Throws: ``InvalidJSON``, also for any other edition; `init(from:)` can read those.
    public init(json: JSONValue) throws(InvalidJSON) {
        try self.init(json: json, editions: Framework.bundled)
    }

    /// Reads ratings of an edition in the decoder's `userInfo`, under `CodingUserInfoKey.editions`,
    /// or of one that comes with the library.
    ///
    /// - Throws: `DecodingError` for any other edition, and for members that contradict the
    ///   edition.
    public init(from decoder: any Decoder) throws {
        let others = decoder.userInfo[.editions] as? [Framework] ?? []
        let json = try JSONValue(from: decoder)
        do throws(InvalidJSON) {
            try self.init(json: json, editions: others + Framework.bundled)
        } catch { throw error.decodingError(in: decoder) }
    }

    private init(json: JSONValue, editions: [Framework]) throws(InvalidJSON) {
        let members = try RatingsMembers(json: json)
        guard let framework = editions.first(where: { $0.id == members.edition }) else {
            throw InvalidJSON(
                "The edition \(members.edition) is not known; give it in the decoder's userInfo.")
        }
        let rated = members.core + members.separate
        let standards = framework.standards.compactMap { standard in
            rated.first { $0.rating.id == standard.id }?.rating
        }
        guard standards.count == rated.count, standards.count == framework.standards.count else {
            throw InvalidJSON("The standards are not those of edition \(framework.id).")
        }
        let scores = rated.flatMap(\.keyQuestions)
        self.init(
            of: members.inspection, on: framework, asOf: members.asOf, standards: standards,
            keyQuestions: Dictionary(scores.map { ($0.id, $0) }, uniquingKeysWith: { $1 }),
            overall: members.overall, notKnownToPanel: members.notKnownToPanel)
    }
}

extension CodingUserInfoKey {
    /// The key of an array of `Framework`: editions that a decoder accepts besides the library's.
    public static let editions = {
        guard let key = CodingUserInfoKey(rawValue: "case-ledger.editions") else {
            preconditionFailure("every text is a key")
        }
        return key
    }()
}
