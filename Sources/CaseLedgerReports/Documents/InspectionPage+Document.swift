internal import CaseLedger
internal import CaseQuality

extension InspectionPage: DocumentedAnswer {
    public var subject: String { "inspection on one page" }

    public var blocks: [Document.Block] {
        let reconstructed: [Document.Block] =
            ratings.standards.contains { $0.origin == .reconstructed }
            ? [.note(Ratings.reconstructed)] : []
        return [.fields(summary)] + reconstructed + [.contents] + pointsBlocks + ratingBlocks
            + keyQuestionBlocks + explainedBlocks + foundBlocks + courseBlocks + timelineBlocks
            + lateBlocks
            + auditBlocks + controlBlocks
    }

    private var summary: [Document.Field] {
        let edition = ratings.framework
        return [
            .init("Overall", overallWords), .init("Published", publicationWords),
            .init("Rules", "\(edition.title) (edition \(edition.id))"),
        ]
    }

    /// When the report was published, and what it said where corrections changed that.
    private var publicationWords: String {
        guard let publication else { return "not published" }
        let date = publication.publishedOn?.words ?? "yes, on a date that is not known"
        guard
            publication.total != ratings.total || publication.overall != ratings.overall.rating
        else { return date }
        let rating = publication.overall.map { "\($0.label), " } ?? ""
        return "\(date), with \(rating)\(publication.pointsWords); corrected since"
    }

    private var overallWords: String {
        let points = ratings.overall.pointsWords
        guard let rating = ratings.overall.rating else {
            return ratings.overall.state == .provisional
                ? "not rated yet; \(points) so far" : "not known; \(points)"
        }
        return "\(rating.label), \(points)"
            + (ratings.overall.limitedBy.map { ", limited by standard \($0)" } ?? "")
    }

    // MARK: - Points

    private var pointsBlocks: [Document.Block] {
        var blocks: [Document.Block] = [.heading("Where the points come from", level: 2)]
        if let chart = pointsChart { blocks.append(.chart(chart)) }
        return blocks + points.blocks(upTo: 1)
    }

    // MARK: - Ratings

    private var ratingBlocks: [Document.Block] {
        var sources = Table(
            [
                .init("Id", .id), .init("Standard"), .init("Rating", .rating),
                .init("By rule or on evidence", .rating), .init("By the panel", .rating),
                .init("As published", .rating), .init("Points", .number),
            ], caption: "The rating of each standard, by each source")
        for row in rows {
            sources.add([
                Table.Cell(row.rated.id.rawValue), Table.Cell(row.title),
                Table.Cell(ratings.ratingLabel(row.rated)), Table.Cell(ruleWords(row)),
                Table.Cell(panelWords(row)), Table.Cell(publishedWords(row)),
                Table.Cell(row.points),
            ])
        }
        var blocks: [Document.Block] = [
            .heading("Ratings", level: 2), .table(sources),
        ]
        let counted = rows.filter { !$0.lowest.isEmpty }
        guard !counted.isEmpty else { return blocks }
        var edges = Table(
            [
                .init("Id", .id), .init("Lowest key question", .id),
                .init("Sufficient", .number), .init("Of", .number), .init("%", .percent),
                .init("Answers to the next rating up", .number),
                .init("Answers to the next rating down", .number),
            ], caption: "The counts behind the ratings by rule, and how near the next rating is")
        for row in counted {
            for (index, score) in row.lowest.enumerated() {
                let isFirst = index == 0
                edges.add([
                    Table.Cell(isFirst ? row.rated.id.rawValue : nil),
                    Table.Cell(score.id.rawValue), Table.Cell(score.yes),
                    Table.Cell(score.assessed), Table.Cell(score.percent),
                    isFirst ? Table.Cell(row.answersUp) : "",
                    isFirst ? Table.Cell(row.answersDown) : "",
                ])
            }
        }
        blocks += [
            .table(edges),
            .paragraph(
                "Answers to the next rating: the fewest answers to key questions that would have "
                    + "to change for another rating by rule. Empty: no such changes lead to it, or "
                    + "the fieldwork is not complete."),
        ]
        return blocks
    }

    private func ruleWords(_ row: Row) -> String {
        if let rating = row.rated.ruleRating { return rating.label }
        if let rating = row.rated.provisionalRating { return "\(rating.label), provisional" }
        return row.rated.proposedRating.map { "\($0.label), on evidence" } ?? ""
    }

    private func panelWords(_ row: Row) -> String {
        guard let rating = row.byPanel else { return "" }
        let words =
            switch row.rated.panelOutcome {
            case .confirmed: "\(rating.label), confirmed"
            case .discretion: "\(rating.label), by discretion"
            default: rating.label
            }
        return words + (row.rated.isStale ? ", to be decided again" : "")
    }

    private func publishedWords(_ row: Row) -> String {
        guard row.rated.decidedBy.isPublication, let rating = row.rated.rating else {
            return row.published?.label ?? ""
        }
        guard let first = row.published, first != rating else { return rating.label }
        return "\(rating.label), corrected from \(first.label)"
    }

    // MARK: - Key questions

    private var keyQuestionBlocks: [Document.Block] {
        let charts = keyQuestionCharts
        let heading = Document.Block.heading("Key questions against the bands", level: 2)
        guard !charts.isEmpty else {
            return [heading, .paragraph("No case is answered yet.")]
        }
        var words =
            "Each key question is the share of cases judged sufficient. A standard has the rating "
            + "of its lowest key question, by rule."
        if ratings.framework.scale.basis == .rounded {
            words += " A share is rounded to a whole percentage, halves up, before it is compared."
        }
        return [heading, .paragraph(words)] + charts.map { .chart($0) }
    }

    private var explainedBlocks: [Document.Block] {
        guard let explained, let explanation else {
            return [
                .heading("One rating down to its answers", level: 2),
                .paragraph("No standard is rated on cases yet."),
            ]
        }
        let title = ratings.framework.standard(explained)?.title ?? ""
        return [.heading("One rating down to its answers: \(explained) \(title)", level: 2)]
            + explanation.blocks(upTo: .max)
    }

    // MARK: - What was found

    private var foundBlocks: [Document.Block] {
        section("What was found", findings)
            + (anomalies.anomalies.isEmpty
                ? [] : section("Where the printed report does not agree with itself", anomalies))
    }

    // MARK: - The course of the inspection

    private var courseBlocks: [Document.Block] {
        section("The sample and its assessment", coverage)
            + section("The ratings panel", panels) + section("Challenges", challenges)
    }

    private var controlBlocks: [Document.Block] { section("Controls", controls) }

    /// Another answer as a section of the page; its own headings stand below the section's.
    private func section(
        _ heading: String, _ answer: some DocumentedAnswer
    ) -> [Document.Block] {
        [.heading(heading, level: 2)]
            + answer.blocks.map { block in
                if case .heading(let text, level: 2) = block {
                    .heading(text, level: 3)
                } else {
                    block
                }
            }
    }

    // MARK: - Times and decisions

    private var timelineBlocks: [Document.Block] {
        let heading = Document.Block.heading("When it held, and when it was recorded", level: 2)
        return [heading] + (timelineChart.map { [.chart($0)] } ?? [])
            + [
                .paragraph(
                    "Findings, evidence, context and printed figures are not decisions, and are "
                        + "not in this picture. Dates are those of Europe/London.")
            ]
    }

    private var lateBlocks: [Document.Block] {
        let heading = Document.Block.heading("What was recorded late", level: 2)
        let rule =
            "Late is what was recorded more than \(timeline.days.counted("day")) after it held, "
            + "or after a milestone by which it had held. What is copied from a publication is "
            + "recorded afterwards by its nature, and is not counted as late."
        let late = timeline.entries.filter { $0.daysLate != nil }
        guard !late.isEmpty else {
            return [heading, .paragraph("Nothing was recorded late."), .paragraph(rule)]
        }
        var table = Table(
            [
                .init("What happened", .prose), .init("Held"), .init("Recorded"),
                .init("Days late"), .init("Recorded after"), .init("First event", .number),
            ], caption: "What was recorded late")
        for entry in late {
            table.add([
                Table.Cell(entry.words), Table.Cell(entry.held.dayWords),
                Table.Cell(entry.recordedOn.words), Table.Cell(entry.daysLateWords),
                Table.Cell(entry.missed.map(\.words).joined(separator: ", ")),
                Table.Cell(entry.position),
            ])
        }
        return [heading, .paragraph(rule), .table(table)]
    }

    private var auditBlocks: [Document.Block] {
        guard !audits.isEmpty else {
            return [
                .heading("Audit of changed ratings", level: 2),
                .paragraph("No decision of a panel or of a correction changed a rating."),
            ]
        }
        return audits.flatMap { audit -> [Document.Block] in
            guard case .cell(.standard(let id)) = audit.target else { return [] }
            let title = ratings.framework.standard(id)?.title ?? ""
            return [.heading("Audit of \(id) \(title)", level: 2)]
                + audit.blocks.filter { $0 != .note(Ratings.reconstructed) }
        }
    }
}
