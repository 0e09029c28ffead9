/// The result of an import of a sheet of answers, or of its dry run.
public struct JudgementImport: Hashable, Sendable {
    /// The inspection.
    public let inspection: StreamName
    /// The layout of the sheet.
    public let form: AnswerSheetForm
    /// The number of new answers.
    public let recorded: Int
    /// The answers that differ from the recorded ones, in the order of the sheet.
    public let corrections: [Correction]
    /// The number of answers that equal the recorded ones and change nothing.
    public let equal: Int
    /// The number of empty answer cells in a wide sheet, for questions of the case's domain.
    public let blank: Int
    /// The cases that were selected because the sheet has answers for them.
    public let selected: [CaseKey]
    /// The number of events of the import.
    public let events: Int
    /// The position of the last event; `nil` when nothing was recorded.
    public internal(set) var position: Position?

    /// An answer that replaces a recorded one.
    public struct Correction: Hashable, Sendable {
        /// The row of the sheet, the header being row 1.
        public let row: Int
        /// The column of the sheet.
        public let column: SheetColumn
        /// The case.
        public let caseKey: CaseKey
        /// The subject of the answer.
        public let subject: RecordAnswerSheet.Subject
        /// The recorded answer before the import.
        public let from: Answer
        /// The answer of the sheet.
        public let to: Answer
    }
}

extension LedgerInspection {
    /// Imports a sheet of answers from CSV: the import records all of them or nothing.
    ///
    /// New answers are recorded. Answers that differ from the recorded ones are corrections, and
    /// need a reason. Equal answers change nothing, whatever inspector, time or evidence the sheet
    /// gives. A repeated import of the same sheet therefore changes nothing. Answers that are not
    /// in the sheet stay unchanged. `Framework.answerSheetTemplate` writes an empty sheet.
    ///
    /// - Parameters:
    ///   - bytes: The content of the file, wide or long; the headings determine the layout.
    ///   - actor: The person who imports the sheet, and the judge where it names no inspector.
    ///   - authority: The authority of the import, at most 512 bytes.
    ///   - reason: The reason for corrections, at most 2,000 bytes; never about a child.
    ///   - stage: The stage of the work at which corrections were made.
    ///   - selecting: Whether missing cases are selected for the domain of their questions.
    ///   - dryRun: Whether to check everything without recording it.
    /// - Returns: The result, or the result that the import would have.
    /// - Throws: Code `invalidInput` or `refused` with all problems in `problems`, each with its
    ///   row, its column and its remedy; `notFound` for an inspection that was not announced; or
    ///   the error of the storage. Nothing is recorded when the import throws.
    /// - Complexity: O(bytes), and O(events of this inspection) if they are not cached.
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
        let command = sheet.command(by: actor, at: stage, selecting: selecting)
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
                // The command was decided on the state just before it, which other commands may
                // have changed.
                var done =
                    before == upTo
                    ? planned : try outcome(on: try await state(asOf: .position(before)))
                done.position = receipt.positions.upperBound
                return done
            } catch {
                // Another actor recorded the same answers in the meantime.
                guard error.refusal == .nothingChanged else { throw error }
            }
        }
    }
}
