public import CaseLedger
internal import CaseQuality

extension Ratings: DocumentedAnswer {
    public var subject: String { "ratings" }

    public var blocks: [Document.Block] {
        var table = Table([
            .init("Id", .id), .init("Standard"), .init("Rating", .rating), .init("Pts", .number),
            .init("Decided by"), .init("Lowest key question"),
        ])
        for standard in core { table.add(cells(standard)) }
        var blocks: [Document.Block] = [.table(table), .paragraph(totalSentence)]
        if !separate.isEmpty {
            var table = Table(
                [
                    .init("Id", .id), .init("Standard"), .init("Rating", .rating),
                    .init("Decided by"),
                ], caption: "Rated separately, without points")
            for standard in separate {
                let all = cells(standard)
                table.add([all[0], all[1], all[2], all[4]])
            }
            blocks.append(.table(table))
        }
        if !notKnownToPanel.isEmpty {
            blocks.append(
                .note(
                    "True at the time, not known to the panel: on "
                        + notKnownToPanel.map(\.rawValue).listed
                        + ", answers held when the panel met that the ledger learnt later."))
        }
        if standards.contains(where: { $0.origin == .reconstructed }) {
            blocks.append(.note(Self.reconstructed))
        }
        return blocks
    }

    public var data: Table? {
        var table = Table([
            .init("Id", .id), .init("Standard"), .init("Rating", .rating), .init("Points", .number),
            .init("Of", .number), .init("Decided by"), .init("Lowest key question"),
            .init("Origin"),
        ])
        for standard in core + separate {
            let all = cells(standard)
            table.add([
                all[0], all[1], all[2], all[3],
                "", all[4], all[5],
                Table.Cell(standard.origin.description),
            ])
        }
        table.add([
            Table.Cell("overall"), Table.Cell("The service"),
            Table.Cell(
                overall.rating?.label
                    ?? (overall.state == .notKnown ? "not known" : "not rated yet")),
            Table.Cell(total),
            Table.Cell(maximum),
            Table.Cell(overall.limitedBy.map { "limited by \($0)" }), "",
            Table.Cell(overall.origin.description),
        ])
        return table
    }

    /// The note for ratings whose answers were reconstructed from published counts.
    static let reconstructed = """
        Answers of single cases are reconstructed from published counts. The totals are facts. \
        Which case got which answer is not known.
        """

    private func cells(_ standard: StandardRating) -> [Table.Cell] {
        let scores = keyQuestions(of: standard.id)
        let lowest = standard.decidingKeyQuestions.compactMap { id in
            scores.first { $0.id == id }
        }.map { score in
            let counts = score.yes.flatMap { yes in score.assessed.map { " (\(yes)/\($0))" } }
            return "\(score.id) \(score.percent ?? 0)%\(counts ?? "")"
        }.joined(separator: ", ")
        return [
            Table.Cell(standard.id.rawValue), Table.Cell(framework.standard(standard.id)?.title),
            Table.Cell(ratingLabel(standard)), Table.Cell(points(standard)),
            Table.Cell(
                decidedLabel(standard)
                    + (standard.isNewlyEligible
                        ? "; discretion possible since the panel met"
                        : standard.isEligibleUndecided ? "; discretion possible" : "")),
            Table.Cell(lowest),
        ]
    }

    private var totalSentence: String {
        guard let rating = overall.rating else {
            let why =
                switch overall.state {
                case .published: "The report does not tell the overall rating."
                case .notKnown:
                    "The ratings of some standards are not known, and no total is made without them."
                case .complete, .provisional:
                    overall.hasNoBandTable
                        ? "The edition has no bands for this maximum, so there is no overall rating."
                        : "Not every standard is rated yet."
                }
            let rating = overall.isFromStandards ? "no rating" : "not known"
            return "Overall: \(rating), \(overall.pointsWords). \(why)"
        }
        guard overall.state != .published else {
            return "Overall: \(rating.label), \(overall.pointsWords), as published; "
                + (overall.hasNoBandTable
                    ? "the edition has no bands for this maximum."
                    : "the ratings of some standards are not known.")
        }
        guard let limit = overall.limitedBy, let before = overall.beforeLimiting else {
            return "Overall: \(rating.label), \(overall.pointsWords)."
        }
        return "Overall: \(rating.label), \(overall.pointsWords), limited by standard "
            + "\(limit); the points alone give \(before.label)."
    }

    /// The total and the overall rating, in a short text.
    package var overallLabel: String {
        (total.map { "\($0) of \(maximum ?? 0)" } ?? "not known")
            + (overall.rating.map { ", \($0.label)" } ?? "")
            + (overall.limitedBy.map { " (limited by \($0))" } ?? "")
    }

    /// The rating that holds, or the reason why there is none.
    package func ratingLabel(_ standard: StandardRating) -> String {
        if let rating = standard.rating { return rating.label }
        return switch standard.evidence {
        case .notRated: "not rated"
        case .provisional:
            "provisional: \(standard.provisionalRating?.label ?? "nothing yet")"
        case .insufficientEvidence: "insufficient evidence"
        case .notKnown: "not known"
        case .complete, .neverAnswered: "not answered"
        }
    }

    /// Who or what decided the rating; empty if it is not decided.
    package func decidedLabel(_ standard: StandardRating) -> String {
        var text: String
        switch standard.decidedBy {
        case .panel: text = "panel; rule: \(standard.ruleRating?.label ?? "none")"
        case .rule: text = standard.panelOutcome == .confirmed ? "rule, confirmed by panel" : "rule"
        case .notRated: text = standard.notRated?.words ?? "not rated"
        case .undetermined: text = ""
        case .qualitative:
            text = standard.panelOutcome == nil ? "qualitative" : "qualitative, by panel"
        case .published: text = "publication"
        case .correction: text = "correction"
        }
        let marks = [
            standard.isStale ? "stale" : nil, standard.isDisputed ? "disputed" : nil,
        ]
        return ([text.isEmpty ? nil : text] + marks).compactMap(\.self).joined(separator: ", ")
    }
}
