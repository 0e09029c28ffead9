// The samples of an inspection in JSON.

extension SampleMargin: JSONMapped {
    public static let jsonMapping = JSONMapping<SampleMargin>(
        "SampleMargin", "The margin of error of a share in a sample.",
        JSONField("points", "On each side of a share, in percentage points.") { $0.points },
        JSONField("confidencePercent", "The confidence level, in percent.") {
            $0.confidencePercent
        })
}

extension SampleFit: JSONMapped {
    public static let jsonMapping = JSONMapping<SampleFit>(
        "SampleFit", "How well a sample fits the eligible cases by stratum.",
        JSONField("maxGap", "The largest difference of a share, in percentage points.") {
            $0.maxGap
        },
        JSONField("distance", "Half the sum of the differences, in percentage points.") {
            $0.distance
        })
}

extension SampleRecord.EligibleCases: JSONMapped {
    public static let jsonMapping = JSONMapping<SampleRecord.EligibleCases>(
        "EligibleCases", "The cases of a domain that could be drawn.",
        JSONField("count", "How many cases.") { $0.count },
        JSONField("asOf", "The date of the number; null for that of the plan.") { $0.asOf })
}

extension SampleRecord.Grouping: JSONMapped {
    public static let jsonMapping = JSONMapping<SampleRecord.Grouping>(
        "PopulationGrouping", "What eligible cases are grouped by.",
        JSONField("dimension", "The dimension.") { $0.dimension },
        JSONField("asOf", "The date of the numbers.") { $0.asOf })
}

extension SampleRecord.Withdrawn: JSONMapped {
    public static let jsonMapping = JSONMapping<SampleRecord.Withdrawn>(
        "WithdrawnCase", "A case that was withdrawn from a sample.",
        JSONField("case", "The case.") { $0.caseKey },
        JSONField("position", "The position of the withdrawal.") { $0.position },
        JSONField("why", "The reason.") { $0.why },
        JSONField("extent", "From when its answers do not count.") { $0.extent },
        JSONField("withdrawnBy", "Who withdrew it, or approved that.") { $0.withdrawnBy },
        JSONField("requestedBy", "Who asked for it; null without an approval.") {
            $0.requestedBy
        },
        JSONField("judgedAt", "Its first answer before the withdrawal; null if it had none.") {
            $0.judgedAt
        },
        JSONField("replacedBy", "The case selected in its place; null for none.") {
            $0.replacedBy
        })
}

extension SampleRecord.Stratum: JSONMapped {
    public static let jsonMapping = JSONMapping<SampleRecord.Stratum>(
        "SampledStratum", "The standing cases of a stratum.",
        JSONField("stratum", "The stratum.") { $0.key },
        JSONField("cases", "How many cases.") { $0.cases },
        JSONField("eligible", "Eligible cases of the stratum; null if not known.") {
            $0.eligible
        })
}

extension SampleRecord.SampledDomain: JSONMapped {
    public static let jsonMapping = JSONMapping<SampleRecord.SampledDomain>(
        "SampledDomain", "The sample of a domain.",
        JSONField("domain", "The domain.") { $0.domain },
        JSONField("title", "Its title.") { $0.title },
        JSONField("plan", "The plan; null without one.") { $0.plan },
        JSONField("plannedAt", "The position of the plan.") { $0.plannedAt },
        JSONField("drawn", "Primary cases drawn, with those withdrawn.") { $0.drawn },
        JSONField("standing", "Primary cases that were not withdrawn.") { $0.standing },
        JSONField("illustrative", "Cases drawn as examples.") { $0.illustrative },
        JSONField("withdrawn", "The withdrawn cases.") { $0.withdrawn },
        JSONField("replaced", "How many withdrawn cases were replaced.") { $0.replaced },
        JSONField("eligible", "The cases that could be drawn; null if not known.") {
            $0.eligible
        },
        JSONField("strata", "The strata of the standing and of the eligible cases.") {
            $0.strata
        },
        JSONField("grouping", "The grouping of the eligible cases; null without one.") {
            $0.grouping
        },
        JSONField("withoutStratum", "Standing cases without a stratum.") { $0.withoutStratum },
        JSONField("fit", "The fit of the strata; null if it is not known.") { $0.fit },
        JSONField("margin", "The margin of error; null if it is not known.") { $0.margin })
}

extension SampleRecord.RuleEffect: JSONMapped {
    public static let jsonMapping = JSONMapping<SampleRecord.RuleEffect>(
        "RuleEffect", "A rating by rule that would be another one.",
        JSONField("standard", "The standard.") { $0.standard },
        JSONField("from", "The rating by rule as it is.") { $0.before },
        JSONField("to", "The rating by rule as it would be.") { $0.after })
}

extension SampleRecord: JSONMapped {
    public static let jsonMapping = JSONMapping<SampleRecord>(
        "Sample", "The samples of an inspection: planned, drawn, replaced and withdrawn.",
        JSONField("domains", "The domains from which cases are drawn.") { $0.domains },
        JSONField("ifWithdrawnCounted", "Ratings that would differ if withdrawn cases counted.") {
            $0.ifWithdrawnCounted
        },
        JSONField("byRuleIfWithdrawnCounted", "Ratings by rule that would differ then.") {
            $0.byRuleIfWithdrawnCounted
        })
}
