extension Framework {
    /// An empty answer sheet as CSV, to be filled in and imported.
    ///
    /// A wide sheet has a row for each case and a column for each question and for management
    /// oversight, as a whole and by aspect. A long sheet has a row for each question of each case
    /// and for oversight as a whole. Without cases it has only headings. Questions are named with a
    /// Q, `Q2.1.1`, because some spreadsheet programs take `2.1.1` for a date.
    ///
    /// - Parameters:
    ///   - form: The layout of the sheet.
    ///   - domain: The domain of the questions; `nil` for every domain that is rated on cases.
    ///   - cases: The cases that get rows.
    /// - Returns: The text of the sheet: ASCII, with a line feed at the end of each line.
    /// - Throws: Code `notFound` when the edition has no such domain, or has no questions on its
    ///   cases.
    public func answerSheetTemplate(
        _ form: AnswerSheetForm = .wide, domain: Domain.ID? = nil, cases: [CaseKey] = []
    ) throws(LedgerError) -> String {
        let subjects =
            try questionsOfCases(domain).map { .question($0.id) } + oversightSubjects
        var sheet = CSVWriter()
        switch form {
        case .wide:
            let about = (domain == nil ? ["domain"] : []) + ["inspector", "time"]
            let answers = subjects.map(\.headingInTemplate)
            sheet.row(["case"] + about + answers)
            for key in cases {
                let empty = Array(repeating: "", count: about.count + answers.count)
                sheet.row([key.rawValue] + empty)
            }
        case .long:
            sheet.row(["case", "question", "answer", "inspector", "time"])
            // A row without an answer is refused, so rows are written only for what every case has.
            for key in cases {
                for subject in subjects where !subject.isAspect {
                    sheet.row([key.rawValue, subject.headingInTemplate, "", "", ""])
                }
            }
        }
        return sheet.text
    }

    /// The questions of an answer sheet with their numbers and labels, as CSV.
    ///
    /// - Parameter domain: The domain of the questions; `nil` for every domain rated on cases.
    /// - Returns: A row for each question: its number, whether it is a key question or a prompt,
    ///   the standard, whether "not applicable" is an answer, and its label.
    /// - Throws: Code `notFound` when the edition has no such domain, or has no questions on its
    ///   cases.
    public func questionSheet(domain: Domain.ID? = nil) throws(LedgerError) -> String {
        var sheet = CSVWriter()
        sheet.row(["question", "kind", "standard", "n/a allowed", "label"])
        for question in try questionsOfCases(domain) {
            sheet.row([
                question.id.rawValue,
                question.kind == .keyQuestion ? "key question" : "prompt",
                question.standard.rawValue, question.allowsNotApplicable ? "yes" : "no",
                question.label,
            ])
        }
        return sheet.text
    }

    /// The questions on cases, each key question before its prompts.
    private func questionsOfCases(_ domain: Domain.ID?) throws(LedgerError) -> [Question] {
        let rated = domains.filter { $0.standards.contains { $0.method == .caseData } }
        guard domain == nil || rated.contains(where: { $0.id == domain }) else {
            throw LedgerError(
                .notFound, "Edition \(id) rates no domain \(domain?.rawValue ?? "") on cases.",
                remedy: "Use one of \(rated.map(\.id.rawValue).joined(separator: ", ")).")
        }
        let lacking = standardsWithoutQuestions.map(\.id.rawValue)
        guard lacking.isEmpty else {
            throw LedgerError(
                .notFound,
                "Edition \(id) lacks the questions of \(lacking.joined(separator: ", ")), so that "
                    + "there is no sheet for them.",
                remedy: "Use an edition that has them.")
        }
        return rated.filter { domain == nil || $0.id == domain }.flatMap(\.standards)
            .filter { $0.method == .caseData }.flatMap(\.keyQuestions)
            .flatMap { [$0.question] + $0.prompts.map(\.question) }
    }
}
