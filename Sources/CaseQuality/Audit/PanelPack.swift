public import EventSourcing

/// What lies before a ratings panel: the ratings, and what is still open.
public struct PanelPack: Hashable, Sendable {
    /// The standards with a rating, or a running figure, in the edition's order.
    public let standards: [Row]
    /// What waits for the approval of a second person, oldest first.
    public let waiting: [WaitingApproval]
    /// The judges whose answers somebody else entered, with the number that they did not attest.
    public let unattested: [Unattested]
    /// The challenges without an outcome, oldest first.
    public let challenges: [ChallengeID]
    /// How far from a boundary discretion is open by this edition.
    ///
    /// Unit: percentage points.
    public let withinPoints: Int
    /// Whether the edition's source confirms its rule of discretion.
    public let isRuleConfirmed: Bool

    /// A standard before a panel.
    public struct Row: Hashable, Sendable {
        /// The standard.
        public let standard: Standard.ID
        /// The title of the standard.
        public let title: String
        /// What is known of its rating.
        public let state: CellState
        /// The lowest percentage among its key questions; `nil` for a standard without one.
        ///
        /// Unit: whole percent.
        public let lowestPercent: Int?
        /// The distance of the lowest percentage from the nearest boundary.
        ///
        /// Unit: percentage points; `nil` without a rating by rule.
        public let pointsToBoundary: Int?
        /// The fewest answers that would have to change for the next better rating.
        ///
        /// `nil` if no such changes lead to it, or the answers are not known.
        public let answersUp: Int?
        /// The fewest answers that would have to change for the next lower rating; `nil` as for
        /// ``answersUp``.
        public let answersDown: Int?
        /// The triggers of the discretion rule that are met.
        public let triggers: [DiscretionTrigger]
        /// Whether figures changed after a panel decided, so that it must decide again.
        public let isStale: Bool

        /// Whether one answer judged differently would change the rating.
        public var hangsOnOneAnswer: Bool { answersUp == 1 || answersDown == 1 }
    }

    /// The answers that a judge did not attest.
    public struct Unattested: Hashable, Sendable {
        /// The judge.
        public let judge: Agent.ID
        /// The number of answers.
        public let answers: Int
    }

    init(of inspection: Inspection) {
        let framework = inspection.framework
        let rule = framework?.discretion
        withinPoints = rule?.withinPoints ?? 0
        isRuleConfirmed = rule.map { RuleSource($0.source).isConfirmed } ?? false
        standards = (framework?.standards ?? []).compactMap { standard in
            guard let reasons = inspection.reasons(for: standard.id) else { return nil }
            let test = reasons.ruling?.discretion
            return Row(
                standard: standard.id, title: standard.title,
                state: inspection.state(of: .standard(standard.id)),
                lowestPercent: reasons.ruling?.lowestPercent,
                pointsToBoundary: test?.pointsToEdge, answersUp: test?.judgementsUp,
                answersDown: test?.judgementsDown, triggers: reasons.rating.eligibility,
                isStale: reasons.rating.isStale)
        }
        waiting = inspection.waitingApprovals
        unattested = inspection.unattestedByJudge.map {
            Unattested(judge: $0.key, answers: $0.value)
        }
        challenges = inspection.challenges.filter { $0.resolved == nil }.map(\.raised.id)
    }

    /// The standards whose lowest percentage is near a boundary.
    public var nearBoundary: [Row] {
        standards.filter { $0.pointsToBoundary.map { $0 <= withinPoints } ?? false }
    }
}

extension Inspection {
    /// The number of answers that each judge did not attest, sorted by judge.
    ///
    /// Answers of withdrawn cases do not count.
    var unattestedByJudge: [(key: Agent.ID, value: Int)] {
        var count: [Agent.ID: Int] = [:]
        for sampled in cases where !sampled.isWithdrawn {
            count.merge(unattested(of: sampled.caseKey)) { $0 + $1 }
        }
        return count.sorted { $0.key < $1.key }
    }
}
