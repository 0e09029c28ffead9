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
        guard let target = AuditTarget(target, in: framework) else {
            throw LedgerError(
                .notFound,
                "Edition \(framework.id) has no standard or question of that number.",
                remedy: "Ask for overall, or one of "
                    + framework.standards.map(\.id.rawValue).joined(separator: ", ")
                    + ", or a question's number.")
        }
        return try await auditTrail(of: target, asOf: moment, provisional: provisional)
    }

    /// Who changed what: every change of a rating, or every answer to a question.
    ///
    /// - Parameters:
    ///   - target: What is asked about.
    ///   - moment: Changes up to and with this moment.
    ///   - provisional: Whether running figures count as changes while fieldwork is incomplete.
    /// - Returns: The changes, oldest first; none for something that the edition does not have.
    /// - Throws: Code `notFound` for an inspection or a moment that does not exist.
    public func auditTrail(
        of target: AuditTarget, asOf moment: Moment = .now, provisional: Bool = false
    ) async throws(LedgerError) -> AuditTrail {
        let last = try await position(of: moment)
        let changes: [AuditTrail.Change]
        switch target {
        case .standard(let id):
            changes = try await ratingChanges(
                RatingChange.all(in: history(of: id), provisional: provisional), through: last)
        case .overall:
            changes = try await ratingChanges(
                RatingChange.all(in: overallHistory(), provisional: provisional), through: last)
        case .question(let id):
            changes = try await answerChanges(to: id, through: last)
        }
        return AuditTrail(target: target, changes: changes)
    }

    private func ratingChanges(
        _ changes: [RatingChange], through last: Position
    ) async throws(LedgerError) -> [AuditTrail.Change] {
        var audited: [AuditTrail.Change] = []
        for change in changes where change.position <= last {
            guard let (record, command) = try await ledger.record(at: change.position) else {
                continue
            }
            var decision: PanelDecisionRecorded?
            if case .panelDecisionRecorded(let event) = try ledger.event(of: record) {
                decision = event
            }
            audited.append(
                AuditTrail.Change(
                    record: record, command: command,
                    reason: decision == nil ? command.reason : decision?.reason,
                    from: change.from.map { .rating($0) }, to: change.to.map { .rating($0) },
                    isProvisional: change.isProvisional, panelDecision: decision))
        }
        return audited
    }

    private func answerChanges(
        to question: Question.ID, through last: Position
    ) async throws(LedgerError) -> [AuditTrail.Change] {
        let query = InspectionQueries(stream: id, framework: nil).tagged(.question, question)
        var changes: [AuditTrail.Change] = []
        var rest: PositionRange? = .through(last)
        while let range = rest {
            let page = try await ledger.page(of: query, in: range)
            rest = page.rest
            for record in page.records {
                guard let change = AnswerChange(of: try ledger.event(of: record)) else { continue }
                let command = try await ledger.command(of: record)
                changes.append(
                    AuditTrail.Change(
                        record: record, command: command, reason: command.reason,
                        caseKey: change.caseKey, from: change.from, to: change.to))
            }
        }
        return changes
    }
}
