public import CaseLedger
internal import CaseQuality

extension PanelMinutes: DocumentedAnswer {
    public var subject: String {
        meetings.count == 1 ? "minute of panel \(meetings[0].number)" : "ratings panels"
    }

    public var unlisted: String? { meetings.isEmpty && pack == nil ? "ratings panels" : nil }

    public var blocks: [Document.Block] {
        (meetings.isEmpty ? [.paragraph("No ratings panel met.")] : meetings.flatMap(\.blocks))
            + (pack?.blocks(isFirst: meetings.isEmpty) ?? [])
    }

    public var data: Table? {
        var table = Table([
            .init("Panel", .number), .init("Convened at", .number), .init("Chair"),
            .init("Members"), .init("Standard", .id), .init("Laid before", .rating),
            .init("Decided", .rating), .init("Outcome"), .init("Direction"), .init("Votes"),
            .init("Decision", .number), .init("Stands"), .init("Approved at", .number),
            .init("Dissents", .number), .init("Reason", .prose),
        ])
        for meeting in meetings {
            for seen in meeting.convened.snapshot {
                let decisions = meeting.decisions.filter {
                    $0.decision.standard == seen.standard
                }
                let start = [
                    Table.Cell(meeting.number), Table.Cell(meeting.position),
                    Table.Cell(meeting.convened.chair?.rawValue),
                    Table.Cell(
                        meeting.convened.members.map(\.rawValue).joined(separator: " ")),
                    Table.Cell(seen.standard.rawValue), Table.Cell(seen.rating?.label),
                ]
                if decisions.isEmpty { table.add(start) }
                for decided in decisions {
                    table.add(
                        start + [
                            Table.Cell(decided.decision.decided.label),
                            Table.Cell(decided.decision.outcome.description),
                            Table.Cell(decided.direction.rawValue),
                            Table.Cell(decided.decision.votes.words), Table.Cell(decided.position),
                            Table.Cell(decided.stands ? "yes" : "no"),
                            Table.Cell(decided.approval?.cause.position),
                            Table.Cell(decided.dissents.count), Table.Cell(decided.reason?.words),
                        ])
                }
            }
        }
        return table
    }
}

extension PanelMinutes.Meeting {
    fileprivate var blocks: [Document.Block] {
        func keys(_ people: [Agent.ID]) -> String {
            people.isEmpty ? "not recorded" : people.map(\.rawValue).joined(separator: ", ")
        }
        var fields: [Document.Field] = [
            .init("chair", convened.chair?.rawValue ?? "not recorded"),
            .init("members", keys(convened.members)),
            .init("quorum", convened.quorum.map(String.init) ?? "not stated"),
            .init(
                "barred",
                barred.isEmpty
                    ? (convened.attendance == nil ? "not known" : "nobody")
                    : barred.map { "\($0.person) \($0.reasons.listed)" }.joined(separator: "; ")),
            .init("laid before it", "the ratings as of position \(convened.seenUpTo)"),
            .init("convened by", "\(convenedBy), event \(position)"),
        ]
        if !origin.isOwn { fields.append(.init("origin", origin.description)) }
        var table = Table([
            .init("Id", .id), .init("Laid before", .rating), .init("Decided", .rating),
            .init("How"), .init("Event", .number),
        ])
        for seen in convened.snapshot {
            let decided = decisions.last { $0.decision.standard == seen.standard }
            table.add([
                Table.Cell(seen.standard.rawValue), Table.Cell(seen.rating?.label ?? "none"),
                Table.Cell(
                    decided?.decision.decided.label
                        ?? notRated[seen.standard].map { "not rated (\($0.words))" }
                        ?? "not decided"),
                Table.Cell(decided?.how), Table.Cell(decided?.position),
            ])
        }
        let met = heldAt.dayWords
        return [
            .heading("Panel \(number), \(met)", level: 2), .fields(fields), .table(table),
            .heading("Decisions (\(decisions.count))", level: 3),
            decisions.isEmpty
                ? .paragraph("No decision was recorded.") : .list(decisions.map(\.line)),
            .heading("Discretion", level: 3), .list(discretion),
        ]
    }

    private var discretion: [String] {
        let open = eligible.map { standard in
            "\(standard.standard): " + standard.triggers.map(\.words).joined(separator: ", ")
                + (standard.isConsidered ? "; considered" : "; not considered")
        }
        let rest = undecided.map(\.rawValue)
        let rule = "by this edition's rule" + (isRuleConfirmed ? "" : " (unconfirmed)")
        return [
            open.isEmpty
                ? "open on no standard, \(rule)"
                : "open on \(eligible.map(\.standard.rawValue).listed), \(rule)"
        ] + open + [
            rest.isEmpty
                ? "no rated standard was left undecided" : "left undecided: \(rest.listed)"
        ]
    }
}

extension PanelMinutes.Decision {
    /// How it was decided, in a column: `"discretion, up"`.
    fileprivate var how: String {
        decision.outcome == .confirmed
            ? "confirmed"
            : decision.outcome.description + (direction == .same ? "" : ", \(direction.rawValue)")
    }

    /// The decision in one line, with its votes and what followed.
    fileprivate var line: String {
        var parts = [
            "\(position)  \(decision.standard) "
                + (decision.from == decision.decided || decision.from == nil
                    ? decision.decided.label
                    : "\(decision.from?.label ?? "") -> \(decision.decided.label)") + ", \(how)"
        ]
        if decision.outcome == .discretion, let ground = decision.ground {
            parts.append("ground: \(ground.words)")
        }
        if let reason { parts.append("reason: \(reason.words.withoutFullStop)") }
        parts.append(decision.votes.words ?? "votes not stated")
        parts += dissents.map { "\($0.actor) dissented (event \($0.cause.position))" }
        parts += lateInterests.map {
            "\($0.person) declared an interest after the vote (event \($0.position)); the vote stands"
        }
        if let approval {
            parts.append("approved by \(approval.actor) (event \(approval.cause.position))")
        } else if isWaiting {
            parts.append("waits for a second approval")
        }
        if let endedBy {
            let reason = endedBy.reason.map { ": \($0.words.withoutFullStop)" } ?? ""
            parts.append(
                "replaced or reversed by \(endedBy.actor) (event \(endedBy.cause.position))\(reason)"
            )
        }
        return parts.joined(separator: "; ")
    }
}

extension PanelPack {
    /// The pack; first if no panel met yet.
    fileprivate func blocks(isFirst: Bool) -> [Document.Block] {
        var table = Table([
            .init("Id", .id), .init("Rating", .prose), .init("Lowest", .percent),
            .init("To edge", .number), .init("Up", .number), .init("Down", .number),
        ])
        for row in standards {
            table.add([
                Table.Cell(row.standard.rawValue), Table.Cell(row.state.words),
                Table.Cell(row.lowestPercent), Table.Cell(row.pointsToBoundary),
                Table.Cell(row.answersUp), Table.Cell(row.answersDown),
            ])
        }
        return [
            .heading(isFirst ? "Before the panel" : "Before the next panel", level: 2),
            .paragraph(
                "To edge is the distance of the lowest percentage from a boundary, in points. Up "
                    + "and down are the answers that would have to change for another rating."),
            .table(table), .list(lines),
        ]
    }

    private var lines: [String] {
        func ids(_ rows: [Row]) -> String {
            rows.isEmpty ? "no standard" : rows.map(\.standard.rawValue).listed
        }
        let rule = "by this edition's rule" + (isRuleConfirmed ? "" : " (unconfirmed)")
        let waitingWords = waiting.map { "event \($0.position)" }
        return [
            "within \(withinPoints.counted("point")) of a boundary: \(ids(nearBoundary))",
            "one answer would change the rating: \(ids(standards.filter(\.hangsOnOneAnswer)))",
            "discretion is open \(rule): \(ids(standards.filter { !$0.triggers.isEmpty }))",
            "to be decided again: \(ids(standards.filter(\.isStale)))",
            "waiting for an approval: "
                + (waitingWords.isEmpty ? "nothing" : waitingWords.listed),
            "not attested: "
                + (unattested.isEmpty
                    ? "no answer"
                    : unattested.map { "\($0.answers.counted("answer")) of \($0.judge)" }.listed),
            "open challenges: "
                + (challenges.isEmpty ? "none" : challenges.map(\.rawValue).listed),
        ]
    }
}
