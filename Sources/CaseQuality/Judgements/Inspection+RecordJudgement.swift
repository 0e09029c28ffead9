internal import EventSourcing

extension Inspection {
    func decide(_ command: RecordJudgements) throws(Refusal) -> [InspectionEvent] {
        let framework = try open()
        let sampled = try sampledCase(command.caseKey)
        var events: [InspectionEvent] = []
        var seen: Set<Question.ID> = []
        for judgement in command.judgements {
            let question = try checkJudgement(
                judgement.question, judgement.answer, of: command.caseKey, in: sampled.domain,
                sampled.purpose, framework)
            if let standing = answers[question.id, case: command.caseKey] {
                throw Refusal(
                    .alreadyJudged,
                    "Question \(question.id) of case \(command.caseKey) was judged at position "
                        + "\(standing.position).",
                    remedy: "Correct that judgement, with a reason.")
            }
            guard seen.insert(question.id).inserted else {
                throw Refusal(
                    .alreadyJudged,
                    "Question \(question.id) stands twice in the judgements of case "
                        + "\(command.caseKey).",
                    remedy: "Judge every question once.")
            }
            events.append(
                .judgementRecorded(
                    JudgementRecorded(
                        caseKey: command.caseKey, question: question.id,
                        answer: judgement.answer, evidence: judgement.evidence, judgedBy: nil)))
        }
        guard !events.isEmpty else {
            throw Refusal(
                .nothingChanged, "No question of case \(command.caseKey) was judged.",
                remedy: "Name the questions and their answers.")
        }
        return events
    }

    func decide(
        _ command: CorrectJudgement, by provenance: Provenance
    ) throws(Refusal) -> [InspectionEvent] {
        let framework = try open()
        let sampled = try sampledCase(command.caseKey)
        let question = try self.question(command.question, in: framework)
        guard let standing = answers[question.id, case: command.caseKey] else {
            throw Refusal(
                .neverJudged,
                "Question \(question.id) of case \(command.caseKey) was never judged.",
                remedy: "Record the judgement instead.")
        }
        guard standing.position == command.supersedes else {
            throw Refusal(
                .superseded,
                "The correction was made on the answer at position \(command.supersedes); the one "
                    + "that stands is at position \(standing.position).",
                remedy: "Look at the answer that stands, then correct that one.")
        }
        try check(command.to, to: question, of: command.caseKey, in: sampled.domain)
        guard standing.answer != command.to else {
            throw Refusal(
                .nothingChanged,
                "Question \(question.id) of case \(command.caseKey) is answered "
                    + "\(standing.answer.word) already.",
                remedy: "Nothing needs to be corrected.")
        }
        _ = try reason(of: provenance, for: "A correction")
        return [
            .judgementCorrected(
                JudgementCorrected(
                    caseKey: command.caseKey, question: question.id,
                    supersedes: standing.position, from: standing.answer, to: command.to,
                    stage: command.stage, judgedBy: nil))
        ]
    }

    /// Checks that a question can be judged so in a case of a domain.
    @discardableResult
    func checkJudgement(
        _ id: Question.ID, _ answer: Answer, of key: CaseKey, in domain: Domain.ID,
        _ purpose: CasePurpose, _ framework: Framework
    ) throws(Refusal) -> Question {
        let question = try question(id, in: framework)
        try check(answer, to: question, of: key, in: domain)
        guard
            framework.standard(question.standard)?.method == .caseData || purpose == .illustrative
        else {
            throw Refusal(
                .notRatedOnCases,
                "Standard \(question.standard) is rated on qualitative evidence, not on cases.",
                remedy: "Propose a rating for it instead.")
        }
        return question
    }

    private func check(
        _ answer: Answer, to question: Question, of key: CaseKey, in domain: Domain.ID
    ) throws(Refusal) {
        guard question.domain == domain else {
            throw Refusal(
                .otherDomain,
                "Case \(key) was drawn for domain \(domain); question \(question.id) is of domain "
                    + "\(question.domain).",
                remedy: "Judge the questions of the case's own domain.")
        }
        guard answer != .notApplicable || question.allowsNotApplicable else {
            throw Refusal(
                .notApplicableNotAllowed,
                "Question \(question.id) applies to every case.", remedy: "Answer yes or no.")
        }
    }
}
