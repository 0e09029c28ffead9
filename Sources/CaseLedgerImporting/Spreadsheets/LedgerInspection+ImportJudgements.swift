internal import CaseQuality

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
    ///   - ownKeys: How an import treats keys of cases that are not made keys.
    ///   - keep: Called with the list of made keys before anything is recorded, if it has new ones:
    ///     it must store the list, because nobody can tell the cases without it. It is called again
    ///     when the sample changed in the meantime.
    ///   - dryRun: Whether to check everything without recording it.
    ///   - report: Called when a step of the import begins.
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
        file: String? = nil, reading: SheetReading = SheetReading(),
        ownKeys: OwnCaseKeys = .refused,
        keeping keep: (MadeCaseKeys) throws(LedgerError) -> Void = { _ in },
        dryRun: Bool = false, reporting report: (SheetImportStep) -> Void = { _ in }
    ) async throws(LedgerError) -> JudgementImport {
        let now = ledger.clock.now
        let framework = try await framework()
        return try await bringIn(dryRun: dryRun, keeping: keep, reporting: report) {
            inspection throws(LedgerError) in
            report(.reading(bytes: bytes.count))
            let sheet = try read(bytes, on: framework, now, reading, inspection, ownKeys)
            let provenance = Provenance(
                actor: actor, authority: authority, reason: reason, effectiveAt: .instant(now),
                origin: sheet.origin(by: actor, at: stage), backdated: backdated, sheet: file)
            let command = sheet.command(
                by: actor, at: stage, selecting: selecting, ground: ground, retracting: retracting)
            return SheetPlan(sheet, .recordAnswerSheet(command), by: provenance) {
                inspection throws(LedgerError) in
                try SheetComparison(
                    sheet: sheet, command: command, inspection: inspection, provenance: provenance
                ).outcome(in: id)
            }
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
    ///   - ownKeys: How an import treats keys of cases that are not made keys.
    ///   - keep: Called with the list of made keys before anything is recorded, if it has new ones:
    ///     it must store the list, because nobody can tell the cases without it. It is called again
    ///     when the sample changed in the meantime.
    ///   - dryRun: Whether to check everything without recording it.
    ///   - report: Called when a step of the import begins.
    /// - Returns: The result, or the result that the import would have.
    /// - Throws: Code `invalidInput` or `refused` with all problems in `problems`; `notFound` for an
    ///   inspection that was not announced; or the error of the storage. Nothing is recorded when
    ///   the import throws.
    /// - Complexity: O(bytes), and O(events of this inspection) if they are not cached.
    @discardableResult
    public func importSecondJudgements(
        _ bytes: [UInt8], for purpose: SecondPurpose, by actor: Agent, authority: String = "",
        backdated: String? = nil, file: String? = nil,
        reading: SheetReading = SheetReading(), ownKeys: OwnCaseKeys = .refused,
        keeping keep: (MadeCaseKeys) throws(LedgerError) -> Void = { _ in },
        dryRun: Bool = false, reporting report: (SheetImportStep) -> Void = { _ in }
    ) async throws(LedgerError) -> JudgementImport {
        let now = ledger.clock.now
        let framework = try await framework()
        return try await bringIn(dryRun: dryRun, keeping: keep, reporting: report) {
            inspection throws(LedgerError) in
            report(.reading(bytes: bytes.count))
            let sheet = try read(bytes, on: framework, now, reading, inspection, ownKeys)
            let provenance = Provenance(
                actor: actor, authority: authority, effectiveAt: .instant(now),
                origin: sheet.origin(by: actor), backdated: backdated, sheet: file)
            let command: RecordSecondJudgements
            do throws(SheetProblems) { command = try sheet.command(by: actor, for: purpose) } catch
            { throw LedgerError(error) }
            return SheetPlan(sheet, .recordSecondJudgements(command), by: provenance) {
                inspection throws(LedgerError) in
                try SecondSheetComparison(
                    sheet: sheet, command: command, inspection: inspection, provenance: provenance
                ).outcome(in: id)
            }
        }
    }

    private func read(
        _ bytes: [UInt8], on framework: Framework, _ now: Timestamp, _ reading: SheetReading,
        _ inspection: Inspection, _ ownKeys: OwnCaseKeys
    ) throws(LedgerError) -> AnswerSheet {
        if case .kept = ownKeys, inspection.permissions?.keepsCaseKeys != true {
            throw .keysNotKept(in: framework, inspection.permissions?.kinds ?? [])
        }
        try reading.checkForAnswers()
        do throws(SheetProblems) {
            return try AnswerSheet(
                bytes, on: framework, now: now, reading: reading, of: inspection, ownKeys: ownKeys)
        } catch { throw LedgerError(error) }
    }
}

extension LedgerError {
    /// The error when the edition does not let cases keep their keys.
    fileprivate static func keysNotKept(
        in framework: Framework, _ kinds: [InspectionKind]
    ) -> LedgerError {
        LedgerError(
            .refused,
            "Edition \(framework.id) does not let cases keep their own keys"
                + (kinds.isEmpty
                    ? "" : " in \(kinds.map(\.description).joined(separator: ", "))")
                + ". Nothing was recorded.",
            remedy: "Name a file with --case-keys instead of --keep-keys: made keys replace the "
                + "keys of the sheet, and the file has what each stands for.",
            refusal: .keyIdentifies)
    }
}
