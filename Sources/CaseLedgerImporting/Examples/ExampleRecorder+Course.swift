// The course of the cases: replaced, opened, attested, submitted, judged twice and moderated.

extension ExampleRecorder {
    /// Records how many cases of a domain could be drawn, in all and by stratum.
    ///
    /// - Parameters:
    ///   - domain: The domain.
    ///   - strata: The eligible cases of each stratum, in the order of the strata. Unit: cases.
    ///   - day: The day that the numbers are of.
    ///   - actor: The person who records them.
    /// - Throws: The refusal of the rules, or the error of the storage.
    mutating func recordPopulation(
        of domain: Domain.ID, strata: [Int], asOf day: PartialDate, by actor: Agent
    ) async throws(LedgerError) {
        let supplier = "the service's case system"
        try await record(
            .recordEligiblePopulation(
                RecordEligiblePopulation(
                    domain: domain, count: strata.reduce(0, +), asOf: day, supplier: supplier)),
            by: actor)
        for (index, count) in strata.enumerated() {
            try await record(
                .recordEligiblePopulation(
                    RecordEligiblePopulation(
                        domain: domain, dimension: "stratum",
                        group: GroupKey(stringLiteral: "stratum-\(index + 1)"), count: count,
                        asOf: day, supplier: supplier)), by: actor)
        }
    }

    /// Opens the assessments of the cases that are judged on a day, each by its inspector.
    mutating func openAssessments(on day: PartialDate) async throws(LedgerError) {
        for sampled in fieldwork.samples.flatMap(\.cases) where sampled.judgedOn == day {
            try await record(
                .openAssessment(OpenAssessment(sampled.key)),
                by: Agent(sampled.inspector, role: .inspector))
        }
    }

    /// Submits the assessments of all cases, those of one inspector at once.
    ///
    /// - Parameters:
    ///   - withoutInterview: The cases whose managers were not interviewed.
    ///   - left: The cases that are not submitted.
    /// - Throws: The refusal of the rules, or the error of the storage.
    mutating func submitAssessments(
        withoutInterview: Set<CaseKey>, except left: Set<CaseKey> = []
    ) async throws(LedgerError) {
        for inspector in fieldwork.inspectors {
            let keys = fieldwork.keys(of: inspector).filter { !left.contains($0) }
            for interviewed in [true, false] {
                let cases = keys.filter { withoutInterview.contains($0) != interviewed }
                guard !cases.isEmpty else { continue }
                try await record(
                    .submitAssessment(
                        SubmitAssessment(cases, caseManagerInterviewed: interviewed)),
                    by: Agent(inspector, role: .inspector))
            }
        }
    }

    /// Judges the key questions of a case a second time.
    ///
    /// - Parameters:
    ///   - key: The case.
    ///   - person: The second person.
    ///   - purpose: Why it is judged again.
    ///   - different: The questions that the second person answers in another way.
    /// - Throws: The refusal of the rules, or the error of the storage.
    mutating func judgeAgain(
        _ key: CaseKey, by person: Agent.ID, for purpose: SecondPurpose,
        differingOn different: Set<Question.ID> = []
    ) async throws(LedgerError) {
        let given = fieldwork.keyAnswers(of: key)
        let judgements = given.map { question, answer in
            RecordJudgements.Judgement(
                question: question,
                answer: different.contains(question) ? (answer == .yes ? .no : .yes) : answer)
        }
        try await record(
            .recordSecondJudgements(RecordSecondJudgements(key, for: purpose, judgements)),
            by: Agent(person, role: .inspector))
    }

    /// Moderates a case, and changes one of its answers.
    ///
    /// - Parameters:
    ///   - key: The case.
    ///   - question: The question whose answer changes.
    ///   - answer: The new answer.
    ///   - actor: The moderator.
    ///   - reason: The reason.
    /// - Throws: The refusal of the rules, or the error of the storage.
    mutating func moderate(
        _ key: CaseKey, _ question: Question.ID, to answer: Answer, by actor: Agent,
        reason: String
    ) async throws(LedgerError) {
        try await record(
            .moderateCase(
                ModerateCase(key, changes: [ModerateCase.Change(question, to: answer)])),
            by: actor, reason: reason)
    }

    /// Moderates cases whose answers stay as they are.
    ///
    /// - Parameters:
    ///   - left: The cases that are not moderated, or were moderated before.
    ///   - actor: The moderator.
    /// - Throws: The refusal of the rules, or the error of the storage.
    mutating func moderateTheRest(
        except left: Set<CaseKey>, by actor: Agent
    ) async throws(LedgerError) {
        let keys = fieldwork.samples.flatMap(\.cases).map(\.key)
        for key in keys where !left.contains(key) {
            try await record(.moderateCase(ModerateCase(key)), by: actor)
        }
    }
}
