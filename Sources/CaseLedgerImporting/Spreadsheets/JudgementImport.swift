/// The result of an import of a sheet of answers, or of its dry run.
public struct JudgementImport: Hashable, Sendable {
    /// The inspection.
    public let inspection: StreamName
    /// The layout of the sheet.
    public let form: AnswerSheetForm
    /// Why the cases are judged again; `nil` for a sheet of first judgements.
    public let second: SecondPurpose?
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
    /// The number of cases whose keys were replaced by new made keys.
    public let madeKeys: Int
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
