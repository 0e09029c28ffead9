/// The answers of an inspection as they stand, as a sheet that an import reads.
public struct JudgementExport: Hashable, Sendable {
    /// The inspection.
    public let inspection: StreamName
    /// The layout of the sheet.
    public let form: AnswerSheetForm
    /// The number of answers.
    public let answers: Int
    /// The cases in the sheet; a long sheet has no row for a case without an answer.
    public let cases: [CaseKey]
    /// The cases that were withdrawn and are left out.
    public let withdrawn: [CaseKey]
    /// The number of cases whose inspector or time a wide sheet leaves empty, because it differs
    /// between their answers.
    public let mixed: Int
    /// The sheet, as CSV with commas and line feeds.
    public let csv: String
}

extension LedgerInspection {
    /// Writes the answers as they stand, as a sheet that an import reads and that changes nothing.
    ///
    /// References to evidence and second judgements are not part of the sheet.
    ///
    /// - Parameters:
    ///   - form: The layout; `nil` for a row for each case, or a row for each answer where answers of
    ///     one case have different inspectors or times.
    ///   - list: The list of made keys, to write the keys of somebody's own sheets in their place;
    ///     `nil` to write the keys of the ledger.
    /// - Returns: The sheet.
    /// - Throws: Code `notFound` for an inspection that was not announced; or the error of the
    ///   storage.
    public func exportJudgements(
        form: AnswerSheetForm? = nil, ownKeys list: MadeCaseKeys? = nil
    ) async throws(LedgerError) -> JudgementExport {
        let framework = try await framework()
        let sheet = StandingAnswers(of: try await state(), on: framework, keys: list)
        let mixed = sheet.cases.count { $0.isMixed }
        let form = form ?? (mixed == 0 ? .wide : .long)
        let written = sheet.cases.filter { form == .wide || !$0.answers.isEmpty }
        return JudgementExport(
            inspection: id, form: form, answers: sheet.cases.map(\.answers.count).reduce(0, +),
            cases: written.map(\.key), withdrawn: sheet.withdrawn,
            mixed: form == .wide ? mixed : 0,
            csv: form == .wide ? sheet.wide : sheet.long)
    }
}
