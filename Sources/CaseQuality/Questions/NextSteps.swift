internal import EventSourcing

/// The next steps of an inspection, and the steps that its report requires.
///
/// Every user interface uses this one worklist, which is computed from the current inspection.
public struct NextSteps: Hashable, Sendable {
    /// The steps before the report can be published, in the order of an inspection.
    ///
    /// The list is empty exactly when a publication would be accepted, and after the publication.
    public let required: [NextStep]
    /// Optional steps, the most usual first.
    public let possible: [NextStep]

    private let framework: Framework?

    /// Computes the steps from the current inspection.
    ///
    /// - Complexity: O(cases x key questions).
    public init(for inspection: Inspection) {
        framework = inspection.framework
        guard let framework, inspection.announcement != nil else {
            required = [.announce]
            possible = []
            return
        }
        let following = Self.following(inspection) + Self.holding(inspection)
        guard inspection.publication == nil else {
            required = []
            possible =
                inspection.waitingApprovals.map { .approve($0) } + Self.resolving(inspection)
                + following
                + (inspection.reinspectionDue.map { [.announceReinspection(due: $0)] } ?? [])
            return
        }
        let ratings = framework.standards.compactMap { inspection.standardRating($0.id) }
        let cases = inspection.cases.filter(\.counts)
        let unanswered = Self.unanswered(of: cases, in: inspection, framework, ratings)
        let sampling = framework.domains.compactMap {
            Self.sampling(of: $0, cases, inspection, ratings)
        }
        let unrated = Self.unrated(
            framework, ratings, cases: Set(cases.map(\.domain)),
            unanswered: Set(unanswered.flatMap(\.questions)))
        var required: [NextStep] =
            sampling.filter(\.isForFirstCases)
            + unanswered.map { .judge($0.caseKey, unanswered: $0.questions) } + unrated
            + ratings.filter {
                // Without a rating there is nothing to decide on; another step comes before.
                $0.isStale && ($0.ruleRating ?? $0.proposedRating) != nil
                    && !unrated.contains(.reverseDecision(on: $0.id))
            }
            .map { .decideAgain(on: $0.id) }
        let waiting = inspection.waitingApprovals
        required += waiting.filter(\.isBeforePublication).map { .approve($0) }
        let isPublicationWaiting = waiting.contains(where: \.isPublication)
        let unjudged = cases.map(\.caseKey).filter { inspection.oversight[$0] == nil }
        let overseeing: [NextStep] = unjudged.isEmpty ? [] : [.judgeOversight(of: unjudged)]
        // Not every inspection judges oversight. It is required before the report only if it has
        // begun.
        let isBegun = !inspection.oversight.isEmpty
        self.required = required
        let team: [NextStep] =
            inspection.team == nil && inspection.permissions != nil ? [.nameTeam] : []
        let publishing: [NextStep] =
            required.isEmpty && !isPublicationWaiting ? [.publish] : []
        possible =
            waiting.filter { !$0.isBeforePublication }.map { .approve($0) }
            + Self.reconsidering(inspection) + Self.resolving(inspection)
            + Self.deciding(inspection, ratings, isRated: required.isEmpty)
            + (isBegun ? overseeing : []) + publishing
            + (isBegun ? [] : overseeing) + sampling.filter { !$0.isForFirstCases }
            + Self.assessing(inspection) + Self.attesting(inspection) + team + following
    }

    /// All steps: the required ones, then the optional ones.
    public var all: [NextStep] { required + possible }

    /// The step that is nearest to the latest recorded command.
    ///
    /// This is a step of the same case or recommendation, otherwise a required step of the same
    /// domain, otherwise the first step.
    ///
    /// - Parameters:
    ///   - caseKey: The case of the recorded command, if any.
    ///   - recommendation: The recommendation of the recorded command, if any.
    ///   - domain: The domain of the recorded command, if any.
    /// - Returns: `nil` when there are no steps.
    public func nearest(
        to caseKey: CaseKey? = nil, or recommendation: RecommendationID? = nil,
        in domain: Domain.ID? = nil
    ) -> NextStep? {
        let steps = all
        return steps.first { caseKey != nil && $0.caseKey == caseKey }
            ?? steps.first { recommendation != nil && $0.recommendation == recommendation }
            ?? required.first { domain != nil && self.domain(of: $0) == domain } ?? steps.first
    }

    private func domain(of step: NextStep) -> Domain.ID? {
        switch step {
        case .selectCases(let domain, _, _): domain
        case .judge(_, let questions): questions.first.flatMap { framework?.question($0)?.domain }
        default: step.standard.flatMap { framework?.standard($0)?.domain }
        }
    }
}

extension NextSteps {
    /// The cases to draw for a domain, if any.
    private static func sampling(
        of domain: Domain, _ cases: [Inspection.SampledCase], _ inspection: Inspection,
        _ ratings: [StandardRating]
    ) -> NextStep? {
        guard domain.sample != nil else { return nil }
        let standards = Set(domain.standards.filter { $0.method == .caseData }.map(\.id))
        let isRatedOnCases = ratings.contains { standards.contains($0.id) && $0.waitsForCases }
        let selected = cases.count { $0.domain == domain.id }
        let planned = inspection.samplePlans[domain.id]?.target
        guard selected == 0 ? isRatedOnCases : selected < planned ?? 0 else { return nil }
        return .selectCases(for: domain.id, selected: selected, planned: planned)
    }

    /// The open key questions of the cases, by case.
    private static func unanswered(
        of cases: [Inspection.SampledCase], in inspection: Inspection, _ framework: Framework,
        _ ratings: [StandardRating]
    ) -> [(caseKey: CaseKey, questions: [Question.ID])] {
        let waiting = Set(ratings.filter(\.waitsForCases).map(\.id))
        let questions = framework.standards
            .filter { $0.method == .caseData && waiting.contains($0.id) }
            .flatMap(\.keyQuestions)
            // A printed percentage replaces answers that do not exist.
            .filter { inspection.basis.score($0.id)?.yes != nil }
        return cases.compactMap { sampled in
            let open = questions.filter {
                $0.question.domain == sampled.domain
                    && inspection.answer(to: $0.id, in: sampled.caseKey) == nil
            }
            return open.isEmpty ? nil : (sampled.caseKey, open.map(\.id))
        }
    }

    /// The steps for standards that no further answer will rate.
    private static func unrated(
        _ framework: Framework, _ ratings: [StandardRating], cases: Set<Domain.ID>,
        unanswered: Set<Question.ID>
    ) -> [NextStep] {
        framework.standards.compactMap { standard in
            guard let rated = ratings.first(where: { $0.id == standard.id }) else { return nil }
            guard standard.method == .caseData else {
                let isUnrated = rated.rating == nil && rated.decidedBy != .notRated
                return isUnrated ? .proposeRating(of: standard.id) : nil
            }
            let canComeByCases =
                cases.contains(standard.domain)
                ? standard.keyQuestions.contains { unanswered.contains($0.id) }
                : framework.domain(standard.domain)?.sample != nil
            guard rated.waitsForCases, !canComeByCases else { return nil }
            return rated.rating == nil
                ? .leaveUnrated(standard.id) : .reverseDecision(on: standard.id)
        }
    }

    /// The steps of a ratings panel.
    private static func deciding(
        _ inspection: Inspection, _ ratings: [StandardRating], isRated: Bool
    ) -> [NextStep] {
        guard inspection.isPanelConvened else { return isRated ? [.convenePanel] : [] }
        let undecided = ratings.filter {
            $0.panelOutcome == nil && ($0.ruleRating ?? $0.proposedRating) != nil
        }
        let plain = undecided.filter { !$0.isEligibleUndecided }.map(\.id)
        return undecided.filter(\.isEligibleUndecided)
            .map { .considerDiscretion(on: $0.id, $0.eligibility) }
            + (plain.isEmpty ? [] : [.confirm(plain)])
    }
}

extension NextSteps {
    /// The steps for decisions on which somebody voted who declared an interest since.
    private static func reconsidering(_ inspection: Inspection) -> [NextStep] {
        (inspection.framework?.standards ?? []).compactMap { standard in
            let people = inspection.people
            let interested = (people.voters[standard.id] ?? [:]).keys.filter {
                people.interested.contains($0)
            }
            return interested.isEmpty
                ? nil : .reconsider(standard.id, interested: interested.sorted())
        }
    }

    /// The steps for open challenges.
    private static func resolving(_ inspection: Inspection) -> [NextStep] {
        inspection.challenges.filter { $0.resolved == nil }
            .map { .resolveChallenge($0.raised.id, due: $0.raised.due) }
    }

    /// The steps for retention holds that have a date.
    private static func holding(_ inspection: Inspection) -> [NextStep] {
        inspection.holdsInForce.compactMap { hold in
            hold.placed.until.map { .reviewHold(hold.placedAt, until: $0) }
        }
    }

    /// The steps that end the assessment of cases.
    private static func assessing(_ inspection: Inspection) -> [NextStep] {
        guard inspection.permissions != nil else { return [] }
        let cases = inspection.cases.filter { !$0.isWithdrawn && $0.purpose == .primary }
            .map(\.caseKey)
        let answered = inspection.submittableCases
        let moderating = cases.filter {
            inspection.submission(of: $0) != nil && inspection.moderation(of: $0) == nil
        }
        return (answered.isEmpty ? [] : [.submit(answered)])
            + (moderating.isEmpty ? [] : [.moderate(moderating)])
    }

    /// The steps of judges for whom somebody else entered answers.
    private static func attesting(_ inspection: Inspection) -> [NextStep] {
        guard inspection.permissions != nil else { return [] }
        var cases: [Agent.ID: [CaseKey]] = [:]
        for sampled in inspection.cases where !sampled.isWithdrawn {
            for judge in inspection.unattested(of: sampled.caseKey).keys {
                cases[judge, default: []].append(sampled.caseKey)
            }
        }
        return cases.sorted { $0.key < $1.key }.map { .attest(by: $0.key, $0.value) }
    }
}

extension Inspection {
    /// The cases that can be submitted: every key question is answered, and their assessment is not
    /// submitted.
    package var submittableCases: [CaseKey] {
        cases.filter { !$0.isWithdrawn && $0.purpose == .primary }.map(\.caseKey).filter {
            submission(of: $0) == nil && isJudged($0) && openKeyQuestions(of: $0).isEmpty
        }
    }
}

extension WaitingApproval {
    /// Whether the publication itself waits.
    package var isPublication: Bool {
        if case .request(.publication, _) = subject { true } else { false }
    }
}

extension NextSteps {
    /// The steps that follow up recommendations.
    private static func following(_ inspection: Inspection) -> [NextStep] {
        guard !inspection.recommendations.isEmpty else {
            // A publication made its own, whether they are known or not.
            return inspection.publication == nil || inspection.isFromPublication
                ? [] : [.makeRecommendations]
        }
        return inspection.recommendations.filter(\.isOpen).map { followed in
            let id = followed.recommendation.id
            let actions = followed.openActions
            let subPoints = followed.recommendation.subPoints.indices.map { $0 + 1 }
            let open = subPoints.filter { followed.subPointProgress[$0]?.value != .achieved }
            let isAchieved =
                followed.progress?.value == .achieved || (open.isEmpty && !subPoints.isEmpty)
            if isAchieved || followed.response?.value == .rejected { return .close(id) }
            if followed.response == nil { return .respond(to: id) }
            if followed.planReceived == nil {
                return .receiveActionPlan(for: id, due: followed.recommendation.actionPlanDue)
            }
            return actions.isEmpty
                ? .reviewProgress(of: id, subPoints: open) : .updateActions(of: id, actions)
        }
    }
}

extension NextStep {
    /// Whether the domain has no case yet.
    fileprivate var isForFirstCases: Bool {
        if case .selectCases(_, 0, _) = self { true } else { false }
    }
}

extension StandardRating {
    /// Whether further answers of cases would give a rating by rule.
    fileprivate var waitsForCases: Bool {
        ruleRating == nil && decidedBy != .notRated && !decidedBy.isPublication
    }
}
