/// The result of the import of a report.
public struct ReportImport: Hashable, Sendable {
    /// The inspection.
    public let inspection: StreamName
    /// The events of this import, recorded by this run or an earlier one.
    public let events: Int
    /// The events that an earlier run had recorded.
    public let eventsRecordedBefore: Int
    /// The answers that were reconstructed from printed counts.
    public let reconstructedAnswers: Int
    /// The questions whose printed percentage fits several counts, so that only it was stored.
    public let countAmbiguous: [Question.ID]
    /// The head of the ledger after the import.
    public let head: Head
}

extension Ledger {
    /// Imports a published report of schema `case-quality-ledger/inspection-report/2` or `/1`.
    ///
    /// A report prints counts, and not who judged which case. The import therefore *reconstructs*
    /// answers whose totals are the printed ones. Every reconstructed event, and every value that
    /// depends on it, has this origin. Everything is checked before the first event is recorded. An
    /// interrupted import completes when it is run again, and no event is recorded twice.
    ///
    /// - Parameters:
    ///   - bytes: The content of the file.
    ///   - id: The id of the inspection.
    ///   - frameworks: The editions that the report may name.
    ///   - progress: Called after every command with the number of completed commands and the
    ///     total.
    /// - Returns: The events recorded by this run and by earlier ones.
    /// - Throws: Code `invalidInput` with the place and the remedy, when nothing was recorded; or
    ///   the error of the storage.
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

    /// Checks whether a report could be imported into an empty ledger, without recording it.
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

    /// Decides the remaining commands in memory and compares the outcome with the report.
    ///
    /// A refusal is therefore found before the first write.
    private func rehearse(
        _ plan: ReportPlan, _ steps: InspectionImport
    ) async throws(LedgerError) {
        let rest = try await steps.rest()
        let id = steps.target.id
        guard !rest.isForeign else {
            throw LedgerError(
                .invalidInput,
                "The ledger already has an inspection \(id) from another source. "
                    + "Nothing was recorded.",
                remedy: "Import the report under another id.")
        }
        do throws(ReportProblem) {
            try plan.rehearse(rest.steps, from: rest.inspection, in: id, after: rest.upTo)
        } catch { throw LedgerError(error) }
    }
}

extension ReportPlan {
    /// The actor of report imports.
    static let importer = Agent("report-importer", role: .importer)

    /// Decides `steps` in memory and compares the outcome with the report.
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
