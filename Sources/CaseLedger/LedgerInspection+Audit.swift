extension LedgerInspection {
    /// Lists every change of a rating, or every answer to a question, with the actor of each.
    ///
    /// - Parameters:
    ///   - target: `"2.1"`, `"2.1.3"`, `"2.1.3.a"` or `"overall"`.
    ///   - moment: The last moment, inclusive.
    ///   - provisional: Whether running figures count as changes while fieldwork is incomplete.
    /// - Returns: The changes, oldest first.
    /// - Throws: ``LedgerError`` with code `notFound` when the edition has no such target, or
    ///   with the codes of the method that takes an `AuditTarget`.
    public func auditTrail(
        of target: String, asOf moment: Moment = .now, provisional: Bool = false
    ) async throws(LedgerError) -> AuditTrail {
        let framework = try await framework()
        guard let target = AuditTarget(target, in: framework) else {
            throw LedgerError(
                .notFound,
                "Edition \(framework.id) has no standard or question of that number.",
                remedy: "Use overall, or one of "
                    + framework.standards.map(\.id.rawValue).joined(separator: ", ")
                    + ", or a question's number.")
        }
        return try await auditTrail(of: target, asOf: moment, provisional: provisional)
    }

    /// Lists every change of a rating, or every answer to a question, with the actor of each.
    ///
    /// - Parameters:
    ///   - target: The standard, the question or the service's overall rating.
    ///   - moment: The last moment, inclusive.
    ///   - provisional: Whether running figures count as changes while fieldwork is incomplete.
    /// - Returns: The changes, oldest first; empty for a target that the edition does not have.
    /// - Throws: ``LedgerError`` with code `notFound` for an inspection that does not exist or a
    ///   milestone that was not reached, `beyondHead` for a position beyond the end, `newerFormat`,
    ///   `damaged`, `closed` or `storage`.
    public func auditTrail(
        of target: AuditTarget, asOf moment: Moment = .now, provisional: Bool = false
    ) async throws(LedgerError) -> AuditTrail {
        let last = try await position(of: moment)
        let announcement = try await ledger.page(of: .stream(id), limit: 1).records.first
        if let announcement, announcement.lastOfCommand > last {
            throw try await notRecorded(by: last) ?? notAnnounced(by: last)
        }
        let changes: [AuditTrail.Change]
        switch target {
        case .standard(let id):
            let versions = try await history(of: id)
            let found = RatingChange.all(in: versions, provisional: provisional)
            let repeated = try await repeatedDecisions(
                on: id, versions, apartFrom: found, through: last)
            changes = try await ratingChanges(
                (found + repeated).sorted { $0.position < $1.position }, of: target, [id],
                through: last)
        case .overall:
            changes = try await ratingChanges(
                RatingChange.all(in: overallHistory(), provisional: provisional),
                of: target, framework().standards.map(\.id), through: last)
        case .question(let id):
            changes = try await answerChanges(to: id, in: framework(), through: last)
        }
        return AuditTrail(target: target, changes: changes)
    }

    /// The decisions that replaced another with the same rating and the same outcome, which no
    /// version of the rating shows.
    private func repeatedDecisions(
        on id: Standard.ID, _ versions: [RatingVersion<StandardRating>],
        apartFrom found: [RatingChange], through last: Position
    ) async throws(LedgerError) -> [RatingChange] {
        let query = InspectionQueries(stream: self.id, framework: nil).decisions(on: id)
        var known = Set(found.map(\.position))
        var repeated: [RatingChange] = []
        var rest: PositionRange? = .through(last)
        while let range = rest {
            let page = try await ledger.page(of: query, in: range)
            for place in page.records.map(\.lastOfCommand) where known.insert(place).inserted {
                guard let version = versions.last(where: { $0.position <= place }) else { continue }
                repeated.append(
                    RatingChange(position: place, of: version.value.settled, decision: .decided))
            }
            rest = page.rest
        }
        return repeated
    }

    private func ratingChanges(
        _ changes: [RatingChange], of target: AuditTarget, _ standards: [Standard.ID],
        through last: Position
    ) async throws(LedgerError) -> [AuditTrail.Change] {
        let framework = try await framework()
        let queries = InspectionQueries(stream: id, framework: framework)
        let inputs = standards.reduce(Query.nothing) { $0.or(queries.rating(of: $1)) }
        var audited: [AuditTrail.Change] = []
        for change in changes where change.position <= last {
            guard let (record, command) = try await ledger.record(at: change.position) else {
                continue
            }
            var causes: [AuditTrail.Cause] = []
            var rest: PositionRange? = PositionRange(
                from: record.firstOfCommand, through: record.lastOfCommand)
            while let range = rest {
                let page = try await ledger.page(of: inputs, in: range)
                for record in page.records {
                    causes.append(
                        AuditTrail.Cause(try recorded(record), of: command, in: framework))
                }
                rest = page.rest
            }
            // The announcement changes every rating, but carries no standard's tag.
            if causes.isEmpty {
                causes.append(AuditTrail.Cause(try recorded(record), of: command, in: framework))
            }
            audited.append(
                AuditTrail.Change(
                    of: target, causes: causes, in: record, command,
                    from: change.from.map { .rating($0) },
                    to: change.to.map { .rating($0) },
                    decision: change.decision.map { causes.panelOutcome ?? $0 },
                    isProvisional: change.isProvisional))
        }
        return audited
    }

    private func recorded(
        _ record: Record
    ) throws(LedgerError) -> Recorded<InspectionEvent> {
        Recorded(try ledger.event(of: record), in: record)
    }

    private func answerChanges(
        to question: Question.ID, in framework: Framework, through last: Position
    ) async throws(LedgerError) -> [AuditTrail.Change] {
        let query = InspectionQueries(stream: id, framework: nil).tagged(.question, question)
        var changes: [AuditTrail.Change] = []
        // All changes that one command makes to the answer of one case count as one change.
        var open: AnswersOfCommand?
        var rest: PositionRange? = .through(last)
        while let range = rest {
            let page = try await ledger.page(of: query, in: range)
            rest = page.rest
            for record in page.records {
                let recorded = try recorded(record)
                guard let change = AnswerChange(of: recorded.event) else { continue }
                if let done = open, done.position != record.lastOfCommand {
                    changes += done.changes
                    open = nil
                }
                if open == nil {
                    open = AnswersOfCommand(
                        to: .question(question), of: record,
                        try await ledger.command(of: record), in: framework)
                }
                open?.take(change, of: recorded)
            }
        }
        return changes + (open?.changes ?? [])
    }
}

extension [AuditTrail.Cause] {
    /// What the last panel decision among the causes did to a rating that kept its value.
    fileprivate var panelOutcome: DecisionChange? {
        lazy.compactMap(\.panelDecision).last.map {
            $0.outcome == .confirmed ? .confirmed : .decided
        }
    }
}

/// The changes that one command makes to the answers of one question, by case.
private struct AnswersOfCommand {
    private let record: Record
    private let command: CommandDetails
    private let framework: Framework
    private let target: AuditTarget
    private var cases:
        [(key: CaseKey?, from: AuditedValue?, to: AuditedValue, causes: [AuditTrail.Cause])] = []

    init(
        to target: AuditTarget, of record: Record, _ command: CommandDetails,
        in framework: Framework
    ) {
        self.target = target
        self.record = record
        self.command = command
        self.framework = framework
    }

    var position: Position { record.lastOfCommand }

    mutating func take(_ change: AnswerChange, of recorded: Recorded<InspectionEvent>) {
        let cause = AuditTrail.Cause(recorded, of: command, in: framework)
        if let key = change.caseKey, let index = cases.firstIndex(where: { $0.key == key }) {
            cases[index].to = change.to
            cases[index].causes.append(cause)
        } else {
            cases.append((change.caseKey, change.from, change.to, [cause]))
        }
    }

    /// One change for each case whose answer differs at the end of the command.
    var changes: [AuditTrail.Change] {
        cases.filter { $0.from != $0.to }.map {
            AuditTrail.Change(
                of: target, causes: $0.causes, in: record, command, caseKey: $0.key, from: $0.from,
                to: $0.to)
        }
    }
}
