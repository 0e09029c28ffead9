public import EventSourcing

/// How far the assessment of a case is.
struct CaseAssessment: Hashable, Sendable {
    /// Who opened it, and is to judge the case; `nil` if nobody opened it.
    var inspector: Agent.ID?
    /// Whether it was ever opened or submitted.
    var isBegun = false
    /// Where it was submitted; `nil` while it is open.
    var submittedAt: Position?
    /// When it was submitted, by the statement of the submission; `nil` while it is open.
    var submittedHeldAt: EffectiveTime?
    /// Where it was moderated last; `nil` before.
    var moderatedAt: Position?
    /// Who moderated it last; `nil` before, and where a document says it.
    var moderator: Agent.ID?
}

extension Inspection {
    /// Checks that an answer of a case can be given or corrected at a stage of the work.
    ///
    /// Moderation comes after the submission, and the factual accuracy check after the draft, where
    /// the case has an assessment. Where it has none, as with answers of a sheet alone, nothing
    /// says when judging ended.
    ///
    /// - Throws: ``Refusal`` with code `alreadySubmitted`, `notSubmitted` or `noDraft`.
    func check(
        _ stage: CorrectionStage, of key: CaseKey, by provenance: Provenance
    ) throws(Refusal) {
        if stage == .inspector { try checkNotSubmitted(key) }
        guard provenance.origin.isOwn, let assessment = assessments[key], assessment.isBegun else {
            return
        }
        if stage == .moderation, assessment.submittedAt == nil {
            throw Refusal(
                .notSubmitted,
                "The assessment of case \(key) is not submitted, so there is nothing to moderate "
                    + "yet.",
                remedy:
                    "Let \(assessment.inspector?.rawValue ?? "the inspector") submit it first, or "
                    + "correct the answer at inspection.")
        }
        if stage == .factualAccuracy, draft == nil {
            throw Refusal(
                .noDraft,
                "No draft was issued, so the service could not check the factual accuracy of case "
                    + "\(key).",
                remedy: "Issue the draft first, or correct the answer at moderation.")
        }
    }

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
            return assessment?.inspector == person || answers.hasJudged(person, in: key)
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
