extension LedgerInspection {
    /// Who changed what: every change of a rating, or every answer to a question.
    ///
    /// - Parameters:
    ///   - target: `"2.1"`, `"2.1.3"`, `"2.1.3.a"` or `"overall"`.
    ///   - moment: Changes up to and with this moment.
    ///   - provisional: Whether running figures count as changes while fieldwork is incomplete.
    /// - Returns: The changes, oldest first.
    /// - Throws: Code `notFound` when the framework has no such target.
    public func auditTrail(
        of target: String, asOf moment: Moment = .now, provisional: Bool = false
    ) async throws(LedgerError) -> AuditTrail {
        let framework = try await framework()
        guard let parsed = AuditTrail.Target(target, in: framework) else {
            throw LedgerError(
                .notFound,
                "Edition \(framework.id) has no standard or question of that number.",
                remedy: "Ask for overall, or one of "
                    + framework.standards.map(\.id.rawValue).joined(separator: ", ")
                    + ", or a question's number.")
        }
        let last = try await position(of: moment)
        let changes: [AuditTrail.Change]
        switch parsed {
        case .standard(let id):
            changes = try await ratingChanges(
                of: history(of: id).filter { $0.position <= last }, provisional: provisional)
        case .overall:
            changes = try await ratingChanges(
                of: overallHistory().filter { $0.position <= last }, provisional: provisional)
        case .question(let id):
            changes = try await answerChanges(to: id, through: last)
        }
        return AuditTrail(target: target, changes: changes)
    }

    private func ratingChanges<Value: AuditedRating>(
        of versions: [RatingVersion<Value>], provisional: Bool
    ) async throws(LedgerError) -> [AuditTrail.Change] {
        var changes: [AuditTrail.Change] = []
        var before: Value?
        for version in versions {
            defer { before = version.value }
            let settled =
                version.value.audited != before?.audited
                || version.value.decision != before?.decision
            let running = version.value.running != before?.running
            guard before != nil, settled || (provisional && running) else { continue }
            guard let (record, command) = try await ledger.record(at: version.position) else {
                continue
            }
            var decision: PanelDecisionRecorded?
            if case .panelDecisionRecorded(let event) = try ledger.event(of: record) {
                decision = event
            }
            changes.append(
                AuditTrail.Change(
                    record: record, command: command,
                    reason: decision == nil ? command.reason : decision?.reason,
                    from: (settled ? before?.audited : before?.running)?.description,
                    to: (settled ? version.value.audited : version.value.running)?.description,
                    isProvisional: !settled, panelDecision: decision))
        }
        return changes
    }

    private func answerChanges(
        to question: Question.ID, through last: Position
    ) async throws(LedgerError) -> [AuditTrail.Change] {
        guard let tag = try? EventTag("question", question.rawValue) else { return [] }
        var changes: [AuditTrail.Change] = []
        var rest: PositionRange? = .through(last)
        while let range = rest {
            let page = try await ledger.page(
                of: Query([Query.Clause(stream: id, tags: [tag])]), in: range)
            rest = page.rest
            for record in page.records {
                let caseKey: CaseKey?
                let answers: (from: String?, to: String?)
                switch try ledger.event(of: record) {
                case .judgementRecorded(let event):
                    (caseKey, answers) = (event.caseKey, (nil, event.answer.description))
                case .judgementCorrected(let event):
                    (caseKey, answers) = (
                        event.caseKey, (event.from.description, event.to.description)
                    )
                case .publishedFigureRecorded(let event):
                    (caseKey, answers) = (nil, (nil, "\(event.percent)%"))
                default:
                    continue
                }
                guard let command = try await ledger.record(at: record.position)?.command else {
                    continue
                }
                changes.append(
                    AuditTrail.Change(
                        record: record, command: command, reason: command.reason,
                        caseKey: caseKey, from: answers.from, to: answers.to))
            }
        }
        return changes
    }
}

/// What an audit of a rating compares.
private protocol AuditedRating: Hashable, Sendable {
    /// The rating that holds.
    var audited: Rating? { get }
    /// What the figures so far would give.
    var running: Rating? { get }
    /// How it was decided: a confirmation changes this and not the rating.
    var decision: [UInt8] { get }
}

extension StandardRating: AuditedRating {
    fileprivate var audited: Rating? { rating }
    fileprivate var running: Rating? { rating ?? provisionalRating }
    fileprivate var decision: [UInt8] {
        [decidedBy.rawValue, panelOutcome.map { $0.rawValue + 1 } ?? 0, isStale ? 1 : 0]
    }
}

extension OverallRating: AuditedRating {
    fileprivate var audited: Rating? { rating }
    fileprivate var running: Rating? { rating }
    fileprivate var decision: [UInt8] { limitedBy.map { Array($0.rawValue.utf8) } ?? [] }
}
