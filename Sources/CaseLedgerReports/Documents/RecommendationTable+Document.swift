public import CaseLedger
internal import CaseQuality

extension RecommendationTable: DocumentedAnswer {
    public var subject: String { "recommendations" }

    public var unlisted: String? { rows.isEmpty ? "recommendations" : nil }

    public var blocks: [Document.Block] {
        guard !rows.isEmpty else { return [.paragraph("No recommendation is recorded.")] }
        return [
            .paragraph(
                "\(rows.count.counted("recommendation")) on \(day): \(open) open, \(late) overdue.")
        ] + rows.flatMap(\.blocks)
    }

    public var data: Table? {
        var table = Table([
            .init("Id", .id), .init("Topic", .prose), .init("To"), .init("With"),
            .init("Standards"), .init("Status"), .init("Made", .time),
            .init("Age in days", .number),
            .init("Overdue by days", .number), .init("Sub-points", .prose),
            .init("Response"), .init("Progress"), .init("Actions", .prose), .init("Repeats"),
            .init("Origin"),
        ])
        for row in rows {
            let made = row.followed.recommendation
            table.add([
                Table.Cell(made.id.rawValue), Table.Cell(made.topic.words),
                Table.Cell(made.addressee.words), Table.Cell(made.partner?.words),
                Table.Cell(made.standards.map(\.rawValue).joined(separator: " ")),
                Table.Cell(row.status.words), Table.Cell(row.followed.made.effectiveAt.words),
                Table.Cell(String(row.ageInDays)),
                Table.Cell(row.overdue.map(\.days).max().map(String.init)),
                Table.Cell(row.subPoints.joined(separator: "; ")),
                Table.Cell(row.followed.response?.value.words),
                Table.Cell(row.followed.progress?.value.words),
                Table.Cell(row.actions.joined(separator: "; ")),
                Table.Cell(made.repeats.map { "\($0.id) of \($0.inspection)" }),
                Table.Cell(row.followed.made.origin.description),
            ])
        }
        return table
    }
}

extension RecommendationTable.Row {
    fileprivate var blocks: [Document.Block] {
        let made = followed.recommendation
        var fields: [Document.Field] = [
            .init(
                "to",
                (made.addresseeName ?? made.addressee).words
                    + (made.partner.map {
                        ", \(made.partnerRole?.words ?? "with") \($0.words)"
                    } ?? "")),
            .init(
                "standards",
                made.standards.isEmpty
                    ? "not named"
                    : made.standards.map(\.rawValue).joined(separator: ", ")
                        + (made.standardsAreInferred ? " (inferred, not printed)" : "")),
            .init("status", "\(status.words), \(ageInDays.counted("day")) old"),
            .init(
                "made",
                "\(followed.made.effectiveAt.words) (\(followed.made.origin.description))"),
        ]
        if let repeats = made.repeats {
            fields.append(.init("repeats", "\(repeats.id) of \(repeats.inspection)"))
        }
        for late in overdue {
            fields.append(
                .init(
                    "overdue",
                    "\(late.action.map { "action \($0)" } ?? "the action plan"), due \(late.due), "
                        + "by \(late.days.counted("day"))"))
        }
        var blocks: [Document.Block] = [
            .heading("\(made.id)  \(made.topic.words)", level: 3), .fields(fields),
        ]
        if !subPoints.isEmpty || !actions.isEmpty { blocks.append(.list(subPoints + actions)) }
        return blocks
    }

    /// The sub-points with their progress.
    fileprivate var subPoints: [String] {
        let made = followed.recommendation
        return made.subPoints.enumerated().map { index, text in
            let progress = followed.subPointProgress[index + 1]?.value
            return "\(made.id).\(index + 1) \(text.words)"
                + (progress.map { ": \($0.words)" } ?? "")
        }
    }

    /// The actions with their status.
    fileprivate var actions: [String] {
        followed.actions.map { action in
            "action \(action.action.id), \(action.status.description)"
                + (action.due.map { ", due \($0)" } ?? "")
                + (action.action.owner.map { ", \($0.words)" } ?? "")
                + ": \(action.action.what.words)"
        }
    }
}
