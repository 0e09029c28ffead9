/// What an import of a sheet of answers did, or would do.
public struct JudgementImport: Hashable, Sendable {
    /// The inspection.
    public let inspection: StreamName
    /// How the sheet is laid out.
    public let form: AnswerSheetForm
    /// Answers that were not there before.
    public let recorded: Int
    /// Answers that differ from those that stood, in the sheet's order.
    public let corrections: [Correction]
    /// Answers that stood already; they change nothing.
    public let equal: Int
    /// Empty cells of a wide sheet: questions of their case's domain that are not judged.
    public let blank: Int
    /// Cases that were selected because the sheet has answers of them.
    public let selected: [CaseKey]
    /// How many events this makes.
    public let events: Int
    /// Where its last event stands; `nil` when nothing was recorded.
    public internal(set) var position: Position?

    /// An answer that took another one's place.
    public struct Correction: Hashable, Sendable {
        /// The row of the sheet, the header being row 1.
        public let row: Int
        /// The column of the sheet.
        public let column: SheetColumn
        /// The case.
        public let caseKey: CaseKey
        /// What was answered anew.
        public let subject: RecordAnswerSheet.Subject
        /// What the answer was.
        public let from: Answer
        /// What it is now.
        public let to: Answer
    }
}

extension LedgerInspection {
    /// Imports a sheet of answers (CSV): all of it, or nothing.
    ///
    /// New answers are recorded. Answers that differ from those that stand are corrections, and need
    /// a reason. Answers that are equal change nothing, whatever the sheet says of inspector, time
    /// or evidence: importing the same sheet again changes nothing. What the sheet does not have
    /// stays as it is. `Framework.answerSheetTemplate` writes an empty sheet.
    ///
    /// - Parameters:
    ///   - bytes: The file, wide or long, as its headings say.
    ///   - actor: Who brings the sheet, and judged where it names no inspector.
    ///   - authority: On what authority, at most 512 bytes.
    ///   - reason: Why answers are corrected; at most 2,000 bytes, never about a child.
    ///   - stage: At which point of the work they are.
    ///   - selecting: Whether cases that are not in the sample are selected for the domain of their
    ///     questions.
    ///   - dryRun: Whether to stop short of recording; everything else is done and checked.
    /// - Returns: What was done, or would be.
    /// - Throws: Code `invalidInput` or `refused` with all problems in `problems`, each with its row,
    ///   its column and what would be right; `notFound` for an inspection that was not announced;
    ///   or a failure of the storage. Then nothing was recorded.
    /// - Complexity: O(bytes), and O(events of this inspection) where they are not cached.
    @discardableResult
    public func importJudgements(
        _ bytes: [UInt8], by actor: Agent, authority: String = "", reason: String? = nil,
        stage: CorrectionStage = .inspector, selecting: Bool = false, dryRun: Bool = false
    ) async throws(LedgerError) -> JudgementImport {
        let now = ledger.clock.now
        let sheet: AnswerSheet
        let framework = try await framework()
        do throws(SheetProblems) {
            sheet = try AnswerSheet(bytes, on: framework, now: now)
        } catch { throw LedgerError(error) }
        let command = RecordAnswerSheet(
            entries: sheet.entries.map { entry in
                var content = entry.content
                if content.judgedBy == actor.id { content.judgedBy = nil }
                return content
            }, selecting: selecting, stage: stage)
        let provenance = Provenance(
            actor: actor, authority: authority, reason: reason, effectiveAt: .instant(now))
        func outcome(on inspection: Inspection) throws(LedgerError) -> JudgementImport {
            try SheetComparison(
                sheet: sheet, command: command, inspection: inspection, provenance: provenance
            ).outcome(in: id)
        }
        while true {
            let (inspection, upTo) = try await current()
            let planned = try outcome(on: inspection)
            guard planned.events > 0, !dryRun else { return planned }
            do throws(LedgerError) {
                let receipt = try await record(
                    .recordAnswerSheet(command), by: actor, authority: authority, reason: reason)
                let before = receipt.positions.lowerBound.previous
                // What it was decided on is what stood right before it, which others may have changed.
                var done =
                    before == upTo
                    ? planned : try outcome(on: try await state(asOf: .position(before)))
                done.position = receipt.positions.upperBound
                return done
            } catch {
                // Somebody else recorded the same answers in the meantime.
                guard error.refusal == .nothingChanged else { throw error }
            }
        }
    }
}
