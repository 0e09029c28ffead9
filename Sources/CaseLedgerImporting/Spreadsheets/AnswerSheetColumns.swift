/// The columns of an answer sheet, determined by its headings.
struct AnswerSheetColumns {
    /// The meaning of a column.
    enum Meaning: Hashable {
        case caseKey
        case domain
        case question
        case answer
        case inspector
        case time
        case evidence
        case subject(RecordAnswerSheet.Subject)

        /// The columns with a fixed heading.
        static let named: [(heading: String, Meaning)] = [
            ("case", .caseKey), ("question", .question), ("answer", .answer),
            ("inspector", .inspector), ("time", .time), ("evidence", .evidence),
            ("domain", .domain),
        ]
    }

    let form: AnswerSheetForm
    let columns: [SheetColumn]
    private let meanings: [Meaning?]

    /// Determines the layout of a sheet and the meaning of its columns.
    ///
    /// - Throws: The problems of the headings. A column never has a meaning by its position.
    init(
        _ headings: [String], row: Int, _ subjects: AnswerSheetSubjects
    ) throws(SheetProblems) {
        var problems = SheetProblems()
        let meanings: [Meaning?] = headings.map { heading in
            Meaning.named.first { $0.heading == heading.lowercased() }?.1
                ?? subjects[heading].map { .subject($0) }
        }
        guard meanings.contains(.caseKey) else {
            problems.add(
                SheetProblem(
                    row: row, column: nil, "no column has the heading \"case\".",
                    remedy:
                        "The first row has the headings: case, question, answer (and inspector, "
                        + "time, evidence) for a row each answer; or case (and inspector, time) and "
                        + "the numbers of the questions for a row each case."))
            throw problems
        }
        form = meanings.contains(.question) || meanings.contains(.answer) ? .long : .wide
        self.meanings = meanings
        // The first row contains headings, so its text is not data about a case.
        columns = headings.enumerated().map { index, heading in
            SheetColumn(index + 1, heading: heading.isPrintable(upTo: 48) ? heading : nil)
        }
        let missing: [(heading: String, Meaning)] =
            form == .long ? [("question", .question), ("answer", .answer)] : []
        for need in missing where !meanings.contains(need.1) {
            problems.add(
                SheetProblem(
                    row: row, column: nil, "no column has the heading \"\(need.heading)\".",
                    remedy: "A sheet with a row for each answer has the columns case, question and "
                        + "answer; one with a row for each case has no such columns."))
        }
        for (index, meaning) in meanings.enumerated() {
            if let meaning, let first = meanings.firstIndex(of: meaning), first < index {
                problems.add(
                    SheetProblem(
                        row: row, column: columns[index],
                        "it has the same meaning as column \(columns[first]).",
                        remedy: "Keep one of the two columns."))
            }
            guard let remedy = Self.remedy(meaning, headings[index], form, subjects) else {
                continue
            }
            problems.add(
                SheetProblem(
                    row: row, column: columns[index],
                    meaning == nil
                        ? "the heading is unknown."
                        : "this column is not allowed in a sheet with a row for each "
                            + (form == .long ? "answer." : "case."),
                    remedy: remedy))
        }
        if form == .wide, answers.isEmpty {
            problems.add(
                SheetProblem(
                    row: row, column: nil, "no column has the number of a question.",
                    remedy: "Use the numbers of questions as headings, such as "
                        + "\(subjects.names.first ?? "2.1.1"), one for each column."))
        }
        try problems.check()
    }

    /// The index of the column with this meaning, from 0.
    func index(of meaning: Meaning) -> Int? { meanings.firstIndex(of: meaning) }

    /// The column with this meaning.
    func column(of meaning: Meaning) -> SheetColumn? { index(of: meaning).map { columns[$0] } }

    /// The columns of answers: their indices, from 0, and the subjects of the answers.
    var answers: [(index: Int, subject: RecordAnswerSheet.Subject)] {
        meanings.enumerated().compactMap { index, meaning in
            guard case .subject(let subject) = meaning else { return nil }
            return (index, subject)
        }
    }

    /// The remedy for a column without a meaning; `nil` when the column is correct.
    private static func remedy(
        _ meaning: Meaning?, _ heading: String, _ form: AnswerSheetForm,
        _ subjects: AnswerSheetSubjects
    ) -> String? {
        switch (meaning, form) {
        case (.subject, .long):
            return "Give the question in the column question, one answer for each row."
        case (.evidence, .wide):
            return "Evidence belongs to one answer: give a row for each answer."
        case (nil, _):
            let own = Meaning.named.map(\.heading)
            let near = Suggestions.nearest(to: heading, among: own + subjects.names)
            guard near.isEmpty else {
                return "Nearest: \(near.joined(separator: ", ")). Or remove the column."
            }
            return form == .long
                ? "The columns are case, question, answer, inspector, time, evidence and domain. "
                    + "Remove others."
                : "The columns are case, domain, inspector, time and the numbers of questions, such "
                    + "as \(subjects.names.first ?? "2.1.1"). Remove others."
        default:
            return nil
        }
    }
}

extension String {
    /// Whether the text is short and contains only characters that fit into one line.
    fileprivate func isPrintable(upTo bytes: Int) -> Bool {
        utf8.count <= bytes && !utf8.contains { $0 < 0x20 || $0 == 0x7f }
    }
}
