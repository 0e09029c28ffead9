public import CaseLedger
internal import CaseQuality

extension InspectionCoverage: DocumentedAnswer {
    public var subject: String { "coverage of the sample" }

    public var unlisted: String? { domains.isEmpty ? "the sample" : nil }

    public var blocks: [Document.Block] {
        guard !domains.isEmpty else { return [.paragraph("No domain has a sample.")] }
        var table = Table(
            [.init("Cases")] + domains.map { .init("\($0.domain) \($0.title)", .number) })
        for (name, value) in Self.counts {
            table.add([Table.Cell(name)] + domains.map { Table.Cell(value($0) ?? "-") })
        }
        let note: [Document.Block] =
            domains.contains { $0.reconstructed > 0 }
            ? [
                .note(
                    "The cases stand for cases of a report, which does not say what was opened, "
                        + "submitted and moderated.")
            ] : []
        return [.table(table)] + note + agreement + [.heading("Open cases", level: 3)]
            + [
                people.isEmpty
                    ? .paragraph("Nobody has open cases.")
                    : .list(
                        people.map {
                            "\($0.person): \($0.cases.map(\.rawValue).listedForChoice)"
                        })
            ]
    }

    /// How often two people gave the same answer, by question; empty without a pair.
    private var agreement: [Document.Block] {
        let rows = domains.flatMap(\.agreement)
        guard !rows.isEmpty else { return [] }
        var table = Table([
            .init("Question", .id), .init("Judged twice", .number), .init("Equal", .number),
        ])
        for row in rows {
            table.add([
                Table.Cell(row.question.rawValue), Table.Cell(row.pairs), Table.Cell(row.equal),
            ])
        }
        return [.heading("Agreement of two judges", level: 3), .table(table)]
    }

    public var data: Table? {
        var table = Table(
            [.init("Domain", .id), .init("Title")] + Self.counts.map { .init($0.name, .number) })
        for domain in domains {
            table.add(
                [Table.Cell(domain.domain.rawValue), Table.Cell(domain.title)]
                    + Self.counts.map { Table.Cell($0.value(domain)) })
        }
        return table
    }

    /// The counts of a domain; another count is another line here.
    private static var counts: [(name: String, value: (CoveredDomain) -> String?)] {
        func share(_ percent: Int?) -> String? { percent.map { "\($0)%" } }
        return [
            ("planned", { $0.planned.map(String.init) }), ("selected", { "\($0.selected)" }),
            ("withdrawn", { "\($0.withdrawn)" }),
            ("standing, of the plan", { share($0.percentOfPlan) }),
            ("opened", { "\($0.opened)" }),
            ("every key question answered", { "\($0.complete)" }),
            ("submitted", { "\($0.submitted)" }),
            ("submitted, of the standing", { share($0.percentSubmitted) }),
            ("opened again", { "\($0.reopened)" }), ("moderated", { "\($0.moderated)" }),
            ("moderated, of the standing", { share($0.percentModerated) }),
            ("judged twice", { "\($0.judgedTwice)" }),
            ("judged twice, of the standing", { share($0.percentJudgedTwice) }),
            ("questions judged twice", { "\($0.pairs)" }),
            ("of these with equal answers", { "\($0.equalPairs)" }),
            ("entered by others", { "\($0.entered)" }),
            ("of these attested", { "\($0.attested)" }),
            ("only examples", { "\($0.illustrative)" }),
        ]
    }
}
