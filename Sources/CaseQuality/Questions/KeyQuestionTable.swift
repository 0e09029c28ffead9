public import EventSourcing

/// How every question that is asked of cases was answered.
public struct KeyQuestionTable: Hashable, Sendable {
    /// The questions, each key question before its prompts, in the framework's order.
    public let questions: [Row]

    /// One question.
    public struct Row: Hashable, Sendable {
        /// The question.
        public let question: Question
        /// Cases judged sufficient; `nil` when only a printed percentage is known.
        public let yes: Int?
        /// Cases judged not sufficient.
        public let no: Int?
        /// Cases to which it does not apply.
        public let notApplicable: Int?
        /// Cases of the sample without an answer.
        public let unanswered: Int
        /// Cases in the denominator.
        public let assessed: Int?
        /// Share of the denominator.
        ///
        /// Unit: whole percent.
        public let percent: Int?
        /// Share of the cases to which it applies.
        ///
        /// Unit: whole percent.
        public let percentOfRelevant: Int?
        /// The rating that the share earns; `nil` for prompts, which never enter a rating.
        public let band: Rating?
        /// Sufficient cases missing to the next better band; `nil` for prompts.
        public let casesUp: Int?
        /// Sufficient cases to lose to the next lower band; `nil` for prompts.
        public let casesDown: Int?
        /// Whether rounding lifts the share into a better band.
        public let isRoundingSensitive: Bool
        /// Where the answers come from.
        public let origin: Origin
    }

    /// The table of an inspection, or of one standard of it.
    ///
    /// - Complexity: O(questions x cases).
    public init(of inspection: Inspection, standard: Standard.ID? = nil) {
        guard let framework = inspection.framework else {
            questions = []
            return
        }
        let primary = inspection.cases.filter { $0.purpose == .primary }
        let counting = Set(primary.filter { !$0.isWithdrawn }.map(\.caseKey))
        let all = Set(primary.map(\.caseKey))
        questions = framework.standards.filter {
            $0.method == .caseData && (standard == nil || $0.id == standard)
        }.flatMap(\.keyQuestions).flatMap { [$0.question] + $0.prompts.map(\.question) }
            .map { question in
                Self.row(question, inspection, counting, of: all, framework.scale)
            }
    }

    private static func row(
        _ question: Question, _ inspection: Inspection, _ counting: Set<CaseKey>,
        of primary: Set<CaseKey>, _ scale: RatingScale
    ) -> Row {
        let given = inspection.answers[question.id]
            .filter { counting.contains($0.key) }.values
        let yes = given.count { $0.answer == .yes }
        let no = given.count { $0.answer == .no }
        let notApplicable = given.count { $0.answer == .notApplicable }
        let selected = inspection.basis.counting(in: question.domain)
        let isKeyQuestion = question.kind == .keyQuestion
        if given.isEmpty, let figure = inspection.figures[.question(question.id)] {
            return Row(
                question: question, yes: nil, no: nil, notApplicable: nil, unanswered: selected,
                assessed: figure.base, percent: figure.percent, percentOfRelevant: nil,
                band: isKeyQuestion ? scale.rating(percent: figure.percent) : nil, casesUp: nil,
                casesDown: nil, isRoundingSensitive: false, origin: figure.origin)
        }
        // As in the ratings: an answer that was withdrawn with its case still says where from.
        let origins = inspection.answers[question.id]
            .filter { primary.contains($0.key) }.map(\.value.origin)
        let assessed = question.denominator.assessed(yes: yes, no: no, notApplicable: notApplicable)
        return Row(
            question: question, yes: yes, no: no, notApplicable: notApplicable,
            unanswered: selected - given.count, assessed: assessed,
            percent: RatingScale.percent(yes, of: assessed),
            percentOfRelevant: RatingScale.percent(yes, of: yes + no),
            band: isKeyQuestion ? scale.rating(sufficient: yes, of: assessed) : nil,
            casesUp: isKeyQuestion ? scale.casesUp(sufficient: yes, of: assessed) : nil,
            casesDown: isKeyQuestion ? scale.casesDown(sufficient: yes, of: assessed) : nil,
            isRoundingSensitive: assessed > 0
                && scale.isRoundingSensitive(sufficient: yes, of: assessed),
            origin: origins.dropFirst().reduce(origins.first ?? inspection.basis.origin) {
                $0.and($1)
            })
    }
}
