internal import EventSourcing

// What people did in an inspection, as far as permissions ask for it.

extension Inspection {
    /// Whether a person did this in the matter.
    func did(_ part: Participation, _ person: Agent.ID, in matter: Matter) -> Bool {
        switch part {
        case .led: people.leads.contains(person)
        case .judged: hasJudged(person, in: matter)
        case .moderated:
            cases(of: matter).contains { people.moderators[$0]?.contains(person) == true }
        case .proposed: hasActed(person, in: people.proposers, matter)
        case .voted: hasActed(person, in: people.deciders, matter)
        case .declaredInterest: people.interested.contains(person)
        case .sits: people.sitting.contains(person)
        case .requested:
            if case .request(let position) = matter {
                people.requests[position]?.by == person
            } else {
                false
            }
        case .tookPart:
            if case .standard(let id) = matter {
                people.panels[id]?.contains(person) == true && !people.interested.contains(person)
            } else {
                hasJudged(person, in: matter) || did(.moderated, person, in: matter)
            }
        }
    }

    /// Whether a person judged an answer or the oversight of a case of the matter, or submitted the
    /// assessment of one that they made.
    func hasJudged(_ person: Agent.ID, in matter: Matter) -> Bool {
        cases(of: matter).contains {
            answers.hasJudged(person, in: $0)
                || people.overseers[$0]?.contains(person) == true
                || people.submitters[$0]?.contains(person) == true
        }
    }

    /// Whether a person judged a case of the matter a second time: it bars as judging does, and
    /// gives no right that judging gives, except to attest.
    func judgedAgain(_ person: Agent.ID, in matter: Matter) -> Bool {
        !secondJudgements.isEmpty && cases(of: matter).contains { hasJudgedAgain(person, $0) }
    }

    private func hasActed(
        _ person: Agent.ID, in actors: [Standard.ID: Set<Agent.ID>], _ matter: Matter
    ) -> Bool {
        switch matter {
        case .standard(let id): actors[id]?.contains(person) == true
        case .sampled(let key):
            standards(of: key).contains { actors[$0]?.contains(person) == true }
        case .inspection, .request: actors.values.contains { $0.contains(person) }
        }
    }

    /// The standards that a case bears on.
    private func standards(of key: CaseKey) -> [Standard.ID] {
        guard let domain = basis.cases[key]?.domain else { return [] }
        return (framework?.domain(domain)?.standards ?? []).filter { $0.method == .caseData }.map(
            \.id)
    }

    /// The cases of a matter, withdrawn ones too.
    private func cases(of matter: Matter) -> [CaseKey] {
        switch matter {
        case .sampled(let key): return [key]
        case .inspection: return selected
        case .request(let position):
            return people.requests[position]?.request.withdrawnCase.map { [$0] } ?? selected
        case .standard(let id):
            let domain = framework?.standard(id)?.domain
            return selected.filter { basis.cases[$0]?.domain == domain }
        }
    }
}
