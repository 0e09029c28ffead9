package import EventSourcing

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

    /// Checks that somebody whom a sheet names as a judge, and whom the team has, may judge.
    ///
    /// Somebody who is not in the team is accepted: see ``isUnverifiedJudge(_:)``.
    ///
    /// - Throws: ``Refusal`` with code `notPermitted`, which names who may, or `spelledAlike` for
    ///   somebody whose key reads as that of a person of the team.
    func checkMayJudge(_ judge: Agent.ID, by provenance: Provenance) throws(Refusal) {
        guard provenance.origin.isOwn, let team = people.team else { return }
        guard let roles = team[judge] else {
            let folded = judge.folded
            guard let other = team.keys.filter({ $0.folded == folded }).min() else { return }
            throw Refusal(
                .spelledAlike, "\(judge) and \(other) can be read as the same person.",
                remedy: "Write \(other) as in the team, or give the other person a clearer key.")
        }
        guard isUnverifiedJudge(judge) else { return }
        throw Refusal(
            .notPermitted,
            "\(judge) is \(roles.sorted().map(\.rawValue).listed) in this inspection, and so may "
                + "not judge a case.", remedy: "Name somebody who may: \(judges).")
    }

    /// Whether the team gives a person no role that judges; never before the team is named.
    package func isUnverifiedJudge(_ person: Agent.ID) -> Bool {
        guard let permission = permissions?[.judge], let team = people.team else { return false }
        // An importer enters what others judged.
        return team[person]?.contains { $0 != .importer && permission.roles.contains($0) } != true
    }

    /// The people of the team who may judge, or the roles that may: `"a-1, a-2, s-1"`.
    var judges: String {
        let known = (people.team ?? [:]).keys.filter { !isUnverifiedJudge($0) }.sorted()
        let roles = (permissions?[.judge]?.roles ?? []).filter { $0 != .importer }
        return known.isEmpty
            ? "the \(roles.map(\.rawValue).alternatives)"
            : known.map(\.rawValue).joined(separator: ", ")
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
