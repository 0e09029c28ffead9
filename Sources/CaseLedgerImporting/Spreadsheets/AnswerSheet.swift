/// How a sheet of answers is laid out.
public enum AnswerSheetForm: String, Hashable, Sendable, CaseIterable {
    /// A row for each case, a column for each question.
    case wide
    /// A row for each answer.
    case long
}

/// A sheet of answers as it was read: every answer, and where it stands.
///
/// It is in one of two forms, told apart by the headings. *Long* has a row for each answer: case,
/// question, answer, and if wanted inspector, time, evidence and domain. *Wide* has a row for each
/// case: case, if wanted domain, inspector and time, and a column for each question and for
/// management oversight.
package struct AnswerSheet: Sendable {
    /// One answer and where it stands.
    package struct Entry: Hashable, Sendable {
        package let row: Int
        package let column: SheetColumn
        package let content: RecordAnswerSheet.Entry
    }

    /// How it is laid out.
    package let form: AnswerSheetForm
    /// Its answers, row by row.
    package let entries: [Entry]
    /// Cells of a wide sheet that are empty: questions of their case's domain that are not judged.
    package let blank: Int
    /// The column of the cases.
    package let caseColumn: SheetColumn?
    /// The domains that a column of that name gives.
    package let domains: [CaseKey: Domain.ID]

    /// Reads a sheet of answers on an edition of the rules.
    ///
    /// - Parameters:
    ///   - bytes: The file.
    ///   - framework: The edition that the questions are of.
    ///   - now: What lies after it is yet to come, and cannot have held.
    /// - Throws: Everything that is wrong with it, as far as it can be told without the inspection.
    /// - Complexity: O(bytes).
    package init(
        _ bytes: [UInt8], on framework: Framework, now: Timestamp
    ) throws(SheetProblems) {
        let table = try CSVTable(bytes)
        var reader = try AnswerSheetReader(table, framework, now)
        try reader.read()
        form = reader.columns.form
        caseColumn = reader.columns.column(of: .caseKey)
        entries = reader.entries
        blank = reader.blank
        domains = reader.domains
    }
}
