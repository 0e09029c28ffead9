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
}

extension AuditTrail.Change {
    fileprivate var blocks: [Document.Block] {
        var fields: [Document.Field] = [
            .init("what happened", "\(sentence)."),
            .init("entered by", "\(actor), \(role)"),
            .init("recorded", recordedAt.rfc3339),
            .init("held", heldWords),
        ]
        if origin != .recorded { fields.append(.init("origin", origin.description)) }
        if let authority { fields.append(.init("authority", authority.words)) }
        if let reason { fields.append(.init("reason", reason.words)) }
        if let panelDecision, panelDecision.outcome == .discretion {
            fields.append(.init("discretion", panelDecision.eligibilityWords))
        }
        if causes.count > 1 || causes.first?.position != position {
            let positions = causes.prefix(20).map { String($0.position.rawValue) }
            let more = causes.count - positions.count
            fields.append(
                .init(
                    "caused by",
                    "position \(positions.joined(separator: ", "))"
                        + (more > 0 ? " and \(more.counted("more event"))" : "")))
        }
        fields.append(.init("had seen", seenWords))
        return [.heading("\(position)  \(changeWords)", level: 3), .fields(fields)]
    }

    private var changeWords: String {
        var words = caseKey.map { "\($0): " } ?? ""
        if caseKey == nil || from != nil { words += "\(from?.label ?? "no rating") -> " }
        return words + (to?.label ?? "no rating") + (isProvisional ? " (provisional)" : "")
    }

    private var seenWords: String {
        seen.map { "what was recorded up to position \($0.position)" }
            ?? "not recorded; decided on the ledger as of position \(decidedAsOf)"
    }

    /// The times when the events held; one time if all are equal.
    private var heldWords: String {
        var times: [String] = []
        for cause in causes where !times.contains(cause.effectiveAt.words) {
            times.append(cause.effectiveAt.words)
        }
        guard times.count > 3 else { return times.joined(separator: "; ") }
        return "\(times[0]) and at \(times.count - 1) other times"
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
