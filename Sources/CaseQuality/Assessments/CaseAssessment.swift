public import EventSourcing

/// How far the assessment of a case is.
struct CaseAssessment: Hashable, Sendable {
    /// Who opened it, and is to judge the case; `nil` if nobody opened it.
    var inspector: Agent.ID?
    /// Where it was submitted; `nil` while it is open.
    var submittedAt: Position?
    /// When it was submitted, by the statement of the submission; `nil` while it is open.
    var submittedHeldAt: EffectiveTime?
    /// Where it was moderated last; `nil` before.
    var moderatedAt: Position?
}

extension Inspection {
    /// Checks that answers of a case can still be given: its assessment is not submitted.
    ///
    /// - Throws: ``Refusal`` with code `alreadySubmitted`.
    func checkNotSubmitted(_ key: CaseKey) throws(Refusal) {
        guard let position = assessments[key]?.submittedAt else { return }
        throw Refusal(
            .alreadySubmitted,
            "The assessment of case \(key) was submitted at position \(position).",
            remedy: "Let the lead open it again, or correct the answer at moderation.")
    }

    /// Where the assessment of a case was submitted; `nil` while it is open.
    public func submission(of key: CaseKey) -> Position? { assessments[key]?.submittedAt }

    /// Where a case was moderated last; `nil` before.
    public func moderation(of key: CaseKey) -> Position? { assessments[key]?.moderatedAt }

    /// The cases that a person opened, or began to judge, and that are not submitted.
    public func openCases(of person: Agent.ID) -> [CaseKey] {
        selected.filter { key in
            let assessment = assessments[key]
            guard assessment?.submittedAt == nil, basis.cases[key]?.isWithdrawn == false else {
                return false
            }
            return assessment?.inspector == person || answers.judges(of: key).contains(person)
        }
    }

    /// Whether a person is not to be told what answers do to ratings, because cases of theirs are
    /// open and the edition says so.
    public func isBlind(_ person: Agent.ID) -> Bool {
        permissions?.isBlindUntilSubmitted == true && publication == nil
            && !openCases(of: person).isEmpty
    }

    /// The key questions of a case that have no answer, in the edition's order.
    func openKeyQuestions(of key: CaseKey) -> [Question.ID] {
        guard let domain = basis.cases[key]?.domain else { return [] }
        return (framework?.domain(domain)?.standards ?? [])
            .filter { $0.method == .caseData && !basis.isNotRated($0.id) }
            .flatMap(\.keyQuestions).map(\.id).filter { answers[$0, case: key] == nil }
    }
}
