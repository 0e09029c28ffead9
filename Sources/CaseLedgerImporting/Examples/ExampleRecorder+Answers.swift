// Answers, oversight and their corrections.

extension ExampleRecorder {
    /// Draws the samples, each with one command.
    mutating func selectCases(by actor: Agent) async throws(LedgerError) {
        for sample in fieldwork.samples {
            try await record(
                .selectCases(sample.cases.map { $0.replaced ?? $0.selection }), by: actor)
        }
    }

    /// Records a sheet of answers as one command.
    ///
    /// - Parameters:
    ///   - text: The text of the sheet, in CSV.
    ///   - actor: The person who imports it.
    ///   - reason: The reason for the corrections.
    ///   - stage: The stage of the work at which corrections were made.
    /// - Throws: The problems of the sheet, the refusal of the rules, or the error of the storage.
    mutating func importSheet(
        _ text: String, by actor: Agent, reason: String? = nil,
        at stage: CorrectionStage = .inspector
    ) async throws(LedgerError) {
        let now = clock.now
        let framework = fieldwork.framework
        try await next { inspection, id throws(LedgerError) in
            let sheet: AnswerSheet
            do throws(SheetProblems) {
                sheet = try AnswerSheet(Array(text.utf8), on: framework, now: now)
            } catch { throw LedgerError(error) }
            return try await inspection.record(
                .recordAnswerSheet(sheet.command(by: actor, at: stage)), by: actor,
                authority: "sheet of the inspection team", reason: reason,
                origin: sheet.origin(by: actor, at: stage), id: id)
        }
    }

    /// Records a case by hand, one command for each standard, and then its oversight.
    mutating func recordByHand(_ key: CaseKey) async throws(LedgerError) {
        let sampled = fieldwork.sampled(key)
        let inspector = Agent(sampled.inspector, role: .inspector)
        for standard in fieldwork.standards(of: sampled.selection.domain) {
            let judgements = fieldwork.answers(of: key, to: standard).map {
                RecordJudgements.Judgement(question: $0.question, answer: $0.answer)
            }
            try await record(
                .recordJudgements(RecordJudgements(caseKey: key, judgements: judgements)),
                by: inspector)
        }
        try await record(
            .judgeOversight(of: key, fieldwork.oversight(of: key)), by: inspector)
    }

    /// Records the answers of a case to one standard, one command for each question.
    mutating func recordOneByOne(
        _ key: CaseKey, _ standard: Standard.ID
    ) async throws(LedgerError) {
        let inspector = Agent(fieldwork.sampled(key).inspector, role: .inspector)
        for (question, answer) in fieldwork.answers(of: key, to: standard) {
            try await record(.judge(question, of: key, answer), by: inspector)
        }
    }

    /// Changes the current answer to a question.
    ///
    /// - Parameters:
    ///   - question: The question.
    ///   - key: The case.
    ///   - answer: The new answer.
    ///   - stage: The stage of the work.
    ///   - actor: The person who judges again.
    ///   - reason: The reason.
    ///   - held: The time from which it holds; the time of recording by default.
    /// - Throws: The refusal of the rules, or the error of the storage.
    mutating func correct(
        _ question: Question.ID, of key: CaseKey, to answer: Answer, at stage: CorrectionStage,
        by actor: Agent, reason: String, held: EffectiveTime? = nil
    ) async throws(LedgerError) {
        try await next { inspection, id throws(LedgerError) in
            let seen = try await inspection.state().answer(to: question, in: key)?.recordedAt
            return try await inspection.record(
                .correctJudgement(
                    CorrectJudgement(
                        caseKey: key, question: question, supersedes: seen ?? .start, to: answer,
                        stage: stage)),
                by: actor, reason: reason, effectiveAt: held, id: id)
        }
    }

    /// Changes the current judgement of a case's oversight.
    mutating func correctOversight(
        of key: CaseKey, to answer: Answer, by actor: Agent, reason: String
    ) async throws(LedgerError) {
        try await next { inspection, id throws(LedgerError) in
            let seen = try await inspection.state().oversightJudgement(of: key)?.recordedAt
            return try await inspection.record(
                .judgeOversight(
                    JudgeOversight(
                        caseKey: key, overall: answer, supersedes: seen, stage: .moderation)),
                by: actor, reason: reason, id: id)
        }
    }
}
