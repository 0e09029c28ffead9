public import CaseLedger
internal import CaseQuality

extension AuditTrail: DocumentedAnswer {
    public var subject: String { "who changed \(target)" }

    public var blocks: [Document.Block] {
        guard !changes.isEmpty else {
            return [.paragraph("No change of \(target) is recorded.")]
        }
        return changes.flatMap(\.blocks)
    }

    public var data: Table? {
        var table = Table([
            .init("Position", .number), .init("In effect from", .number), .init("Case", .id),
            .init("Before", .rating), .init("After", .rating), .init("Provisional"),
            .init("Decision"), .init("What happened", .prose), .init("Recorded", .time),
            .init("Held"), .init("Entered by"), .init("Role"), .init("Authority"), .init("Reason"),
            .init("Origin"), .init("Events"), .init("Had seen up to", .number),
            .init("Decided as of", .number),
        ])
        for change in changes {
            table.add([
                Table.Cell(change.firstPosition),
                Table.Cell(change.position), Table.Cell(change.caseKey?.rawValue),
                Table.Cell(change.from?.label), Table.Cell(change.to?.label),
                Table.Cell(change.isProvisional ? "yes" : "no"),
                Table.Cell(change.decision?.description), Table.Cell(change.sentence),
                Table.Cell(change.recordedAt.rfc3339), Table.Cell(change.heldWords),
                Table.Cell(change.actor.rawValue), Table.Cell(change.role.rawValue),
                Table.Cell(change.authority?.words), Table.Cell(change.reason?.words),
                Table.Cell(change.origin.description), Table.Cell(change.causeWords),
                Table.Cell(change.seen?.position),
                Table.Cell(change.decidedAsOf),
            ])
        }
        return table
    }
}

extension AuditTrail.Change {
    fileprivate var blocks: [Document.Block] {
        var fields: [Document.Field] = [.init("what happened", "\(sentence).")]
        if let decision { fields.append(.init("rating", "\(decision.words).")) }
        fields += [
            .init("entered by", "\(actor), \(role)"), .init("recorded", recordedAt.rfc3339),
        ]
        if causes.contains(where: { !$0.effectiveAt.isWithinASecond(before: recordedAt) }) {
            fields.append(.init("held", heldWords))
        }
        if origin != .recorded { fields.append(.init("origin", origin.description)) }
        if let authority { fields.append(.init("authority", authority.words)) }
        if let reason { fields.append(.init("reason", reason.words)) }
        if let panelDecision, panelDecision.outcome == .discretion {
            fields.append(.init("discretion", panelDecision.eligibilityWords))
        }
        fields.append(.init(causes.count == 1 ? "event" : "events", causeWords))
        if causes.count != 1 || causes.first?.position != position {
            fields.append(.init("in effect", "from position \(position), the end of its command"))
        }
        fields.append(.init("had seen", Observation.words(seen, decidedAsOf: decidedAsOf)))
        return [.heading("\(firstPosition)  \(changeWords)", level: 3), .fields(fields)]
    }

    /// The position of the first cause, which `case-ledger show` prints.
    fileprivate var firstPosition: Position { causes.first?.position ?? position }

    fileprivate var changeWords: String {
        var words = caseKey.map { "\($0): " } ?? ""
        if from == to, decision != nil {
            return words + (to?.label ?? "no rating") + ", unchanged"
        }
        if caseKey == nil || from != nil { words += "\(from?.label ?? "no rating") -> " }
        return words + (to?.label ?? "no rating") + (isProvisional ? " (provisional)" : "")
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
        for cause in causes where !times.contains(cause.effectiveAt.words) {
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
