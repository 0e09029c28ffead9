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
    /// The answers whose judge or time differs from what is recorded, in the order of the sheet.
    public let attributions: [Attribution]
    /// The recorded answers that were taken back, because their cells are empty.
    public let retracted: [Retraction]
    /// The number of recorded answers whose cells are empty, and that stay.
    public let kept: Int
    /// The number of answers that equal the recorded ones and change nothing.
    public let equal: Int
    /// The number of empty answer cells in a wide sheet, for questions of the case's domain.
    public let blank: Int
    /// The cases that were selected because the sheet has answers for them.
    public let selected: [CaseKey]
    /// The judges of new answers, or of a corrected record, whom the team gives no role that judges.
    public let unverified: [UnverifiedJudge]
    /// The number of events of the import.
    public let events: Int
    /// The position of the last event; `nil` when nothing was recorded.
    public internal(set) var position: Position?

    /// A corrected record of who judged an answer, or when; the answer stays.
    public struct Attribution: Hashable, Sendable {
        /// The row of the sheet, the header being row 1.
        public let row: Int
        /// The case.
        public let caseKey: CaseKey
        /// The subject of the answer.
        public let subject: RecordAnswerSheet.Subject
        /// Who judged, if the sheet names somebody.
        public let judgedBy: Agent.ID?
    }

    /// A judge who is not in the team.
    ///
    /// The answers are recorded. The judge cannot attest them before the team has the judge.
    public struct UnverifiedJudge: Hashable, Sendable {
        /// The judge.
        public let judge: Agent.ID
        /// The first row of the sheet that names the judge, the header being row 1.
        public let row: Int
        /// The number of their answers.
        public let answers: Int
    }

    /// A recorded answer that was taken back.
    public struct Retraction: Hashable, Sendable {
        /// The row of the sheet, the header being row 1.
        public let row: Int
        /// The column of the sheet.
        public let column: SheetColumn
        /// The case.
        public let caseKey: CaseKey
        /// The subject of the answer.
        public let subject: RecordAnswerSheet.Subject
        /// The answer; `nil` for an oversight of which only aspects were judged.
        public let from: Answer?
    }

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
    /// need a reason; so do other inspectors and times of the same answers, which correct the
    /// record. A recorded answer whose cell is empty in a wide sheet stays, unless `retracting` is
    /// true. A repeated import of the same sheet changes nothing. Answers that are not in the sheet
    /// stay unchanged. `Framework.answerSheetTemplate` writes an empty sheet.
    ///
    /// - Parameters:
    ///   - bytes: The content of the file, wide or long; the headings determine the layout.
    ///   - actor: The person who imports the sheet, and the judge where it names no inspector.
    ///   - authority: The authority of the import, at most 512 bytes.
    ///   - reason: The reason for corrections, at most 2,000 bytes; never about a child.
    ///   - stage: The stage of the work at which corrections were made.
    ///   - ground: The kind of the corrections, which decides from when they hold.
    ///   - selecting: Whether missing cases are selected for the domain of their questions.
    ///   - retracting: Whether recorded answers are taken back whose cells are empty in a wide sheet;
    ///     this needs a reason.
    ///   - backdated: Why the sheet has answers that held before the announcement or the selection of
    ///     their case; at most 400 bytes.
    ///   - dryRun: Whether to check everything without recording it.
    /// - Returns: The result, or the result that the import would have.
    /// - Throws: Code `invalidInput` or `refused` with all problems in `problems`, each with its
    ///   row, its column and its remedy; `notFound` for an inspection that was not announced; or
    ///   the error of the storage. Nothing is recorded when the import throws.
    /// - Complexity: O(bytes), and O(events of this inspection) if they are not cached.
    @discardableResult
    public func importJudgements(
        _ bytes: [UInt8], by actor: Agent, authority: String = "", reason: String? = nil,
        stage: CorrectionStage = .inspector, ground: CorrectionGround = .reconsidered,
        selecting: Bool = false, retracting: Bool = false, backdated: String? = nil,
        dryRun: Bool = false
    ) async throws(LedgerError) -> JudgementImport {
        let now = ledger.clock.now
        let sheet: AnswerSheet
        let framework = try await framework()
        do throws(SheetProblems) {
            sheet = try AnswerSheet(bytes, on: framework, now: now)
        } catch { throw LedgerError(error) }
        let command = sheet.command(
            by: actor, at: stage, selecting: selecting, ground: ground, retracting: retracting)
        let provenance = Provenance(
            actor: actor, authority: authority, reason: reason, effectiveAt: .instant(now),
            origin: sheet.origin(by: actor, at: stage), backdated: backdated)
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
                    .recordAnswerSheet(command), by: actor, authority: authority, reason: reason,
                    origin: provenance.origin, backdated: backdated)
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
