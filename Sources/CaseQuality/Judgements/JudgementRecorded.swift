public import EventSourcing

/// A question was judged for a case.
///
/// The question is a key question or a prompt, as its id tells.
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
    /// The reference of the evidence, if one was given.
    public let evidence: EvidenceReference?
    /// The person who judged, if it is not the person who recorded it.
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

    package var input: CellInput { .answer(caseKey, question) }

    package func tags(in framework: Framework?, by provenance: Provenance) -> TagValues {
        Self.tags(of: question, in: framework, case: caseKey, judge: judgedBy, provenance)
    }

    package func validate(on inspection: Inspection, by provenance: Provenance) throws(Refusal) {
        let framework = try inspection.open()
        try inspection.checkJudge(judgedBy, by: provenance)
        try inspection.checkAnswer(answer, to: question, of: caseKey, in: framework)
        try inspection.checkNotSubmitted(caseKey)
        try inspection.checkFirst(of: caseKey, by: judgedBy, provenance)
        if let standing = inspection.answers[question, case: caseKey] {
            throw Refusal(
                .alreadyJudged,
                "Question \(question) of case \(caseKey) was judged at position "
                    + "\(standing.position).",
                remedy: "Correct that judgement, with a reason.")
        }
    }

    package func evolve(_ inspection: inout Inspection, at occurrence: Occurrence) {
        inspection.answers.give(
            answer, to: question, in: caseKey, by: occurrence.judge(judgedBy), at: occurrence)
        inspection.noteChange(of: caseKey)
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

    /// The tags of a judgement: case, question, standard, and key question if it is one.
    ///
    /// Only answers to key questions affect a rating, so the guard of a panel needs that tag. The
    /// inspector is the judge if one is named, otherwise the person who recorded the judgement.
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
