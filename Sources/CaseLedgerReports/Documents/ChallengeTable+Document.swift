public import CaseLedger
internal import CaseQuality

extension ChallengeTable: DocumentedAnswer {
    public var subject: String { "challenges" }

    public var unlisted: String? { rows.isEmpty ? "challenges" : nil }

    public var blocks: [Document.Block] {
        guard !rows.isEmpty else { return [.paragraph("No challenge was raised.")] }
        let success =
            resolved == 0
            ? "none is resolved"
            : "\(successful) of \(resolved) resolved accepted, in whole or in part"
        return [
            .paragraph(
                "\(rows.count.counted("challenge")) as of \(day): \(open) open, \(overdue) overdue; "
                    + "\(success).")
        ] + rows.flatMap(\.blocks)
    }

    public var data: Table? {
        var table = Table([
            .init("Id", .id), .init("Target", .prose), .init("Kind"), .init("Raised by"),
            .init("Role"), .init("Raised", .time), .init("Due", .time),
            .init("Overdue by days", .number), .init("Outcome"), .init("Resolved by"),
            .init("Role of that"), .init("Resolved", .time), .init("Followed"),
            .init("Effect", .prose),
        ])
        for row in rows {
            let challenge = row.challenge
            table.add([
                Table.Cell(challenge.raised.id.rawValue), Table.Cell(row.target),
                Table.Cell(challenge.raised.kind.words), Table.Cell(challenge.raisedBy.rawValue),
                Table.Cell(row.raisedRole?.rawValue), Table.Cell(row.raisedAt?.rfc3339),
                Table.Cell(challenge.raised.due?.description), Table.Cell(row.overdueDays),
                Table.Cell(challenge.resolved?.outcome.words ?? "open"),
                Table.Cell(challenge.resolvedBy?.rawValue), Table.Cell(row.resolvedRole?.rawValue),
                Table.Cell(row.resolvedAt?.rfc3339),
                Table.Cell(
                    row.followed.map { $0.cause.position.description }
                        .joined(separator: " ")),
                Table.Cell(row.effects.map(\.words).joined(separator: "; ")),
            ])
        }
        return table
    }
}

extension ChallengeTable.Row {
    fileprivate var blocks: [Document.Block] {
        let raised = challenge.raised
        var fields: [Document.Field] = [
            .init("kind", raised.kind.words), .init("ground", raised.ground.words),
            .init(
                "raised",
                "by \(challenge.raisedBy)" + (raisedRole.map { ", \($0)" } ?? "")
                    + ", event \(challenge.raisedAt)"
                    + dates(held: raisedHeldAt, recorded: raisedAt)),
        ]
        if !raised.evidence.isEmpty {
            fields.append(
                .init("evidence", raised.evidence.map(\.rawValue).joined(separator: ", ")))
        }
        let overdue = overdueDays.map { ", overdue by \($0.counted("day"))" } ?? ""
        fields.append(.init("due", (raised.due?.description ?? "no date") + overdue))
        if let resolved = challenge.resolved, let person = challenge.resolvedBy {
            fields.append(
                .init(
                    "outcome",
                    "\(resolved.outcome.words) by \(person)"
                        + (resolvedRole.map { ", \($0)" } ?? "")
                        + (challenge.resolvedAt.map { ", event \($0)" } ?? "")
                        + dates(held: resolvedHeldAt, recorded: resolvedAt)
                        + (resolved.isSelfChecked ? Provenance.alone : "")))
            if let reason { fields.append(.init("reason", reason.words)) }
        } else {
            fields.append(.init("outcome", "open"))
        }
        let followed =
            self.followed.isEmpty
            ? "no event is named"
            : self.followed.map { "\($0.cause.position)  \($0.cause.sentence)" }
                .joined(separator: "; ")
        fields.append(.init("followed", followed))
        fields.append(
            .init(
                isOpen ? "since then" : "effect",
                effects.isEmpty ? "no rating changed" : effects.map(\.words).joined(separator: "; ")
            ))
        return [.heading("\(raised.id)  \(target)", level: 3), .fields(fields)]
    }
}

extension ChallengeTable.Row {
    /// When an act held, and when it was recorded if that was another day.
    private func dates(held: EffectiveTime?, recorded: Timestamp?) -> String {
        guard let recorded else { return "" }
        let day = "\(EffectiveMoment.day(of: recorded))"
        guard let held, held.precision != .instant || held.earliest != recorded,
            held.dayWords != EffectiveMoment.day(of: recorded).words
        else { return ", \(day)" }
        return ", held \(held.dayWords), recorded \(day)"
    }
}

extension ChallengeTable.Effect {
    /// The effect in one line: `"2.1 Good -> Outstanding"`.
    var words: String { "\(cell) \(before.words) -> \(after.words)" }
}
