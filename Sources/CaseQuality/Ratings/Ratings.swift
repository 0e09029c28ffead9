public import EventSourcing

/// The ratings of an inspection as of a position, for display and for decisions.
public struct Ratings: Hashable, Sendable {
    /// The inspection.
    public let inspection: StreamName
    /// The edition of the rules that the inspection follows.
    public let framework: Framework
    /// The position of the ratings, and the time at which its event was recorded.
    public let asOf: Head
    /// The ratings of all standards, in the edition's order.
    public let standards: [StandardRating]
    /// The scores of the key questions, by id.
    public let keyQuestions: [Question.ID: KeyQuestionScore]
    /// The rating of the service as a whole.
    public let overall: OverallRating
    /// The observation of these ratings, to pass to a decision that depends on them.
    public let observation: ObservedQuery
    /// The standards of which something else was true when the panel met than the panel knew.
    ///
    /// On the effective clock an answer counts from its own time, also if the ledger learnt it after
    /// the panel met. Empty on the recorded clock.
    public let notKnownToPanel: [Standard.ID]

    /// The rating of one standard; `nil` for an id that the edition does not have.
    public subscript(_ standard: Standard.ID) -> StandardRating? {
        standards.first { $0.id == standard }
    }

    /// The points of the rated core standards, or the printed total; `nil` if not known.
    public var total: Int? { overall.total }
    /// The largest possible total of the core standards; `nil` if not known.
    public var maximum: Int? { overall.maximum }

    /// The standards whose points count in the total.
    public var core: [StandardRating] {
        standards.filter { framework.standard($0.id)?.isCore == true }
    }

    /// The standards that are rated separately and do not count in the total.
    public var separate: [StandardRating] {
        standards.filter { framework.standard($0.id)?.isCore == false }
    }

    /// The points of a rated core standard; `nil` for other standards.
    public func points(_ rating: StandardRating) -> Int? {
        guard framework.standard(rating.id)?.isCore == true else { return nil }
        return rating.rating.map(framework.scale.points(for:))
    }

    /// The key questions of a standard that have a score, in order.
    public func keyQuestions(of standard: Standard.ID) -> [KeyQuestionScore] {
        framework.standard(standard)?.keyQuestions.compactMap { keyQuestions[$0.id] } ?? []
    }

    /// Creates the ratings from folded or stored values.
    package init(
        of inspection: StreamName, on framework: Framework, asOf: Head,
        standards: [StandardRating], keyQuestions: [Question.ID: KeyQuestionScore],
        overall: OverallRating, notKnownToPanel: [Standard.ID] = []
    ) {
        self.inspection = inspection
        self.framework = framework
        self.asOf = asOf
        self.standards = standards
        self.keyQuestions = keyQuestions
        self.overall = overall
        self.notKnownToPanel = notKnownToPanel
        observation = ObservedQuery(of: .stream(inspection), upTo: asOf.position)
    }

    /// Computes the current ratings of an inspection; `nil` before the announcement.
    ///
    /// - Parameters:
    ///   - stream: The inspection's stream.
    ///   - inspection: The inspection, folded from its events.
    ///   - asOf: The position up to which it was folded.
    public init?(of stream: StreamName, _ inspection: Inspection, asOf: Head) {
        self.init(of: stream, inspection, asOf: asOf, notKnownToPanel: [])
    }

    /// Computes the ratings of an inspection in a view on the effective clock.
    init?(
        of stream: StreamName, _ inspection: Inspection, asOf: Head,
        notKnownToPanel: [Standard.ID]
    ) {
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
            keyQuestions: scores, overall: overall, notKnownToPanel: notKnownToPanel)
    }

    /// The observation of the ratings of these standards: all events that can change them.
    public func observation(of standards: Standard.ID...) -> ObservedQuery {
        let queries = InspectionQueries(stream: inspection, framework: framework)
        return ObservedQuery(
            of: standards.reduce(Query.nothing) {
                $0.or(queries.rating(of: $1))
            }, upTo: asOf.position)
    }
}
