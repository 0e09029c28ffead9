public import CaseLedger
internal import CaseQuality

extension SampleRecord: DocumentedAnswer {
    public var subject: String { "the sample" }

    public var unlisted: String? { domains.isEmpty ? "the sample" : nil }

    public var blocks: [Document.Block] {
        guard !domains.isEmpty else { return [.paragraph("No domain has a sample.")] }
        return domains.flatMap(\.blocks) + counted
    }

    private var counted: [Document.Block] {
        let heading = Document.Block.heading("If withdrawn cases counted", level: 2)
        if withdrawn == 0 { return [heading, .paragraph("No case was withdrawn.")] }
        // A rating by rule that is the standard's rating is in the first list.
        let shown = Set(ifWithdrawnCounted.map(\.cell))
        let byRule = byRuleIfWithdrawnCounted.filter {
            !shown.contains(.standard($0.standard))
        }.map {
            "\($0.standard) by rule \($0.before?.label ?? "no rating") -> "
                + ($0.after?.label ?? "no rating")
        }
        let lines = ifWithdrawnCounted.map(\.words) + byRule
        guard !lines.isEmpty else {
            return [heading, .paragraph("No rating would be another one.")]
        }
        return [heading, .list(lines)]
    }

    public var data: Table? {
        var table = Table([
            .init("Domain", .id), .init("Title"), .init("Target", .number),
            .init("Eligible", .number), .init("Drawn", .number), .init("Withdrawn", .number),
            .init("Withdrawn after answers", .number), .init("Replaced", .number),
            .init("Standing", .number), .init("Largest gap in points"),
            .init("In another stratum in percent"), .init("Margin in points"),
            .init("Confidence in percent", .number),
        ])
        for domain in domains {
            table.add([
                Table.Cell(domain.domain.rawValue), Table.Cell(domain.title),
                Table.Cell(domain.plan?.target), Table.Cell(domain.eligible?.count),
                Table.Cell(domain.drawn), Table.Cell(domain.withdrawn.count),
                Table.Cell(domain.withdrawn.count { $0.judgedAt != nil }),
                Table.Cell(domain.replaced), Table.Cell(domain.standing),
                Table.Cell(domain.fit?.maxGap.description),
                Table.Cell(domain.fit?.distance.description),
                Table.Cell(domain.margin?.points.description),
                Table.Cell(domain.margin?.confidencePercent),
            ])
        }
        return table
    }
}

extension SampleRecord.SampledDomain {
    fileprivate var blocks: [Document.Block] {
        var fields: [Document.Field] = [
            .init("planned", plan.map(\.planWords) ?? "no plan is recorded")
        ]
        if let basis = plan?.basis { fields.append(.init("basis", basis.words)) }
        let planned = plan?.strata ?? []
        fields += [
            .init(
                "drawn",
                drawn.counted("case")
                    + (illustrative > 0 ? ", and \(illustrative.counted("example"))" : "")),
            .init("replaced", replaced == 0 ? "none" : replaced.counted("case")),
            .init("standing", standing.counted("case")),
            .init("eligible", eligible?.words ?? "not known"),
            .init(
                "strata planned",
                planned.isEmpty
                    ? "none" : planned.map(\.words).joined(separator: ", ")),
            .init("strata drawn", strataWords),
            .init("fit", fitWords), .init("margin", margin?.words ?? "not known"),
        ]
        let withdrawals = withdrawn.map(\.line)
        return [
            .heading("\(domain) \(title)", level: 2), .fields(fields),
            withdrawals.isEmpty
                ? .paragraph("No case was withdrawn.") : .list(withdrawals),
        ]
    }

    private var strataWords: String {
        guard !strata.isEmpty else { return "none is recorded" }
        let words = strata.map { stratum in
            "\(stratum.key) \(stratum.cases)"
                + (stratum.eligible.map { " of \($0) eligible" } ?? "")
        }
        return (words + (withoutStratum > 0 ? ["without \(withoutStratum)"] : []))
            .joined(separator: ", ")
    }

    private var fitWords: String {
        if let fit, let grouping {
            return "the largest gap of a share is \(fit.maxGap) points, and \(fit.distance)% of "
                + "the cases are in another stratum than they should be "
                + "(eligible cases by \(grouping.dimension) as of \(grouping.asOf))"
        }
        if !hasGroups { return "not known: no population by stratum is recorded" }
        if standing == 0 { return "not known: no case stands" }
        if withoutStratum > 0 {
            return "not known: \(withoutStratum.counted("standing case")) without a stratum"
        }
        if grouping == nil {
            return "not known: no recorded grouping has every stratum of the cases"
        }
        return "not known: the recorded groups have no eligible case"
    }
}

extension SampleRecord.EligibleCases {
    /// The number and its date: `"41 cases as of 2021-10-18"`.
    fileprivate var words: String {
        count.counted("case") + (asOf.map { " as of \($0)" } ?? ", by the plan")
    }
}

extension SamplePlanned {
    /// The plan in a few words: `"13 of 14 eligible cases, 80% confidence, 5 points"`.
    fileprivate var planWords: String {
        var words =
            eligiblePopulation.map { "\(target) of \($0.counted("eligible case"))" }
            ?? "\(target.counted("case")), number of eligible cases not known"
        if let confidencePercent { words += ", \(confidencePercent)% confidence" }
        if let marginPoints { words += ", margin of \(marginPoints.counted("point"))" }
        return words
    }
}

extension SampleRecord.Withdrawn {
    fileprivate var line: String {
        "\(position)  \(caseKey): \(why.words)"
            + (extent == .neverEligible ? ", never eligible" : ", from then on")
            + (judgedAt.map { ", after it was judged (event \($0))" } ?? ", before any answer")
            + (replacedBy.map { ", replaced by \($0)" } ?? "")
            + (withdrawnBy.map { person in
                requestedBy.map { "; asked for by \($0), approved by \(person)" }
                    ?? "; by \(person)"
            } ?? "")
    }
}
