internal import EventSourcing

extension Inspection {
    /// Whether a case has an answer or a judgement of its oversight.
    func isJudged(_ key: CaseKey) -> Bool {
        answers.hasAnswers(in: key) || oversight[key] != nil
    }

    /// Whether a case ever had an answer or a judgement of its oversight, also one taken back since.
    func wasEverJudged(_ key: CaseKey) -> Bool {
        answers.hasEverHadAnswers(in: key) || oversight[key] != nil
            || people.overseers[key] != nil
    }

    /// Checks that an answer has a judge: an importer enters answers of others.
    ///
    /// - Throws: ``Refusal`` with code `judgeMissing` or `keyIdentifies`.
    func checkJudge(_ judge: Agent.ID?, by provenance: Provenance) throws(Refusal) {
        if let judge { try checkPerson(judge) }
        guard judge == nil, provenance.actor.role == .importer, provenance.origin.isOwn,
            permissions != nil
        else { return }
        throw Refusal(
            .judgeMissing,
            "The importer \(provenance.actor.id) enters an answer without its judge.",
            remedy: "Name the inspector, or record it in the role in which you judged it.")
    }
}
