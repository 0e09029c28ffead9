public import EventSourcing

/// A question of a case was judged a second time, by another person.
///
/// It is an event of its own, so that no rating, figure or worklist can count it as an answer.
public struct SecondJudgementRecorded: InspectionEventContent {
    public static let name: EventName = "second-judgement-recorded"
    package static let fields: [FieldPrivacy] = [
        .value("caseKey", about: .child),
        .value("question"),
        .value("answer", about: .child),
        .value("purpose"),
        .value("evidence", about: .child),
        .value("judgedBy", about: .staff),
    ]
    /// The case.
    public let caseKey: CaseKey
    /// The question: a key question or a prompt.
    public let question: Question.ID
    /// The answer.
    public let answer: Answer
    /// Why it was judged again.
    public let purpose: SecondPurpose
    /// The reference of the evidence, if one was given.
    public let evidence: EvidenceReference?
    /// The person who judged, if it is not the person who recorded it.
    public let judgedBy: Agent.ID?

    package init(
        caseKey: CaseKey, question: Question.ID, answer: Answer, purpose: SecondPurpose,
        evidence: EvidenceReference? = nil, judgedBy: Agent.ID? = nil
    ) {
        self.caseKey = caseKey
        self.question = question
        self.answer = answer
        self.purpose = purpose
        self.evidence = evidence
        self.judgedBy = judgedBy
    }

    package var input: CellInput { .course }

    package func tags(in _: Framework?, by provenance: Provenance) -> TagValues {
        // No tag of the question: queries for the answers to a question do not find it. The tag of
        // the sample is there because it decides who may still judge the case.
        var tags: TagValues = [.caseKey: caseKey.rawValue, .sample: TagName.everySelection]
        tags[.inspector] = provenance.inspector(judgedBy)
        return tags
    }

    package func validate(on inspection: Inspection, by provenance: Provenance) throws(Refusal) {
        let framework = try inspection.open()
        try inspection.checkJudge(judgedBy, by: provenance)
        if let judgedBy { try inspection.checkMayJudge(judgedBy, by: provenance) }
        try inspection.checkAnswer(answer, to: question, of: caseKey, in: framework)
        let judge = provenance.judgeID(judgedBy)
        try inspection.checkSecond(of: caseKey, for: purpose, by: judge)
        guard inspection.answers[question, case: caseKey] != nil else {
            throw Refusal(
                .neverJudged,
                "Question \(question) of case \(caseKey) has no first answer, which a second "
                    + "judgement is compared with.",
                remedy: "Let the person who judges the case answer it first, without a purpose.")
        }
        guard let earlier = recorded(on: inspection, by: provenance) else { return }
        throw Refusal(
            .alreadyJudged,
            "\(judge?.rawValue ?? "The same person") judged question \(question) of case \(caseKey) "
                + "\(purpose.words) at position \(earlier.recordedAt).",
            remedy: "A second judgement stays as it was given, so that agreement can be measured.")
    }

    /// What the same person judged before on the same question, for the same purpose.
    func recorded(on inspection: Inspection, by provenance: Provenance) -> SecondJudgement? {
        let judge = provenance.judgeID(judgedBy)
        return inspection.secondJudgements.first {
            $0.judge == judge && $0.judgement.caseKey == caseKey
                && $0.judgement.question == question && $0.judgement.purpose == purpose
        }
    }

    package func evolve(_ inspection: inout Inspection, at occurrence: Occurrence) {
        let judge = occurrence.judge(judgedBy)
        inspection.secondJudgements.append(
            SecondJudgement(
                judgement: self, recordedAt: occurrence.position, judge: judge,
                isEntered: occurrence.origin.isOwn && judge != occurrence.actor))
    }

    package func sentence(in framework: Framework?, by provenance: Provenance) -> String {
        "\(provenance.judge(judgedBy)) judged \(question.words(in: framework)) \(answer.words) for "
            + "\(caseKey) \(purpose.words)\(provenance.entered(for: judgedBy))"
    }
}

extension Inspection {
    /// Whether a person judged a case a second time.
    package func hasJudgedAgain(_ person: Agent.ID, _ key: CaseKey) -> Bool {
        secondJudgements.contains { $0.judge == person && $0.judgement.caseKey == key }
    }

    /// Checks that a case was judged, and by somebody else than the second judge.
    ///
    /// The judge is `nil` if a document says it.
    ///
    /// - Throws: ``Refusal`` with code `neverJudged` or `barred`.
    func checkSecond(
        of key: CaseKey, for purpose: SecondPurpose, by person: Agent.ID?
    ) throws(Refusal) {
        guard wasEverJudged(key) else {
            throw Refusal(
                .neverJudged, "Case \(key) was not judged, so it cannot be judged a second time.",
                remedy: "Judge it first, without a purpose.")
        }
        guard let person else { return }
        if did(.judged, person, in: .sampled(key)) {
            throw Refusal(
                .barred,
                "\(person) judged case \(key), and so may not judge it a second time.",
                remedy: "Let somebody judge it again who did not judge it.")
        }
        if assessments[key]?.inspector == person {
            throw Refusal(
                .barred,
                "\(person) opened the assessment of case \(key), and so may not judge it a second "
                    + "time.",
                remedy: "Let somebody judge it again who does not assess it.")
        }
        if purpose == .blindSecond, did(.moderated, person, in: .sampled(key)) {
            throw Refusal(
                .barred,
                "\(person) moderated case \(key), and so may not judge it blind.",
                remedy: "Let somebody judge it who has not seen its answers.")
        }
    }

    /// Checks that the judge of a case did not judge it a second time before.
    ///
    /// - Throws: ``Refusal`` with code `barred`.
    func checkFirst(
        of key: CaseKey, by judge: Agent.ID?, _ provenance: Provenance
    ) throws(Refusal) {
        guard !secondJudgements.isEmpty,
            let judge = provenance.judgeID(judge),
            hasJudgedAgain(judge, key)
        else { return }
        throw Refusal(
            .barred,
            "\(judge) judged case \(key) a second time, and so may not judge it as the first.",
            remedy: "Let the person who judged the case first judge the rest of it.")
    }
}
