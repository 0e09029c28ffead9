public import EventSourcing

/// A question was judged for a case: a key question or a prompt, the question's id says which.
public struct JudgementRecorded: InspectionEventContent {
    public static let name: EventName = "judgement-recorded"
    package static let fields: [FieldPrivacy] = [
        .value("caseKey", about: .child),
        .value("question"),
        .value("answer", about: .child),
        .value("evidence", about: .child),
        .value("judgedBy", about: .staff),
    ]
    package static let movesRatings: RatingReach? = .keyQuestion
    /// The case.
    public let caseKey: CaseKey
    /// The question.
    public let question: Question.ID
    /// The answer.
    public let answer: Answer
    /// Where the evidence is kept, if that was said.
    public let evidence: EvidenceReference?
    /// Who judged, where that is not the person who recorded it.
    public let judgedBy: Agent.ID?

    package init(
        caseKey: CaseKey, question: Question.ID, answer: Answer,
        evidence: EvidenceReference? = nil, judgedBy: Agent.ID? = nil
    ) {
        self.caseKey = caseKey
        self.question = question
        self.answer = answer
        self.evidence = evidence
        self.judgedBy = judgedBy
    }

    package func tags(in framework: Framework?, by provenance: Provenance) -> TagValues {
        Self.tags(of: question, in: framework, case: caseKey, judge: judgedBy, provenance)
    }

    package func validate(on inspection: Inspection, by provenance: Provenance) throws(Refusal) {
        let framework = try inspection.open()
        try inspection.checkAnswer(answer, to: question, of: caseKey, in: framework)
        if let standing = inspection.answers[question, case: caseKey] {
            throw Refusal(
                .alreadyJudged,
                "Question \(question) of case \(caseKey) was judged at position "
                    + "\(standing.position).",
                remedy: "Correct that judgement, with a reason.")
        }
    }

    package func evolve(_ inspection: inout Inspection, at occurrence: Occurrence) {
        inspection.answers.give(answer, to: question, in: caseKey, at: occurrence)
        inspection.extendFieldwork(to: occurrence.command.last)
    }

    package func evolve(
        _ basis: inout RatingBasis, at occurrence: Occurrence
    ) -> RatingBasis.Touched {
        basis.answer(question, in: caseKey, answer, from: occurrence.origin)
    }

    package func sentence(in framework: Framework?, by provenance: Provenance) -> String {
        "\(provenance.judge(judgedBy)) judged \(question.words(in: framework)) \(answer.words) for "
            + "\(caseKey)\(provenance.entered(for: judgedBy))"
    }

    /// The tags of a judgement: its case, question and standard, and the key question when it is one.
    ///
    /// Only answers to key questions matter to a rating, and a panel's guard must be able to tell. The
    /// inspector is the judge, or who recorded the judgement in person.
    static func tags(
        of question: Question.ID, in framework: Framework?, case key: CaseKey,
        judge: Agent.ID?, _ provenance: Provenance
    ) -> TagValues {
        var tags = question.tags(in: framework)
        tags[.caseKey] = key.rawValue
        tags[.inspector] = provenance.inspector(judge)
        return tags
    }
}
