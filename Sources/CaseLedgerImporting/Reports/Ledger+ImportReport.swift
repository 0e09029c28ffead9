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
        let plan: ReportPlan
        let file = try ReportFile.read(bytes)
        do throws(ReportProblem) {
            plan = try ReportPlan(file, frameworks: frameworks)
            try plan.checkTimes(now: clock.now)
        } catch { throw LedgerError(error) }
        let steps = InspectionImport(
            plan.steps, of: "report", content: ContentDigest(of: bytes), into: inspection(id),
            by: ReportPlan.importer, authority: plan.authority)
        try await rehearse(plan, steps)
        let (events, before) = try await steps.record { progress($0, steps.count) }
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
        _ plan: ReportPlan, _ steps: InspectionImport
    ) async throws(LedgerError) {
        let rest = try await steps.rest()
        let id = steps.target.id
        guard !rest.isForeign else {
            throw LedgerError(
                .invalidInput,
                "The ledger has an inspection \(id) already, which did not come from this file. "
                    + "Nothing was recorded.",
                remedy: "Import the report under another id.")
        }
        do throws(ReportProblem) {
            try plan.rehearse(rest.steps, from: rest.inspection, in: id, after: rest.upTo)
        } catch { throw LedgerError(error) }
    }
}

extension ReportPlan {
    /// Who imports reports.
    static let importer = Agent("report-importer", role: .importer)

    /// Decides `steps` in memory and checks the outcome against the report.
    func rehearse(
        _ steps: [Step], from start: Inspection, in stream: StreamName, after head: Position
    ) throws(ReportProblem) {
        var inspection = start
        try inspection.rehearse(steps, by: Self.importer, in: stream, after: head) {
            step, inspection throws(ReportProblem) in
            if case .publishReport = step.command { try check(inspection) }
        }
    }
}
