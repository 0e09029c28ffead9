public import EventSourcing

/// The ratings of an inspection as of a position: what a reader sees, and may base a decision on.
public struct Ratings: Hashable, Sendable {
    /// The inspection.
    public let inspection: StreamName
    /// The edition of the rules it follows.
    public let framework: Framework
    /// Up to where, and when the event there was recorded.
    public let asOf: Head
    /// The ratings of all standards, in the framework's order.
    public let standards: [StandardRating]
    /// How the key questions stand, by id.
    public let keyQuestions: [Question.ID: KeyQuestionScore]
    /// The service as a whole.
    public let overall: OverallRating
    /// What was read to make this: give it to a decision that is based on it.
    public let observation: Observation

    /// The rating of one standard, or `nil` for an id that the framework does not have.
    public subscript(_ standard: Standard.ID) -> StandardRating? {
        standards.first { $0.id == standard }
    }

    /// The points of the core standards that are rated.
    public var total: Int { overall.total }
    /// The most points there are to earn.
    public var maximum: Int { overall.maximum }

    /// The standards whose points count.
    public var core: [StandardRating] {
        standards.filter { framework.standard($0.id)?.isCore == true }
    }

    /// The standards that are rated apart.
    public var separate: [StandardRating] {
        standards.filter { framework.standard($0.id)?.isCore == false }
    }

    /// The points of a standard: `nil` without a rating, and for one that is rated apart.
    public func points(_ rating: StandardRating) -> Int? {
        guard framework.standard(rating.id)?.isCore == true else { return nil }
        return rating.rating.map(framework.scale.points(for:))
    }

    /// The key questions of a standard that have a score, in order.
    public func keyQuestions(of standard: Standard.ID) -> [KeyQuestionScore] {
        framework.standard(standard)?.keyQuestions.compactMap { keyQuestions[$0.id] } ?? []
    }

    /// The ratings that rows of ``RatingsProjection`` hold.
    ///
    /// - Throws: Code `integrity` when a row is missing or malformed.
    public init(
        of inspection: StreamName, rows: [HistoryRow], framework: Framework, asOf: Head
    ) throws(EventStoreError) {
        var ratings: [Standard.ID: StandardRating] = [:]
        var scores: [Question.ID: KeyQuestionScore] = [:]
        var overall: OverallRating?
        for row in rows {
            do throws(MalformedBytes) {
                if row.key == OverallRating.rowKey {
                    overall = try OverallRating(row: row.value)
                } else if row.key.rawValue.hasPrefix("standard/") {
                    let rating = try StandardRating(row: row.value, under: row.key)
                    ratings[rating.id] = rating
                } else {
                    let score = try KeyQuestionScore(row: row.value, under: row.key)
                    scores[score.id] = score
                }
            } catch {
                throw EventStoreError(
                    .integrity,
                    "Row \(row.key) of \(inspection) at position \(row.position): \(error)",
                    remedy: "Verify the ledger; rows can be rebuilt from the records.",
                    position: row.position)
            }
        }
        let standards = framework.standards.compactMap { ratings[$0.id] }
        guard let overall, standards.count == framework.standards.count else {
            throw EventStoreError(
                .integrity,
                "Inspection \(inspection) has \(standards.count) of "
                    + "\(framework.standards.count) rating rows at position \(asOf.position).",
                remedy: "Verify the ledger; rows can be rebuilt from the records.",
                position: asOf.position)
        }
        self.inspection = inspection
        self.framework = framework
        self.asOf = asOf
        self.standards = standards
        keyQuestions = scores
        self.overall = overall
        observation = Observation(of: .stream(inspection), upTo: asOf.position)
    }

    /// The observation of one standard's rating, as of these ratings: all that can change it.
    public func observation(of standards: Standard.ID...) -> Observation {
        Observation(
            of: standards.reduce(Query.nothing) {
                $0.or(InspectionCommand.rating(of: $1, in: inspection, framework))
            }, upTo: asOf.position)
    }
}
