/// The columns of an answer sheet, as its headings name them.
struct AnswerSheetColumns {
    /// What stands in a column.
    enum Meaning: Hashable {
        case caseKey
        case domain
        case question
        case answer
        case inspector
        case time
        case evidence
        case subject(RecordAnswerSheet.Subject)

        /// The columns that have a name of their own.
        static let named: [(heading: String, Meaning)] = [
            ("case", .caseKey), ("question", .question), ("answer", .answer),
            ("inspector", .inspector), ("time", .time), ("evidence", .evidence),
            ("domain", .domain),
        ]
    }

    let form: AnswerSheetForm
    let columns: [SheetColumn]
    private let meanings: [Meaning?]

    /// Recognises the form of a sheet, and what stands in its columns.
    ///
    /// - Throws: What is wrong with the headings: none can be told from its place.
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
        // There is a row of headings, so what it says is no text of a case.
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
                        + "answer; one with a row for each case has neither question nor answer."))
        }
        for (index, meaning) in meanings.enumerated() {
            if let meaning, let first = meanings.firstIndex(of: meaning), first < index {
                problems.add(
                    SheetProblem(
                        row: row, column: columns[index],
                        "it means the same as column \(columns[first]).",
                        remedy: "Keep one of the two columns."))
            }
            guard let remedy = Self.remedy(meaning, headings[index], form, subjects) else {
                continue
            }
            problems.add(
                SheetProblem(
                    row: row, column: columns[index],
                    meaning == nil
                        ? "nothing is known by this heading."
                        : "this column does not belong into a sheet with a row for each "
                            + (form == .long ? "answer." : "case."),
                    remedy: remedy))
        }
        if form == .wide, answers.isEmpty {
            problems.add(
                SheetProblem(
                    row: row, column: nil, "no column is a question.",
                    remedy: "Give questions by their numbers, such as "
                        + "\(subjects.names.first ?? "2.1.1"), a column each."))
        }
        try problems.check()
    }

    /// Which column, from 0, stands for something.
    func index(of meaning: Meaning) -> Int? { meanings.firstIndex(of: meaning) }

    /// The column that stands for something.
    func column(of meaning: Meaning) -> SheetColumn? { index(of: meaning).map { columns[$0] } }

    /// The columns of answers: which, from 0, and what they answer.
    var answers: [(index: Int, subject: RecordAnswerSheet.Subject)] {
        meanings.enumerated().compactMap { index, meaning in
            guard case .subject(let subject) = meaning else { return nil }
            return (index, subject)
        }
    }

    /// What would be right instead of a column; `nil` when it is right.
    private static func remedy(
        _ meaning: Meaning?, _ heading: String, _ form: AnswerSheetForm,
        _ subjects: AnswerSheetSubjects
    ) -> String? {
        switch (meaning, form) {
        case (.subject, .long):
            return "Give the question in the column question, and one answer a row."
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
    /// Whether this is short and has nothing in it that disturbs a line.
    fileprivate func isPrintable(upTo bytes: Int) -> Bool {
        utf8.count <= bytes && !utf8.contains { $0 < 0x20 || $0 == 0x7f }
    }
}
