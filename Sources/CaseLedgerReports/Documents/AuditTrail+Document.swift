public import CaseLedger
internal import CaseQuality

extension AuditTrail: DocumentedAnswer {
    public var subject: String { "audit of \(target)" }

    public var blocks: [Document.Block] {
        var blocks: [Document.Block] = []
        if let purpose { blocks.append(.paragraph("Purpose: \(purpose)")) }
        if let state { blocks.append(.paragraph("\(target): \(state.words).")) }
        if case .absent(.notKnown)? = state {
            if isOfCase { blocks.append(.note(Ratings.reconstructed)) }
        } else if changes.isEmpty {
            blocks.append(.paragraph("No change of \(target) is recorded."))
        }
        for group in changes.groupedByCommand {
            blocks += group.blocks(of: target)
        }
        if changes.contains(where: { $0.origin == .reconstructed }) {
            blocks.append(.note(Ratings.reconstructed))
        }
        return blocks
    }

    /// Whether it is the audit of a case.
    private var isOfCase: Bool {
        if case .cell(let cell) = target { cell.caseKey != nil } else { false }
    }

    public var data: Table? {
        var table = Table([
            .init("Event", .number), .init("In effect from", .number), .init("Cell", .id),
            .init("From"), .init("To"), .init("Provisional"), .init("Decision"),
            .init("What happened", .prose), .init("Recorded", .time), .init("Held", .time),
            .init("Entered by"), .init("Role"), .init("Authority"), .init("Reason"),
            .init("Origin"), .init("Events"), .init("Had seen up to", .number),
            .init("Decided as of", .number),
        ])
        for entry in changes {
            let command = entry.command
            table.add([
                Table.Cell(entry.firstPosition), Table.Cell(command.position),
                Table.Cell(entry.change.cell.description), Table.Cell(entry.change.before.words),
                Table.Cell(entry.change.after.words(after: entry.change.before)),
                Table.Cell(entry.change.isProvisional ? "yes" : "no"),
                Table.Cell(entry.change.decision?.description), Table.Cell(entry.sentence),
                Table.Cell(command.recordedAt.rfc3339), Table.Cell(entry.heldWords),
                Table.Cell(command.actor.rawValue), Table.Cell(command.role.rawValue),
                Table.Cell(command.authority?.words), Table.Cell(entry.reason?.words),
                Table.Cell(entry.origin.description), Table.Cell(entry.causeWords),
                Table.Cell(command.seen?.position), Table.Cell(command.decidedAsOf),
            ])
        }
        return table
    }
}

extension [AuditTrail.Entry] {
    /// The changes of each command, in order.
    fileprivate var groupedByCommand: [[AuditTrail.Entry]] {
        var groups: [[AuditTrail.Entry]] = []
        for entry in self {
            if groups.last?.last?.command.position == entry.command.position {
                groups[groups.count - 1].append(entry)
            } else {
                groups.append([entry])
            }
        }
        return groups
    }

    /// The changes of one command: what changed, then who did it, when and why.
    fileprivate func blocks(of target: AuditTarget) -> [Document.Block] {
        guard let first else { return [] }
        let heading =
            count == 1
            ? first.changeWords(of: target) : "\(count.counted("change")) by one command"
        var blocks: [Document.Block] = [
            .heading("\(first.firstPosition)  \(heading)", level: 3)
        ]
        if allSatisfy({ $0.causes == first.causes }) {
            if count > 1 { blocks.append(.list(map { $0.changeWords(of: target) })) }
            return blocks + [.fields(first.fields)]
        }
        // Each change has events of its own; a decision has a reason and votes of its own too.
        if contains(where: { $0.change.panelDecision != nil || $0.decision != nil }) {
            return flatMap { [$0].blocks(of: target) }
        }
        blocks.append(.list(map { "\($0.changeWords(of: target)): \($0.sentenceWithPlace)" }))
        return blocks + [.fields(first.commandFields(isWhole: false))]
    }
}

extension AuditTrail.Entry {
    /// The fields about the events that made the change, and about their command.
    package var fields: [Document.Field] {
        var fields: [Document.Field] = [.init("what happened", "\(sentence).")]
        if let decision = change.decision {
            fields.append(.init("rating", "\(decision.words)."))
        }
        if isHeldEarlier { fields.append(.init("held", heldWords)) }
        if origin != .recorded { fields.append(.init("origin", origin.description)) }
        if let decision = change.panelDecision, decision.outcome == .discretion {
            fields.append(.init("discretion", decision.eligibilityWords))
        }
        if let panel { fields += panel.fields }
        if let decision = change.panelDecision {
            fields.append(.init("votes", decision.votes.words ?? "not recorded"))
        }
        fields.append(.init(causes.count == 1 ? "event" : "events", causeWords))
        return fields
            + commandFields(
                isWhole: causes.count == 1 && causes.first?.position == command.position)
    }

    /// The fields about the command.
    ///
    /// - Parameter isWhole: Whether the command has no event but the one of the change.
    /// - Returns: The fields.
    fileprivate func commandFields(isWhole: Bool) -> [Document.Field] {
        var fields: [Document.Field] = [
            .init("entered by", "\(command.actor), \(command.role)"),
            .init("recorded", command.recordedAt.rfc3339),
        ]
        if let sheet = command.sheet { fields.append(.init("sheet", sheet.words)) }
        if let authority = command.authority {
            fields.append(.init("authority", authority.words))
        }
        if let reason { fields.append(.init("reason", reason.words)) }
        if !isWhole {
            fields.append(
                .init("in effect", "from position \(command.position), the end of its command"))
        }
        fields.append(
            .init(
                "had seen",
                ObservedQuery.words(
                    command.seen, decidedAsOf: command.decidedAsOf, origin: origin)))
        return fields
    }

    /// `"b-9 judged ... (held 2021-11-08; position 41)"`.
    fileprivate var sentenceWithPlace: String {
        "\(sentence) (" + (isHeldEarlier ? "held \(heldWords); " : "") + "\(causeWords))"
    }

    /// Whether an event held earlier than it was recorded; selections hold always.
    private var isHeldEarlier: Bool {
        timedCauses.contains { !$0.effectiveAt.isWithinASecond(before: command.recordedAt) }
    }

    /// The causes that have a time of their own on the effective clock.
    private var timedCauses: [Cause] {
        let always = Set(
            change.causes.filter { $0.event?.holdsAlways == true }.map(\.position))
        return causes.filter { !always.contains($0.position) }
    }

    /// The position of the first cause, which `case-ledger show` prints.
    fileprivate var firstPosition: Position { causes.first?.position ?? command.position }

    /// `"Inadequate -> Requires improvement"`, after the cell if it is a part of the target.
    fileprivate func changeWords(of target: AuditTarget) -> String {
        var words = target == .cell(change.cell) ? "" : "\(change.cell): "
        if change.before == change.after {
            words += "\(change.after.words), unchanged"
        } else {
            words += change.before.words(to: change.after)
        }
        return words
    }

    /// `"positions 12-14, 17"`; at most ten ranges.
    fileprivate var causeWords: String {
        var ranges: [(first: UInt64, last: UInt64)] = []
        for cause in causes.map(\.position.rawValue) {
            if let last = ranges.last?.last, last + 1 == cause {
                ranges[ranges.count - 1].last = cause
            } else {
                ranges.append((cause, cause))
            }
        }
        let words = ranges.prefix(10).map {
            $0.first == $0.last ? "\($0.first)" : "\($0.first)-\($0.last)"
        }
        let more = causes.count { $0.position.rawValue > ranges.prefix(10).last?.last ?? 0 }
        return "position\(causes.count == 1 ? "" : "s") \(words.joined(separator: ", "))"
            + (more > 0 ? " and \(more.counted("more event"))" : "")
    }

    /// The times when the events held; one time if all are equal.
    fileprivate var heldWords: String {
        var times: [String] = []
        let timed = timedCauses.isEmpty ? causes : timedCauses
        for cause in timed where !times.contains(cause.effectiveAt.words) {
            times.append(cause.effectiveAt.words)
        }
        guard times.count > 3 else { return times.joined(separator: "; ") }
        return "\(times[0]) and at \(times.count - 1) other times"
    }
}

extension EffectiveTime {
    /// Whether this is an instant at most a second before `time`, which is how it is recorded when
    /// nobody states it.
    fileprivate func isWithinASecond(before time: Timestamp) -> Bool {
        precision == .instant
            && (0...1_000_000).contains(time.microseconds - earliest.microseconds)
    }
}

extension PanelDecisionRecorded {
    /// A sentence about whether the edition's rule allowed discretion.
    package var eligibilityWords: String {
        eligibility.isEmpty
            ? "by this edition's rule (unconfirmed) discretion was not open"
            : "by this edition's rule (unconfirmed) discretion was open: "
                + eligibility.map(\.words).joined(separator: ", ")
    }
}

extension AuditTrail.Panel {
    /// Who sat on the panel, and what it had before it.
    fileprivate var fields: [Document.Field] {
        [
            .init(
                "panel",
                (convened.attendance ?? "who sat on it is not recorded")
                    + (convened.quorum.map { "; quorum \($0)" } ?? "")
                    + "; met at position \(position)"),
            .init(
                "before it",
                "the ratings as of position \(convened.seenUpTo), which event \(position) holds"),
        ]
    }
}
