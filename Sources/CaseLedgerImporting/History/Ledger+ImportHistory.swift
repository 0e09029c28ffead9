/// The result of an import of published results, or of its dry run.
public struct HistoryImport: Hashable, Sendable {
    /// The inspections in the order of the sheet.
    public let inspections: [StreamName]
    /// The inspections that were not in the ledger before.
    public let recorded: [StreamName]
    /// The number of events that this run recorded.
    public let events: Int
    /// The cells that are not certain, with what was made of each, in the order of the sheet.
    public let doubtful: [DoubtfulCell]
}

extension Ledger {
    /// Imports published results of past inspections from CSV, one inspection a row.
    ///
    /// The required columns are `name`, `published` and `source`. The optional columns are
    /// `inspection`, `service`, `region`, `framework`, `kind`, `score` (`11/36`) and `overall`.
    /// Without a column `inspection`, the id is made from the service and the year. Every other
    /// column is the number of a standard and contains its rating, `not rated` with or without the
    /// reason, `no cases` or `out of scope`. It is empty for a standard whose rating is not known.
    ///
    /// A public table is read with a mapping, which says what its headings and words mean, and what
    /// is done with unreadable cells. Nothing is guessed: every cell that is not certain is a
    /// problem, or is named in the result with what was made of it.
    ///
    /// If the ratings of all core standards are known, the score and the overall rating must follow
    /// from them. Otherwise they stand as published, if the known ratings allow them, and nothing
    /// is computed: without a stated score the total is not known.
    ///
    /// Everything is checked before the first inspection is recorded. An inspection is recorded as
    /// a whole. An interrupted import completes when it is run again. A repeated import of the same
    /// row changes nothing, also if the row is spelt in another way.
    ///
    /// - Parameters:
    ///   - bytes: The content of the file.
    ///   - frameworks: The editions that inspections may follow; a row that names none follows the
    ///     first.
    ///   - reading: What the file itself does not say, such as the order of day and month.
    ///   - dryRun: Whether to check everything without recording it.
    ///   - progress: Called after every inspection with the number of completed inspections and the
    ///     total.
    /// - Returns: The result, or the result that the import would have.
    /// - Throws: Code `invalidInput` with all problems in `problems`, each with its row, its column
    ///   and its remedy, when nothing was recorded; or the error of the storage.
    @discardableResult
    public func importHistory(
        _ bytes: [UInt8], frameworks: [Framework] = Framework.bundled,
        reading: SheetReading = SheetReading(), dryRun: Bool = false,
        progress: @Sendable (_ done: Int, _ all: Int) -> Void = { _, _ in }
    ) async throws(LedgerError) -> HistoryImport {
        let sheet: HistorySheet
        do throws(SheetProblems) {
            sheet = try HistorySheet(
                bytes, frameworks: frameworks, now: clock.now, reading: reading)
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
                        "the ledger already has an inspection \(row.inspection), and this row has "
                            + "different content.",
                        remedy: "Correct the report in the ledger, or give this row another id."))
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
            events: events, doubtful: sheet.cells.doubtful)
    }
}
