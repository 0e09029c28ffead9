public import EventSourcing

/// The samples of an inspection: planned, drawn, replaced and withdrawn, and the effect of that.
public struct SampleRecord: Hashable, Sendable {
    /// The domains from which cases are drawn, in the edition's order.
    ///
    /// Without those of whose sample a publication tells nothing.
    public let domains: [SampledDomain]
    /// The ratings that would be other ones if the withdrawn cases counted.
    ///
    /// ``ChallengeTable/Effect/before`` is what stands, and ``ChallengeTable/Effect/after`` is what
    /// would stand. Empty without a withdrawal, and if no rating would be another one. A case that
    /// was replaced before its first answer does not count, because another one stands for it.
    public let ifWithdrawnCounted: [ChallengeTable.Effect]
    /// The ratings by rule that would be other ones if the withdrawn cases counted.
    ///
    /// A decision of a panel can hide such a difference.
    public let byRuleIfWithdrawnCounted: [RuleEffect]

    /// The number of withdrawn cases.
    public var withdrawn: Int { domains.reduce(0) { $0 + $1.withdrawn.count } }
    /// The number of withdrawn cases in whose place another one was selected.
    public var replaced: Int { domains.reduce(0) { $0 + $1.replaced } }

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
        /// The cases that could be drawn; `nil` if it is not known.
        public let eligible: EligibleCases?
        /// The strata of the standing primary cases, sorted.
        ///
        /// With the eligible cases of each stratum, the strata without a standing case too.
        public let strata: [Stratum]
        /// What the eligible cases of the strata are grouped by, and when; `nil` if these are not
        /// known.
        public let grouping: Grouping?
        /// The primary cases without a stratum that were not withdrawn.
        ///
        /// Unit: cases.
        public let withoutStratum: Int
        /// How well the standing cases fit the eligible ones by stratum.
        ///
        /// It is `nil` without the eligible cases of each stratum, without a standing case, and if
        /// one of them has no stratum.
        public let fit: SampleFit?
        /// Whether eligible cases of a group are recorded, of any grouping.
        public let hasGroups: Bool
        /// The margin of error of a share among the standing cases; `nil` if it is not known.
        public let margin: SampleMargin?

        /// The primary cases that were not withdrawn.
        public let standing: Int

        /// The withdrawn cases in whose place another one was selected.
        ///
        /// Unit: cases.
        public var replaced: Int { withdrawn.count { $0.replacedBy != nil } }
    }

    /// The cases of a domain that could be drawn.
    public struct EligibleCases: Hashable, Sendable {
        /// How many.
        ///
        /// Unit: cases.
        public let count: Int
        /// The date that the number is of; `nil` for the number of the plan.
        public let asOf: PartialDate?
    }

    /// What eligible cases are grouped by.
    public struct Grouping: Hashable, Sendable {
        /// The dimension, such as `gender`.
        public let dimension: GroupKey
        /// The date that the numbers are of.
        public let asOf: PartialDate
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
        /// The case that was selected in its place; `nil` for none.
        public let replacedBy: CaseKey?
    }

    /// The standing cases of a stratum.
    public struct Stratum: Hashable, Sendable {
        /// The stratum.
        public let key: GroupKey
        /// The number of cases.
        public let cases: Int
        /// The eligible cases of the stratum; `nil` if they are not known.
        ///
        /// Unit: cases.
        public let eligible: Int?
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
                            judgedAt: judgedAt[withdrawal.caseKey],
                            replacedBy: state.replacements[withdrawal.caseKey])
                    ))
            case let known?:
                guard known.isJudgement, let key = event.input.caseKey, judgedAt[key] == nil
                else { continue }
                judgedAt[key] = event.position
            case nil: continue
            }
        }
        let domains = state.knownSamples.map { domain in
            state.sample(
                of: domain, plannedAt: plannedAt[domain.id], strata: strata,
                withdrawn: withdrawn.filter { $0.domain == domain.id }.map(\.case))
        }
        let effective = withdrawn.map(\.case).filter {
            $0.judgedAt != nil || $0.replacedBy == nil
        }
        let counted = effective.isEmpty ? state : without(Set(effective.map(\.position))).state
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
        let drawn = Dictionary(grouping: standing.compactMap { strata[$0] }) { $0 }
            .mapValues(\.count)
        let plan = samplePlans[domain.id]
        let groups = eligibleGroups(of: domain.id, covering: Set(drawn.keys))
        let sampled = Set(drawn.keys).union(groups?.counts.keys.map(\.self) ?? []).sorted().map {
            SampleRecord.Stratum(key: $0, cases: drawn[$0] ?? 0, eligible: groups?.counts[$0])
        }
        let withoutStratum = standing.count { strata[$0] == nil }
        let eligible = eligibleCases(of: domain.id)
        return SampleRecord.SampledDomain(
            domain: domain.id, title: domain.title, plan: plan, plannedAt: plannedAt,
            drawn: all.count { $0.purpose == .primary },
            illustrative: all.count { $0.purpose == .illustrative }, withdrawn: withdrawn,
            eligible: eligible, strata: sampled, grouping: groups?.grouping,
            withoutStratum: withoutStratum,
            fit: groups == nil || withoutStratum > 0
                ? nil
                : SampleFit(
                    of: sampled.map {
                        SampleFit.Stratum(population: $0.eligible ?? 0, drawn: $0.cases)
                    }),
            hasGroups: populations.contains { $0.domain == domain.id && $0.group != nil },
            margin: SampleMargin(
                cases: standing.count, of: eligible?.count,
                confidencePercent: plan?.confidencePercent), standing: standing.count)
    }

    /// The cases of a domain that could be drawn: the latest recorded number, otherwise the plan's.
    private func eligibleCases(of domain: Domain.ID) -> SampleRecord.EligibleCases? {
        let latest = populations.filter { $0.domain == domain && $0.dimension == nil }
            .reduce(nil as EligiblePopulationRecorded?) { best, next in
                best.map { $0.asOf.lastDayNumber > next.asOf.lastDayNumber ? $0 : next } ?? next
            }
        return latest.map { SampleRecord.EligibleCases(count: $0.count, asOf: $0.asOf) }
            ?? samplePlans[domain]?.eligiblePopulation.map {
                SampleRecord.EligibleCases(count: $0, asOf: nil)
            }
    }

    /// The eligible cases by group, of the latest grouping that has every stratum of the sample.
    ///
    /// Numbers of one date only: groups of other dates could count a case twice.
    private func eligibleGroups(
        of domain: Domain.ID, covering strata: Set<GroupKey>
    ) -> (grouping: SampleRecord.Grouping, counts: [GroupKey: Int])? {
        var known: [SampleRecord.Grouping: [GroupKey: Int]] = [:]
        for population in populations where population.domain == domain {
            guard let dimension = population.dimension, let group = population.group else {
                continue
            }
            let grouping = SampleRecord.Grouping(dimension: dimension, asOf: population.asOf)
            known[grouping, default: [:]][group] = population.count
        }
        guard !strata.isEmpty else { return nil }
        let newestFirst = known.sorted {
            let days = ($0.key.asOf.lastDayNumber, $1.key.asOf.lastDayNumber)
            return days.0 == days.1 ? $0.key.dimension < $1.key.dimension : days.0 > days.1
        }
        return newestFirst.first { strata.isSubset(of: $0.value.keys) }.map { ($0.key, $0.value) }
    }
}
