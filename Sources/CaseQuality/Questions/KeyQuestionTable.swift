public import EventSourcing

/// The answers to every question on cases, counted by question.
public struct KeyQuestionTable: Hashable, Sendable {
    /// The questions in the edition's order, each key question before its prompts.
    ///
    /// Without those of which a publication tells nothing.
    public let questions: [Row]

    /// The counts of one question.
    public struct Row: Hashable, Identifiable, Sendable {
        /// The question.
        public let question: Question
        /// The number of cases judged sufficient; `nil` for a printed percentage.
        public let yes: Int?
        /// The number of cases judged not sufficient; `nil` for a printed percentage.
        public let no: Int?
        /// The number of cases answered "not applicable"; `nil` for a printed percentage.
        public let notApplicable: Int?
        /// The number of cases of the sample without an answer.
        public let unanswered: Int
        /// The number of cases in the denominator.
        public let assessed: Int?
        /// The share of sufficient cases in the denominator.
        ///
        /// Unit: whole percent.
        public let percent: Int?
        /// The share of sufficient cases among those that the question applies to.
        ///
        /// Unit: whole percent.
        public let percentOfRelevant: Int?
        /// The rating that the share earns; `nil` for a prompt, which never affects a rating.
        public let band: Rating?
        /// The further sufficient cases needed for the next better band; `nil` for a prompt.
        public let casesUp: Int?
        /// The sufficient cases to lose for the next lower band; `nil` for a prompt.
        public let casesDown: Int?
        /// Whether rounding lifts the share into a better band than the exact share earns.
        public let isRoundingSensitive: Bool
        /// The origin of the answers.
        public let origin: Origin

        /// The question's id.
        public var id: Question.ID { question.id }
    }

    /// Counts the answers of an inspection, or of one of its standards.
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
        }.flatMap(\.questions).map { question in
            Self.row(question, inspection, counting, of: all, framework.scale)
        }.filter { $0.percent != nil || !inspection.hidesCases(of: $0.question.domain) }
    }

    private static func row(
        _ question: Question, _ inspection: Inspection, _ counting: Set<CaseKey>,
        of primary: Set<CaseKey>, _ scale: RatingScale
    ) -> Row {
        let answers = inspection.answers[question.id].filter { primary.contains($0.key) }
        var tally = AnswerTally()
        tally.origin = inspection.answers.removed[question.id]
        for (key, given) in answers {
            if counting.contains(key) { tally.add(given.answer, 1) }
            // The origin includes an answer that was withdrawn with its case.
            tally.origin.join(given.origin)
        }
        let score = RatingRule.score(
            of: tally, printed: inspection.figures[.question(question.id)],
            cases: inspection.basis.counting(in: question.domain),
            denominator: question.denominator, on: scale, origin: inspection.basis.origin)
        let isKeyQuestion = question.kind == .keyQuestion
        let counted =
            score.percent == nil
            ? nil : score.yes.flatMap { yes in score.assessed.map { (yes: yes, of: $0) } }
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
