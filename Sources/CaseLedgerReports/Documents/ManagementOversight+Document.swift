public import CaseLedger
internal import CaseQuality

extension ManagementOversight: DocumentedAnswer {
    public var subject: String { "management oversight" }

    public var blocks: [Document.Block] {
        var blocks: [Document.Block] = []
        if isJudged {
            blocks += [.table(cases)] + (aspects.isEmpty ? [] : [.table(apart)])
        } else if !isSampleKnown {
            blocks.append(
                .paragraph("Not known: the publication does not tell of the oversight of cases."))
        } else {
            blocks.append(
                .paragraph(
                    "No oversight of a case was judged. "
                        + "\((overall.missing ?? 0).counted("case")) in the sample."))
        }
        let sentences =
            comparison(againstAllKeyQuestions, "Cases sufficient in all key questions")
            + comparison(
                againstSameQuestion, "Key questions sufficient at the same stage and theme")
            + figures
        return blocks + (sentences.isEmpty ? [] : [.list(sentences)])
    }

    public var data: Table? {
        guard isJudged, !aspects.isEmpty else { return cases }
        var table = cases
        for row in apart.rows { table.add(row.map { Table.Cell($0.text) }) }
        return table
    }

    private var isJudged: Bool { overall.relevant + overall.notApplicable > 0 }

    private static func columns(_ first: String) -> [Table.Column] {
        [
            .init(first), .init("Yes", .number), .init("No", .number), .init("N/A", .number),
            .init("Missing", .number), .init("% of relevant", .percent), .init("95% interval"),
        ]
    }

    private var cases: Table {
        var table = Table(Self.columns("Sufficient oversight"))
        table.add(["all cases"] + overall.cells)
        for group in domains { table.add(["domain \(group.key.rawValue)"] + group.tally.cells) }
        if teams.contains(where: { $0.key != nil }) {
            for group in teams {
                table.add(["team \(group.key?.rawValue ?? "not known")"] + group.tally.cells)
            }
        }
        return table
    }

    private var apart: Table {
        var table = Table(Self.columns("Aspects, judged separately"))
        for group in stages { table.add([Table.Cell(group.key.description)] + group.tally.cells) }
        for group in themes { table.add([Table.Cell(group.key)] + group.tally.cells) }
        for group in aspects {
            table.add([Table.Cell(group.key.description, indent: 1)] + group.tally.cells)
        }
        return table
    }

    private var figures: [String] {
        var sentences: [String] = []
        if let published {
            sentences.append(
                "Published: sufficient in \(published.percent)% of "
                    + (published.base.map { "\($0) relevant cases" }
                        ?? "the relevant cases; the report does not state how many")
                    + " (\(published.origin.description)).")
        }
        if let staffView {
            sentences.append(
                "Staff survey: very or quite good for \(staffView.value.words)% of "
                    + (staffView.base.map { "\($0) who answered" }
                        ?? "those who answered; the report does not state how many") + ".")
        }
        if let gap = perceptionGap {
            let place = gap < 0 ? "below" : "above"
            sentences.append(
                "The staff's view is \(abs(gap)) percentage points \(place) the inspection.")
        }
        for benchmark in benchmarks {
            sentences.append(
                "National benchmark: \(benchmark.percent)% of \(benchmark.label) "
                    + "(\(benchmark.source)).")
        }
        return sentences
    }

    private func comparison(_ comparison: Comparison?, _ what: String) -> [String] {
        switch comparison {
        case nil: return []
        case .jointUnknown:
            return [
                "\(what): not known, because the answers are \(origin.description) from totals."
            ]
        case .counted(let with, let without):
            func share(_ proportion: Proportion?) -> String {
                proportion.map { "\($0.count) of \($0.base) (\($0.percent)%)" } ?? "no case"
            }
            var line =
                "\(what): \(share(with)) with sufficient oversight, \(share(without)) without."
            if let difference = comparison?.difference {
                let ends = Interval(difference.interval()).percentages
                line +=
                    " Difference \(Interval.tenths(100 * difference.difference)) points "
                    + "(\(ends[0]) to \(ends[1]))."
            }
            return [line]
        }
    }
}

extension ManagementOversight.Tally {
    fileprivate var cells: [Table.Cell] {
        let ends = share?.interval().map { Interval($0).percentages }
        return [
            Table.Cell(yes), Table.Cell(no), Table.Cell(notApplicable), Table.Cell(missing),
            Table.Cell(share?.percent), Table.Cell(ends.map { "\($0[0]) to \($0[1])" }),
        ]
    }
}

extension ReportedFact.Value {
    /// The value as printed.
    var words: String {
        switch self {
        case .number(let number): number.description
        case .text(let text): text.words
        }
    }
}
