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

        /// Other headings with one certain meaning, without spaces, dashes and underscores.
        private static let synonyms: [String: Meaning] = [
            "casekey": .caseKey, "caseid": .caseKey, "judge": .inspector, "assessor": .inspector,
            "judgedby": .inspector, "date": .time, "datejudged": .time, "judgedon": .time,
            "dateofjudgement": .time,
        ]

        /// The meaning of a heading that is not about a question.
        init?(named heading: String) {
            let letters = heading.lowercased().filter {
                !$0.isWhitespace && $0 != "-" && $0 != "_"
            }
            guard
                let meaning = Self.named.first(where: { $0.heading == letters })?.1
                    ?? Self.synonyms[letters]
            else { return nil }
            self = meaning
        }
    }

    let form: AnswerSheetForm
    let columns: [SheetColumn]
    private let meanings: [Meaning?]

    /// Determines the layout of a sheet and the meaning of its columns.
    ///
    /// - Throws: The problems of the headings. A column never has a meaning by its position.
    init(
        _ table: CSVTable, _ subjects: AnswerSheetSubjects, _ reading: SheetReading
    ) throws(SheetProblems) {
        var problems = SheetProblems()
        let headings = table.headings
        let row = table.headingRow
        let meanings = headings.map { Self.meaning(of: $0, subjects, reading) }
        for (heading, meaning) in reading.headings.sorted(by: { $0.key < $1.key })
        where Self.meaning(of: meaning, subjects, SheetReading()) == nil {
            let name = heading.isPrintable(upTo: 48) ? " \"\(heading)\"" : ""
            problems.add(
                SheetProblem(
                    row: nil, column: nil,
                    "the mapping gives the heading\(name) a meaning that is unknown.",
                    remedy: "Use \(Self.known(.wide, subjects))."))
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
        columns = zip(table.columns, headings).map { column, heading in
            SheetColumn(column.number, heading: heading.isPrintable(upTo: 48) ? heading : nil)
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
                        remedy: "Keep one of the two columns, or leave one out with "
                            + "--ignore \"column \(columns[index].letters)\"."))
            }
            guard let remedy = Self.remedy(meaning, headings[index], columns[index], form, subjects)
            else { continue }
            let invisible = headings[index].invisibleCharacters
            problems.add(
                SheetProblem(
                    row: row, column: columns[index],
                    meaning == nil
                        ? invisible.map { "the heading contains \($0)." }
                            ?? "the heading is unknown."
                        : "this column is not allowed in a sheet with a row for each "
                            + (form == .long ? "answer." : "case."),
                    remedy: (meaning == nil && invisible != nil ? "Remove it. " : "") + remedy))
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

    /// The cells with the key of a case, and the numbers of their rows.
    func cases(in table: CSVTable) -> [(row: Int, text: String)] {
        guard let index = index(of: .caseKey) else { return [] }
        return table.rowNumbers.indices.compactMap { row in
            let text = table[row, index].trimmed.withoutTextMark
            return text.isEmpty ? nil : (table.rowNumbers[row], text)
        }
    }

    /// The columns of answers: their indices, from 0, and the subjects of the answers.
    var answers: [(index: Int, subject: RecordAnswerSheet.Subject)] {
        meanings.enumerated().compactMap { index, meaning in
            guard case .subject(let subject) = meaning else { return nil }
            return (index, subject)
        }
    }

    /// The meaning of a heading; `nil` if it is not certain.
    static func meaning(
        of heading: String, _ subjects: AnswerSheetSubjects, _ reading: SheetReading
    ) -> Meaning? {
        let heading = reading.meaning(of: heading) ?? heading
        return Meaning(named: heading) ?? subjects[heading].map { .subject($0) }
    }

    private static func known(_ form: AnswerSheetForm, _ subjects: AnswerSheetSubjects) -> String {
        form == .long
            ? "case, question, answer, inspector, time, evidence and domain"
            : "case, domain, inspector, time and the numbers of questions, such as "
                + (subjects.names.first ?? "2.1.1")
    }

    /// The remedy for a column without a meaning; `nil` when the column is correct.
    private static func remedy(
        _ meaning: Meaning?, _ heading: String, _ column: SheetColumn, _ form: AnswerSheetForm,
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
            let name = column.heading ?? "column \(column.letters)"
            let leaveOut =
                "Leave the column out with --ignore \"\(name)\", or add a line to the mapping "
                + "file: ignore = \(name)"
                + (column.heading == nil ? "." : ", or heading \(name) = MEANING.")
            return
                (near.isEmpty
                ? "The columns are \(known(form, subjects)). "
                : "Nearest: \(near.joined(separator: ", ")). ") + leaveOut
        default:
            return nil
        }
    }
}

extension String {
    /// Whether the text is short and contains only characters that fit into one line.
    fileprivate func isPrintable(upTo bytes: Int) -> Bool {
        utf8.count <= bytes && !unicodeScalars.contains(where: \.isInvisible)
    }
}
