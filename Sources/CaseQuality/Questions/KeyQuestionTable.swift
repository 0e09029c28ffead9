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
        let counting = Set(primary.filter(\.counts).map(\.caseKey))
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
        let answers = inspection.answers[question.id].filter { primary.contains($0.key) }
        var tally = AnswerTally()
        for (key, given) in answers {
            if counting.contains(key) { tally.add(given.answer, 1) }
            // An answer that was withdrawn with its case still says where the others come from.
            tally.origin.join(given.origin)
        }
        let score = RatingRule.score(
            of: tally, printed: inspection.figures[.question(question.id)],
            cases: inspection.basis.counting(in: question.domain),
            denominator: question.denominator, on: scale, origin: inspection.basis.origin)
        let isKeyQuestion = question.kind == .keyQuestion
        let counted = score.yes.flatMap { yes in score.assessed.map { (yes: yes, of: $0) } }
        return Row(
            question: question, yes: score.yes, no: score.no, notApplicable: score.notApplicable,
            unanswered: score.unanswered, assessed: score.assessed, percent: score.percent,
            percentOfRelevant: counted == nil
                ? nil : RatingScale.percent(tally.yes, of: tally.yes + tally.no),
            band: isKeyQuestion ? score.band : nil,
            casesUp: counted.flatMap {
                isKeyQuestion ? scale.casesUp(sufficient: $0.yes, of: $0.of) : nil
            },
            casesDown: counted.flatMap {
                isKeyQuestion ? scale.casesDown(sufficient: $0.yes, of: $0.of) : nil
            },
            isRoundingSensitive: counted.map {
                $0.of > 0 && scale.isRoundingSensitive(sufficient: $0.yes, of: $0.of)
            } ?? false, origin: score.origin)
    }
}
