public import EventSourcing

/// The samples of an inspection: planned, drawn and withdrawn, and what the withdrawals did.
public struct SampleRecord: Hashable, Sendable {
    /// The domains from which cases are drawn, in the edition's order.
    public let domains: [SampledDomain]
    /// The ratings that would be other ones if the withdrawn cases counted.
    ///
    /// ``ChallengeTable/Effect/before`` is what stands, and ``ChallengeTable/Effect/after`` is what
    /// would stand. Empty without a withdrawal, and if no rating would be another one.
    public let ifWithdrawnCounted: [ChallengeTable.Effect]
    /// The ratings by rule that would be other ones if the withdrawn cases counted.
    ///
    /// A decision of a panel can hide such a difference.
    public let byRuleIfWithdrawnCounted: [RuleEffect]

    /// The number of withdrawn cases.
    public var withdrawn: Int { domains.reduce(0) { $0 + $1.withdrawn.count } }

    /// A rating by rule that would be another one.
    public struct RuleEffect: Hashable, Sendable {
        /// The standard.
        public let standard: Standard.ID
        /// The rating by rule as it is; `nil` while there is none.
        public let before: Rating?
        /// The rating by rule as it would be; `nil` if there would be none.
        public let after: Rating?
    }

    /// The sample of a domain.
    public struct SampledDomain: Hashable, Sendable {
        /// The domain.
        public let domain: Domain.ID
        /// The title of the domain.
        public let title: String
        /// The plan; `nil` without one.
        public let plan: SamplePlanned?
        /// The position of the plan; `nil` without one.
        public let plannedAt: Position?
        /// The primary cases that were drawn, with those that were withdrawn.
        ///
        /// Unit: cases.
        public let drawn: Int
        /// The cases that were drawn as examples, with those that were withdrawn.
        ///
        /// Unit: cases.
        public let illustrative: Int
        /// The withdrawn cases, in the order of their withdrawal.
        public let withdrawn: [Withdrawn]
        /// The strata of the standing primary cases, sorted.
        public let strata: [Stratum]
        /// The primary cases without a stratum that were not withdrawn.
        ///
        /// Unit: cases.
        public let withoutStratum: Int
        /// The margin of error of a share among the standing cases; `nil` if it is not known.
        public let margin: SampleMargin?

        /// The primary cases that were not withdrawn.
        public let standing: Int
    }

    /// A withdrawn case.
    public struct Withdrawn: Hashable, Sendable {
        /// The case.
        public let caseKey: CaseKey
        /// The position of the withdrawal.
        public let position: Position
        /// The reason.
        public let why: WithdrawalReason
        /// From when its answers do not count.
        public let extent: WithdrawalExtent
        /// Who withdrew it; `nil` where a document says it.
        public let withdrawnBy: Agent.ID?
        /// Who asked for the withdrawal that ``withdrawnBy`` approved; `nil` without an approval.
        public let requestedBy: Agent.ID?
        /// The position of its first answer before the withdrawal; `nil` if it had none.
        public let judgedAt: Position?
    }

    /// The standing cases of a stratum.
    public struct Stratum: Hashable, Sendable {
        /// The stratum.
        public let key: GroupKey
        /// The number of cases.
        public let cases: Int
    }
}

extension InspectionHistory {
    /// The samples of the inspection, and the ratings if withdrawn cases counted.
    ///
    /// - Returns: The samples by domain.
    /// - Complexity: O(events), twice if a case was withdrawn.
    public func sample() -> SampleRecord {
        let state = state
        var strata: [CaseKey: GroupKey] = [:]
        var plannedAt: [Domain.ID: Position] = [:]
        var judgedAt: [CaseKey: Position] = [:]
        var withdrawn: [(domain: Domain.ID, case: SampleRecord.Withdrawn)] = []
        for event in commands.lazy.flatMap(\.events) {
            switch event.event {
            case .samplePlanned(let plan)?: plannedAt[plan.domain] = event.position
            case .caseSelected(let selected)?: strata[selected.caseKey] = selected.stratum
            case .caseWithdrawn(let withdrawal)?:
                withdrawn.append(
                    (
                        withdrawal.domain,
                        SampleRecord.Withdrawn(
                            caseKey: withdrawal.caseKey, position: event.position,
                            why: withdrawal.why, extent: withdrawal.extent,
                            withdrawnBy: event.occurrence.origin.isOwn
                                ? event.occurrence.actor : nil,
                            requestedBy: withdrawal.requestedBy,
                            judgedAt: judgedAt[withdrawal.caseKey])
                    ))
            case let known?:
                guard known.isJudgement, let key = event.input.caseKey, judgedAt[key] == nil
                else { continue }
                judgedAt[key] = event.position
            case nil: continue
            }
        }
        let domains = (state.framework?.domains ?? []).filter { $0.sample != nil }.map { domain in
            state.sample(
                of: domain, plannedAt: plannedAt[domain.id], strata: strata,
                withdrawn: withdrawn.filter { $0.domain == domain.id }.map(\.case))
        }
        let counted =
            withdrawn.isEmpty ? state : without(Set(withdrawn.map(\.case.position))).state
        return SampleRecord(
            domains: domains, ifWithdrawnCounted: state.ratings(comparedWith: counted),
            byRuleIfWithdrawnCounted: (state.framework?.standards ?? []).compactMap { standard in
                let before = state.standardRating(standard.id)?.ruleRating
                let after = counted.standardRating(standard.id)?.ruleRating
                guard before != after else { return nil }
                return SampleRecord.RuleEffect(
                    standard: standard.id, before: before, after: after)
            })
    }
}

extension Inspection {
    fileprivate func sample(
        of domain: Domain, plannedAt: Position?, strata: [CaseKey: GroupKey],
        withdrawn: [SampleRecord.Withdrawn]
    ) -> SampleRecord.SampledDomain {
        let all = cases.filter { $0.domain == domain.id }
        let standing = all.filter(\.counts).map(\.caseKey)
        let groups = Dictionary(grouping: standing.compactMap { strata[$0] }) { $0 }
        let plan = samplePlans[domain.id]
        return SampleRecord.SampledDomain(
            domain: domain.id, title: domain.title, plan: plan, plannedAt: plannedAt,
            drawn: all.count { $0.purpose == .primary },
            illustrative: all.count { $0.purpose == .illustrative }, withdrawn: withdrawn,
            strata: groups.map { SampleRecord.Stratum(key: $0.key, cases: $0.value.count) }
                .sorted { $0.key < $1.key },
            withoutStratum: standing.count { strata[$0] == nil },
            margin: SampleMargin(
                cases: standing.count, of: plan?.eligiblePopulation,
                confidencePercent: plan?.confidencePercent), standing: standing.count)
    }
}
