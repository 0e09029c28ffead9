/// The layout of a sheet of answers.
public enum AnswerSheetForm: String, Hashable, Sendable, CaseIterable {
    /// A row for each case, a column for each question.
    case wide
    /// A row for each answer.
    case long
}

/// A sheet of answers as it was read: every answer with its row and column.
///
/// The headings determine one of two layouts. *Long* has a row for each answer: case, question and
/// answer, and optionally inspector, time, evidence and domain. *Wide* has a row for each case:
/// case, optionally domain, inspector and time, and a column for each question and for management
/// oversight.
package struct AnswerSheet: Sendable {
    /// One answer with its row and column.
    package struct Entry: Hashable, Sendable {
        package let row: Int
        package let column: SheetColumn
        package let content: RecordAnswerSheet.Entry
    }

    /// An empty cell for the answer of a case.
    package struct EmptyCell: Hashable, Sendable {
        package let row: Int
        package let column: SheetColumn
        package let content: RecordAnswerSheet.Cleared
    }

    /// The layout of the sheet.
    package let form: AnswerSheetForm
    /// The answers, row by row.
    package let entries: [Entry]
    /// The number of empty answer cells in a wide sheet, for questions of the case's domain.
    package let blank: Int
    /// The empty cells of a wide sheet; the answers that are recorded for them can be taken back.
    package let empty: [EmptyCell]
    /// The column of the cases.
    package let caseColumn: SheetColumn?
    /// The column of the judges.
    package let judgeColumn: SheetColumn?
    /// Whether case keys that differ only in their spelling stand for different cases.
    let keepsSimilarKeysApart: Bool
    /// The domains that the column `domain` gives.
    package let domains: [CaseKey: Domain.ID]
    /// The keys of the cases in the ledger.
    let keys: CaseKeyTranslation

    /// Reads a sheet of answers on an edition of the rules.
    ///
    /// - Parameters:
    ///   - bytes: The content of the file.
    ///   - framework: The edition of the questions.
    ///   - now: The present; a later time in the sheet is an error.
    ///   - reading: What the file itself does not say.
    ///   - inspection: The inspection whose sample has some of the cases.
    ///   - ownKeys: How an import treats keys of cases that are not made keys.
    /// - Throws: All problems that can be found without the answers of the inspection.
    /// - Complexity: O(bytes), and O(cases of the inspection).
    package init(
        _ bytes: [UInt8], on framework: Framework, now: Timestamp,
        reading: SheetReading = SheetReading(), of inspection: Inspection = Inspection(),
        ownKeys: OwnCaseKeys = .refused
    ) throws(SheetProblems) {
        var reader: AnswerSheetReader
        do throws(SheetProblems) {
            reader = try AnswerSheetReader(
                try CSVTable(bytes, reading), framework, now, reading, inspection, ownKeys)
        } catch {
            let subjects = AnswerSheetSubjects(of: framework)
            throw HeadingRow.suggestion(in: bytes, reading) { headings in
                let meanings = headings.map {
                    AnswerSheetColumns.meaning(of: $0, subjects, reading)
                }
                return meanings.contains(.caseKey) && meanings.count { $0 != nil } > 1
            } ?? error
        }
        keepsSimilarKeysApart = reading.keepsSimilarKeysApart
        try reader.read()
        form = reader.columns.form
        caseColumn = reader.columns.column(of: .caseKey)
        judgeColumn = reader.columns.column(of: .inspector)
        entries = reader.entries
        blank = reader.blank
        empty = reader.empty
        domains = reader.domains
        keys = reader.keys
    }

    /// The origin of what the sheet brings in: `entered` if it names another judge than the actor.
    func origin(by actor: Agent, at stage: CorrectionStage = .inspector) -> Origin {
        let namesAnother = entries.contains {
            $0.content.judgedBy.map { $0 != actor.id } ?? false
        }
        return stage == .inspector && namesAnother ? .entered : .recorded
    }

    /// The command that records the sheet.
    ///
    /// - Parameters:
    ///   - actor: The person who imports the sheet, and the judge where it names no inspector.
    ///   - stage: The stage of the work at which corrections were made.
    ///   - selecting: Whether missing cases are selected for the domain of their questions.
    ///   - ground: The kind of its corrections; `nil` if it is not stated.
    ///   - retracting: Whether recorded answers whose cells are empty are taken back.
    /// - Returns: The command, with an entry for each answer.
    func command(
        by actor: Agent, at stage: CorrectionStage, selecting: Bool = false,
        ground: CorrectionGround? = nil, retracting: Bool = false
    ) -> RecordAnswerSheet {
        RecordAnswerSheet(
            entries: entries.map { entry in
                var content = entry.content
                if content.judgedBy == actor.id { content.judgedBy = nil }
                return content
            }, selecting: selecting, stage: stage, ground: ground,
            cleared: retracting ? empty.map(\.content) : [])
    }

    /// The command that records the sheet as second judgements.
    ///
    /// - Parameters:
    ///   - actor: The person who imports the sheet, and the judge where it names no inspector.
    ///   - purpose: Why the cases are judged again.
    /// - Returns: The command, with a judgement for each answer, in the same order.
    /// - Throws: The answers about oversight, which is judged once.
    func command(
        by actor: Agent, for purpose: SecondPurpose
    ) throws(SheetProblems) -> RecordSecondJudgements {
        var problems = SheetProblems()
        var judgements: [RecordSecondJudgements.Judgement] = []
        for entry in entries {
            let content = entry.content
            guard case .question(let question) = content.subject else {
                problems.add(
                    SheetProblem(
                        row: entry.row, column: entry.column,
                        "oversight is not judged a second time.",
                        remedy: "Leave it out of a sheet of second judgements."))
                continue
            }
            judgements.append(
                RecordSecondJudgements.Judgement(
                    caseKey: content.caseKey, question: question, answer: content.answer,
                    evidence: content.evidence,
                    judgedBy: content.judgedBy == actor.id ? nil : content.judgedBy,
                    heldAt: content.heldAt))
        }
        try problems.check()
        return RecordSecondJudgements(for: purpose, judgements)
    }
}
