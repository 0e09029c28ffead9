/// What an import of a report recorded.
public struct ReportImport: Hashable, Sendable {
    /// The inspection.
    public let inspection: StreamName
    /// Events of this import, whether recorded now or by an earlier try.
    public let events: Int
    /// Events that an earlier try had recorded already.
    public let eventsRecordedBefore: Int
    /// Answers that were reconstructed from printed counts.
    public let reconstructedAnswers: Int
    /// Questions of which only the printed percentage was kept, because it fits several counts.
    public let countAmbiguous: [Question.ID]
    /// The end of the ledger.
    public let head: Head
}

extension Ledger {
    /// Imports a published report, schema `case-quality-ledger/inspection-report/1`.
    ///
    /// A report prints counts, not who judged which case. Answers are therefore *reconstructed*:
    /// their totals are the printed ones, and every event made this way, and everything that is
    /// made from it, says so. Everything is checked before the first event is recorded; an import
    /// that was interrupted completes when it is run again, and no event is recorded twice.
    ///
    /// - Parameters:
    ///   - bytes: The file.
    ///   - id: The inspection's id.
    ///   - frameworks: The editions that the report may be on.
    ///   - progress: Called after every command with how many are done, and how many there are.
    /// - Returns: What was recorded, now or by an earlier try.
    /// - Throws: Code `invalidInput` with the place and the remedy, and then nothing was recorded;
    ///   or a failure of the storage.
    @discardableResult
    public func importReport(
        _ bytes: [UInt8], as id: StreamName, frameworks: [Framework] = Framework.bundled,
        progress: @Sendable (_ done: Int, _ all: Int) -> Void = { _, _ in }
    ) async throws(LedgerError) -> ReportImport {
        let file = try ReportFile.read(bytes)
        let plan: ReportPlan
        do throws(ReportProblem) {
            plan = try ReportPlan(file, frameworks: frameworks)
            try plan.checkTimes(now: clock.now)
        } catch { throw LedgerError(error) }
        let inspection = inspection(id)
        let hash = ContentDigest(of: bytes).description
        let commands = plan.steps.map {
            (step: $0, id: CommandID(derivedFrom: "report", hash, id.rawValue, $0.name))
        }
        try await rehearse(plan, commands, in: inspection)

        var events = 0
        var before = 0
        for (index, command) in commands.enumerated() {
            let receipt = try await inspection.record(
                command.step.command, by: Actor("report-importer", role: .importer),
                authority: plan.authority.prefixed(Provenance.longestAuthorityInBytes),
                effectiveAt: command.step.effectiveAt, origin: command.step.origin,
                id: command.id)
            let count = Int(
                receipt.positions.upperBound.rawValue - receipt.positions.lowerBound.rawValue + 1)
            events += count
            if receipt.wasRepeat { before += count }
            progress(index + 1, commands.count)
        }
        return ReportImport(
            inspection: id, events: events, eventsRecordedBefore: before,
            reconstructedAnswers: plan.reconstructed, countAmbiguous: plan.ambiguous,
            head: try await head())
    }

    /// Checks whether a report could be imported into an empty ledger; records nothing.
    ///
    /// - Throws: Code `invalidInput` with the place and the remedy.
    public static func checkReport(
        _ bytes: [UInt8], frameworks: [Framework] = Framework.bundled
    ) throws(LedgerError) {
        let file = try ReportFile.read(bytes)
        do throws(ReportProblem) {
            let plan = try ReportPlan(file, frameworks: frameworks)
            try plan.checkTimes(now: LedgerClock.system.now)
            try plan.rehearse(plan.steps, from: Inspection(), in: "check", after: .start)
        } catch { throw LedgerError(error) }
    }

    /// Decides every command that is not recorded yet, in memory, and checks the outcome against
    /// the report, so that a refusal comes before the first write.
    private func rehearse(
        _ plan: ReportPlan, _ commands: [(step: ReportPlan.Step, id: CommandID)],
        in target: LedgerInspection
    ) async throws(LedgerError) {
        // Another process may be importing the same file: everything is judged as of one position.
        let (inspection, upTo) = try await target.current()
        let id = target.id
        var left: [ReportPlan.Step] = []
        for command in commands {
            let known = try await asking { store throws(EventStoreError) in
                try await store.receipt(of: command.id, in: id)
            }
            if let known, known.positions.upperBound <= upTo { continue }
            left.append(command.step)
        }
        if left.count == commands.count, inspection.position > .start {
            throw LedgerError(
                .invalidInput,
                "The ledger has an inspection \(id) already, which did not come from this file. "
                    + "Nothing was recorded.",
                remedy: "Import the report under another id.")
        }
        do throws(ReportProblem) {
            try plan.rehearse(left, from: inspection, in: id, after: upTo)
        } catch { throw LedgerError(error) }
    }
}

extension ReportPlan {
    /// Decides `steps` in memory, one after the other, and checks the outcome against the report.
    func rehearse(
        _ steps: [Step], from start: Inspection, in stream: StreamName, after head: Position
    ) throws(ReportProblem) {
        var inspection = start
        var position = head
        for step in steps {
            if case .publishReport = step.command { try check(inspection) }
            let provenance = Provenance(
                actor: Actor("report-importer", role: .importer), effectiveAt: step.effectiveAt,
                origin: step.origin)
            let events: [InspectionEvent]
            do throws(Refusal) {
                events = try inspection.decide(InspectionRequest(step.command, by: provenance))
            } catch {
                throw ReportProblem(step.name, error.message, remedy: error.remedy)
            }
            for event in events {
                position = position.next
                inspection.evolve(
                    with: .rehearsed(event, at: position, in: stream, by: provenance))
            }
        }
    }
}

extension Recorded<InspectionEvent> {
    /// An event as if it were recorded: for deciding what would come after it.
    static func rehearsed(
        _ event: InspectionEvent, at position: Position, in stream: StreamName,
        by provenance: Provenance
    ) -> Recorded<InspectionEvent> {
        let draft = InspectionEventCodec().encode(event)
        return Recorded(
            event,
            in: Record(
                position: position, stream: stream, sequence: StreamSequence(position.rawValue),
                type: draft.type, schemaVersion: draft.schemaVersion, tags: draft.tags,
                actor: provenance.actor.id, origin: provenance.origin,
                recordedAt: provenance.effectiveAt.latest, effectiveAt: provenance.effectiveAt,
                indexInCommand: 0, command: nil, payload: draft.payload))
    }
}

extension String {
    /// The text, cut to at most `limit` bytes at a character's end.
    fileprivate func prefixed(_ limit: Int) -> String {
        var text = self
        while text.utf8.count > limit { text.removeLast() }
        return text
    }
}
