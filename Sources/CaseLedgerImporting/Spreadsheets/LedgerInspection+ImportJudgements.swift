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
    ///   - ground: The kind of the corrections, which decides from when they hold; `nil` where a
    ///     changed answer was reconsidered, and another judge or time of the same answer was
    ///     misrecorded.
    ///   - selecting: Whether missing cases are selected for the domain of their questions.
    ///   - retracting: Whether recorded answers are taken back whose cells are empty in a wide sheet;
    ///     this needs a reason.
    ///   - backdated: Why the sheet has answers that held before the announcement or the selection of
    ///     their case; at most 400 bytes.
    ///   - file: The name of the file, without its folder, which is stored with the answers and shown
    ///     beside who entered them; at most 255 bytes, and never about a child.
    ///   - reading: What the file itself does not say, such as the order of day and month.
    ///   - dryRun: Whether to check everything without recording it.
    /// - Returns: The result, or the result that the import would have.
    /// - Throws: Code `invalidInput` or `refused` with all problems in `problems`, each with its
    ///   row, its column and its remedy; `notFound` for an inspection that was not announced; or
    ///   the error of the storage. Nothing is recorded when the import throws.
    /// - Complexity: O(bytes), and O(events of this inspection) if they are not cached.
    @discardableResult
    public func importJudgements(
        _ bytes: [UInt8], by actor: Agent, authority: String = "", reason: String? = nil,
        stage: CorrectionStage = .inspector, ground: CorrectionGround? = nil,
        selecting: Bool = false, retracting: Bool = false, backdated: String? = nil,
        file: String? = nil, reading: SheetReading = SheetReading(), dryRun: Bool = false
    ) async throws(LedgerError) -> JudgementImport {
        let now = ledger.clock.now
        let sheet: AnswerSheet
        let framework = try await framework()
        do throws(SheetProblems) {
            sheet = try AnswerSheet(bytes, on: framework, now: now, reading: reading)
        } catch { throw LedgerError(error) }
        let command = sheet.command(
            by: actor, at: stage, selecting: selecting, ground: ground, retracting: retracting)
        let provenance = Provenance(
            actor: actor, authority: authority, reason: reason, effectiveAt: .instant(now),
            origin: sheet.origin(by: actor, at: stage), backdated: backdated,
            sheet: file)
        return try await bringIn(
            .recordAnswerSheet(command), by: provenance, dryRun: dryRun
        ) { inspection throws(LedgerError) in
            try SheetComparison(
                sheet: sheet, command: command, inspection: inspection, provenance: provenance
            ).outcome(in: id)
        }
    }

    /// Imports a sheet of second judgements from CSV: the import records all of them or nothing.
    ///
    /// A second judgement counts in no rating and stays as it was given: another answer of the same
    /// person to the same question is refused. A repeated import of the same sheet changes nothing.
    ///
    /// - Parameters:
    ///   - bytes: The content of the file, in the layout of a sheet of first judgements.
    ///   - purpose: Why the cases are judged again.
    ///   - actor: The person who imports the sheet, and the judge where it names no inspector.
    ///   - authority: The authority of the import, at most 512 bytes.
    ///   - backdated: Why the sheet has answers that held before the announcement or the selection of
    ///     their case; at most 400 bytes.
    ///   - file: The name of the file, without its folder, as for first judgements.
    ///   - reading: What the file itself does not say, such as the order of day and month.
    ///   - dryRun: Whether to check everything without recording it.
    /// - Returns: The result, or the result that the import would have.
    /// - Throws: Code `invalidInput` or `refused` with all problems in `problems`; `notFound` for an
    ///   inspection that was not announced; or the error of the storage. Nothing is recorded when
    ///   the import throws.
    /// - Complexity: O(bytes), and O(events of this inspection) if they are not cached.
    @discardableResult
    public func importSecondJudgements(
        _ bytes: [UInt8], for purpose: SecondPurpose, by actor: Agent, authority: String = "",
        backdated: String? = nil, file: String? = nil,
        reading: SheetReading = SheetReading(), dryRun: Bool = false
    ) async throws(LedgerError) -> JudgementImport {
        let now = ledger.clock.now
        let sheet: AnswerSheet
        let command: RecordSecondJudgements
        let framework = try await framework()
        do throws(SheetProblems) {
            sheet = try AnswerSheet(bytes, on: framework, now: now, reading: reading)
            command = try sheet.command(by: actor, for: purpose)
        } catch { throw LedgerError(error) }
        let provenance = Provenance(
            actor: actor, authority: authority, effectiveAt: .instant(now),
            origin: sheet.origin(by: actor), backdated: backdated, sheet: file)
        return try await bringIn(
            .recordSecondJudgements(command), by: provenance, dryRun: dryRun
        ) { inspection throws(LedgerError) in
            try SecondSheetComparison(
                sheet: sheet, command: command, inspection: inspection, provenance: provenance
            ).outcome(in: id)
        }
    }

    /// Records the command of a sheet, unless it changes nothing.
    ///
    /// - Parameters:
    ///   - command: The command.
    ///   - provenance: The person who imports the sheet.
    ///   - dryRun: Whether to check everything without recording it.
    ///   - outcome: What the import does to an inspection; it throws the problems of the sheet.
    /// - Returns: The result, or the result that the import would have.
    /// - Throws: What `outcome` throws, or the error of the rules or of the storage.
    private func bringIn(
        _ command: InspectionCommand, by provenance: Provenance, dryRun: Bool,
        _ outcome: (Inspection) throws(LedgerError) -> JudgementImport
    ) async throws(LedgerError) -> JudgementImport {
        while true {
            let (inspection, upTo) = try await current()
            let planned = try outcome(inspection)
            guard planned.events <= Command.mostEvents else {
                throw LedgerError(
                    .invalidInput,
                    "The sheet makes \(planned.events) events; the limit of one import is "
                        + "\(Command.mostEvents), because an import records all or nothing. "
                        + "Nothing was recorded.",
                    remedy: "Move some of its rows to a second sheet.")
            }
            guard planned.events > 0, !dryRun else { return planned }
            do throws(LedgerError) {
                let receipt = try await record(
                    command, by: provenance.actor, authority: provenance.authority,
                    reason: provenance.reason, origin: provenance.origin,
                    metadata: provenance.sheet.map { Metadata([Metadata.sheet: $0]) }
                        ?? Metadata.none, backdated: provenance.backdated)
                let before = receipt.positions.lowerBound.previous
                // The command was decided on the state just before it, which other commands may
                // have changed.
                var done =
                    before == upTo
                    ? planned : try outcome(try await state(asOf: .position(before)))
                done.position = receipt.positions.upperBound
                return done
            } catch {
                // Another actor recorded the same answers in the meantime.
                guard error.refusal == .nothingChanged else { throw error }
            }
        }
    }
}
