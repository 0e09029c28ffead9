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

    /// Ratings that somebody folded or read.
    package init(
        of inspection: StreamName, on framework: Framework, asOf: Head,
        standards: [StandardRating], keyQuestions: [Question.ID: KeyQuestionScore],
        overall: OverallRating
    ) {
        self.inspection = inspection
        self.framework = framework
        self.asOf = asOf
        self.standards = standards
        self.keyQuestions = keyQuestions
        self.overall = overall
        observation = Observation(of: .stream(inspection), upTo: asOf.position)
    }

    /// The ratings of an inspection as it stands; `nil` before the announcement.
    ///
    /// - Parameters:
    ///   - stream: The inspection's stream.
    ///   - inspection: The inspection, folded from its events.
    ///   - asOf: Up to where it was folded.
    public init?(of stream: StreamName, _ inspection: Inspection, asOf: Head) {
        guard let framework = inspection.framework, let overall = inspection.overallRating else {
            return nil
        }
        var scores: [Question.ID: KeyQuestionScore] = [:]
        for standard in framework.standards where standard.method == .caseData {
            for question in standard.keyQuestions {
                scores[question.id] = inspection.basis.score(question.id)
            }
        }
        self.init(
            of: stream, on: framework, asOf: asOf,
            standards: framework.standards.compactMap { inspection.standardRating($0.id) },
            keyQuestions: scores, overall: overall)
    }

    /// The observation of one standard's rating, as of these ratings: all that can change it.
    public func observation(of standards: Standard.ID...) -> Observation {
        let queries = InspectionQueries(stream: inspection, framework: framework)
        return Observation(
            of: standards.reduce(Query.nothing) {
                $0.or(queries.rating(of: $1))
            }, upTo: asOf.position)
    }
}
