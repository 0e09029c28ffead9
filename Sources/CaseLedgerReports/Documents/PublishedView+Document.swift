public import CaseLedger
internal import CaseQuality

extension PublishedView: DocumentedAnswer {
    public var subject: String { "what was published by \(day)" }

    public var blocks: [Document.Block] { blocks(isFromPublication: false) }

    public func blocks(isFromPublication: Bool) -> [Document.Block] {
        [.heading("The public", level: 2)] + publicBlocks(isFromPublication)
            + [.heading("The service and other readers", level: 2)]
            + issuedBlocks(isFromPublication) + comparison
    }

    private func publicBlocks(_ isFromPublication: Bool) -> [Document.Block] {
        guard let publication else {
            return [.paragraph("No report was published by \(day): the public had nothing.")]
        }
        let report = publication.report
        var fields: [Document.Field] = [
            .init(
                "published",
                (report.publishedOn?.words ?? publication.publishedAt.dayWords)
                    + ", event \(publication.position)"),
            .init(
                "overall",
                overall?.published?.label ?? (report.standsAlone ? "not known" : "no rating")),
            .init(
                "total",
                overall?.pointsWords ?? "not known"),
        ]
        if let first = overall?.printedWords { fields.append(.init("printed first", first)) }
        if let person = report.requestedBy { fields.append(.init("asked for by", "\(person)")) }
        if let person = publication.approvedBy {
            fields.append(.init("approved by", "\(person)"))
        }
        let corrections = publication.corrections.map {
            "\($0.cause.position)  \($0.cause.sentence)"
                + ($0.reason.map { "; reason: \($0.words)" } ?? "")
        }
        return [
            .fields(fields),
            corrections.isEmpty
                ? .paragraph(
                    isFromPublication
                        ? "It is not known whether the report was corrected by then."
                        : "No correction of the report was published by then.")
                : .list(corrections),
        ]
    }

    private func issuedBlocks(_ isFromPublication: Bool) -> [Document.Block] {
        guard !issued.isEmpty else {
            return [
                .paragraph(
                    isFromPublication
                        ? "It is not known who had a draft or an embargoed copy."
                        : "No draft and no embargoed copy was issued by \(day).")
            ]
        }
        return [
            .list(
                issued.map { issue in
                    "\(issue.position)  \(issue.draft.recipient.words) got \(issue.draft.kind.words)"
                        + ", \(issue.issuedAt.dayWords)"
                        + (issue.draft.due.map { ", answers due \($0)" } ?? "")
                        + ": \(issue.overall.words)" + issue.unratedWords
                })
        ]
    }

    private var comparison: [Document.Block] {
        guard let overall else { return [.paragraph("The inspection is not announced.")] }
        var table = Table([
            .init("Id", .id), .init("Published", .rating), .init("Draft", .rating),
            .init("Computed", .prose), .init("Differs"),
        ])
        for row in standards {
            table.add([
                Table.Cell(row.standard.rawValue), Table.Cell(row.publishedWords),
                Table.Cell(row.draft?.label ?? "-"), Table.Cell(row.computed.words),
                Table.Cell(row.isDifferent ? "differs" : nil),
            ])
        }
        let words: String
        if publication == nil {
            words = "Nothing is published to compare with. Computed: \(overall.computed.words)."
        } else if different.isEmpty, !overall.isDifferent {
            words = "What is computed is what was published: \(overall.computed.words)."
        } else {
            let standards = different.map(\.standard.rawValue)
            words =
                "Computed: \(overall.computed.words). It differs from what was published"
                + (standards.isEmpty ? "" : " in \(standards.listed)") + "."
        }
        return [.heading("As computed", level: 2), .table(table), .paragraph(words)]
    }

    public var data: Table? {
        var table = Table([
            .init("Id", .id), .init("Standard"), .init("Published", .rating),
            .init("Printed first", .rating), .init("Draft", .rating), .init("Computed", .prose),
            .init("Differs"),
        ])
        for row in standards {
            table.add([
                Table.Cell(row.standard.rawValue), Table.Cell(row.title),
                Table.Cell(row.published?.label), Table.Cell(row.printed?.label),
                Table.Cell(row.draft?.label),
                Table.Cell(row.computed.words), Table.Cell(row.isDifferent ? "yes" : "no"),
            ])
        }
        if let overall {
            table.add([
                "overall", "The service", Table.Cell(overall.published?.label),
                Table.Cell(publication?.report.overall?.label), "",
                Table.Cell(overall.computed.words), Table.Cell(overall.isDifferent ? "yes" : "no"),
            ])
        }
        return table
    }
}

extension PublishedView.Row {
    /// The published rating, and the one that was printed first if it was corrected.
    fileprivate var publishedWords: String {
        guard isCorrected else { return published?.label ?? "-" }
        return "\(published?.label ?? "-") (printed first: \(printed?.label ?? "no rating"))"
    }
}

extension PublishedView.Issue {
    /// How many standards had no rating then; empty for none.
    fileprivate var unratedWords: String {
        guard !unrated.isEmpty else { return "" }
        return
            "; \(unrated.count.counted("standard")) \(unrated.count == 1 ? "has" : "have") no rating"
    }
}
