/// What an import of published results did, or would do.
public struct HistoryImport: Hashable, Sendable {
    /// The inspections, in the sheet's order.
    public let inspections: [StreamName]
    /// Those of them that were not there before.
    public let recorded: [StreamName]
    /// How many events were recorded now.
    public let events: Int
}

extension Ledger {
    /// Imports published results of past inspections (CSV): a row for each inspection, with its
    /// ratings as printed, and where they are printed.
    ///
    /// The columns are `inspection`, `name`, `published` and `source`; if wanted `service`,
    /// `region`, `framework`, `kind`, `score` (`11/36`) and `overall`; and the numbers of standards,
    /// each with its rating, or empty for one that was not rated. A stated score or overall rating
    /// that does not follow from the ratings is refused. Everything is checked before the first
    /// inspection is recorded; each is recorded as a whole, and an import that was interrupted
    /// completes when it is run again. Importing the same row again changes nothing.
    ///
    /// - Parameters:
    ///   - bytes: The file.
    ///   - frameworks: The editions that inspections may be on.
    ///   - dryRun: Whether to stop short of recording; everything else is done and checked.
    ///   - progress: Called after every inspection with how many are done, and how many there are.
    /// - Returns: What was done, or would be.
    /// - Throws: Code `invalidInput` with all problems in `problems`, each with its row, its column
    ///   and what would be right, and then nothing was recorded; or a failure of the storage.
    @discardableResult
    public func importHistory(
        _ bytes: [UInt8], frameworks: [Framework] = Framework.bundled, dryRun: Bool = false,
        progress: @Sendable (_ done: Int, _ all: Int) -> Void = { _, _ in }
    ) async throws(LedgerError) -> HistoryImport {
        let sheet: HistorySheet
        do throws(SheetProblems) {
            sheet = try HistorySheet(bytes, frameworks: frameworks, now: clock.now)
        } catch { throw LedgerError(error) }
        var left: [InspectionImport] = []
        var problems = SheetProblems()
        for row in sheet.rows {
            let imported = InspectionImport(
                row.steps, of: "history", content: row.content, into: inspection(row.inspection),
                by: HistorySheet.importer, authority: row.source)
            let rest = try await imported.rest()
            if rest.isForeign {
                problems.add(
                    SheetProblem(
                        row: row.number, column: nil,
                        "the ledger has an inspection \(row.inspection) already, and this row says "
                            + "something else of it.",
                        remedy: "Correct its report in the ledger, or give this one another id."))
            } else if !rest.steps.isEmpty {
                left.append(imported)
            }
        }
        do throws(SheetProblems) { try problems.check() } catch { throw LedgerError(error) }
        var events = 0
        for (index, imported) in left.enumerated() where !dryRun {
            let done = try await imported.record()
            events += done.events - done.before
            progress(index + 1, left.count)
        }
        return HistoryImport(
            inspections: sheet.rows.map(\.inspection), recorded: left.map(\.target.id),
            events: events)
    }
}
