/// Reads the rows of an answer sheet and collects all their problems.
struct AnswerSheetReader {
    let columns: AnswerSheetColumns
    private(set) var entries: [AnswerSheet.Entry] = []
    private(set) var blank = 0
    private(set) var empty: [AnswerSheet.EmptyCell] = []
    private(set) var domains: [CaseKey: Domain.ID] = [:]

    /// The keys of the cases in the ledger.
    let keys: CaseKeyTranslation
    private let table: CSVTable
    private let framework: Framework
    private let subjects: AnswerSheetSubjects
    private let now: Timestamp
    private let answers: SheetAnswers
    private var times: SheetTimes
    /// The first cells with a date without an order, and with a number, and how many there are.
    private var withoutOrder: (row: Int, index: Int, count: Int)?
    private var numbers: (row: Int, index: Int, count: Int)?
    private var problems = SheetProblems()
    /// The row in which each case (wide), or each answer of a case (long), first occurs.
    private var rowsOfCases: [CaseKey: Int] = [:]
    private var rowsOfAnswers: [CaseKey: [RecordAnswerSheet.Subject: Int]] = [:]

    init(
        _ table: CSVTable, _ framework: Framework, _ now: Timestamp, _ reading: SheetReading,
        _ inspection: Inspection, _ ownKeys: OwnCaseKeys
    ) throws(SheetProblems) {
        self.table = table
        self.framework = framework
        self.now = now
        answers = SheetAnswers(reading)
        times = SheetTimes(reading)
        subjects = AnswerSheetSubjects(of: framework)
        columns = try AnswerSheetColumns(table, subjects, reading)
        keys = CaseKeyTranslation(
            columns.cases(in: table), inspection, framework, ownKeys,
            keepsSimilarKeysApart: reading.keepsSimilarKeysApart)
    }

    /// Reads all rows.
    mutating func read() throws(SheetProblems) {
        let answers = columns.answers
        for row in table.rowNumbers.indices where !isEmpty(row) {
            switch columns.form {
            case .wide: readCase(row, answers)
            case .long: readAnswer(row)
            }
        }
        askAboutDates()
        if entries.isEmpty, problems.count == 0 {
            problems.add(
                SheetProblem(
                    row: nil, column: nil, "it has no answers.",
                    remedy:
                        "Write yes, no or n/a for each judged question. To take answers back, use "
                        + "case-ledger retract."))
        }
        try problems.check()
    }

    // MARK: - Rows

    /// The values of a row that apply to all its answers.
    private struct Circumstances {
        var inspector: Agent.ID?
        var heldAt: EffectiveTime?
        var domain: Domain.ID?
    }

    /// Reads a row of a wide sheet.
    private mutating func readCase(
        _ row: Int, _ answers: [(index: Int, subject: RecordAnswerSheet.Subject)]
    ) {
        let key = caseKey(row)
        let about = circumstances(row)
        if let key {
            if let first = rowsOfCases[key] {
                report(
                    row, columns.index(of: .caseKey),
                    "case \(key) is already in row \(first).",
                    "Give each case one row, or use a sheet with a row for each answer.")
            } else {
                rowsOfCases[key] = table.rowNumbers[row]
            }
            domains[key] = about.domain
        }
        var empty: [Domain.ID: Int] = [:]
        var domain = about.domain
        var contradicts = false
        for (index, subject) in answers {
            let text = table[row, index].trimmed
            let own = self.domain(of: subject)
            guard !text.isEmpty else {
                if let own { empty[own, default: 0] += 1 }
                if let key, !subject.isAspect {
                    self.empty.append(
                        AnswerSheet.EmptyCell(
                            row: table.rowNumbers[row], column: columns.columns[index],
                            content: RecordAnswerSheet.Cleared(caseKey: key, subject: subject)))
                }
                continue
            }
            if !contradicts { contradicts = check(subject, is: about.domain, row, index) }
            domain = domain ?? own
            guard let answer = answer(text, row, index), let key else { continue }
            add(key, subject, answer, about, nil, row, index)
        }
        if let domain { blank += empty[domain] ?? 0 }
    }

    /// Reads a row of a long sheet.
    private mutating func readAnswer(_ row: Int) {
        let key = caseKey(row)
        let about = circumstances(row)
        let subject = subject(row)
        let evidence = evidence(row)
        var answer: Answer?
        let answerColumn = columns.index(of: .answer)
        if let index = answerColumn {
            let text = table[row, index].trimmed
            if text.isEmpty {
                report(
                    row, index, "the answer is missing.",
                    "\(SheetAnswers.accepted) Remove the row if the question is not judged yet.")
            } else {
                answer = self.answer(text, row, index)
            }
        }
        guard let key, let subject else { return }
        if let first = rowsOfAnswers[key]?[subject] {
            report(
                row, columns.index(of: .question),
                "\(subject.heading) of case \(key) is already answered in row \(first).",
                "Answer each question of a case once.")
            return
        }
        rowsOfAnswers[key, default: [:]][subject] = table.rowNumbers[row]
        check(subject, is: about.domain, row, columns.index(of: .question))
        if let domain = about.domain {
            if let other = domains[key], other != domain {
                report(
                    row, columns.index(of: .domain),
                    "case \(key) has domain \(other) in a row above.", "Give a case one domain.")
            }
            domains[key] = domain
        }
        guard let answer, let index = answerColumn else { return }
        add(key, subject, answer, about, evidence, row, index)
    }

    private mutating func add(
        _ key: CaseKey, _ subject: RecordAnswerSheet.Subject, _ answer: Answer,
        _ about: Circumstances,
        _ evidence: EvidenceReference?, _ row: Int, _ index: Int
    ) {
        entries.append(
            AnswerSheet.Entry(
                row: table.rowNumbers[row], column: columns.columns[index],
                content: RecordAnswerSheet.Entry(
                    caseKey: key, subject: subject, answer: answer, judgedBy: about.inspector,
                    heldAt: about.heldAt, evidence: evidence)))
    }

    /// Reports an answer to a question of another domain than the domain of the row.
    ///
    /// - Returns: Whether the question is of another domain.
    @discardableResult
    private mutating func check(
        _ subject: RecordAnswerSheet.Subject, is domain: Domain.ID?, _ row: Int, _ index: Int?
    ) -> Bool {
        guard let domain, let own = self.domain(of: subject), own != domain else { return false }
        report(
            row, index,
            "question \(subject.heading) has domain \(own); this row has domain \(domain).",
            "Answer the questions of the domain of the case, or correct the domain.")
        return true
    }

    private func isEmpty(_ row: Int) -> Bool {
        table.headings.indices.allSatisfy { table[row, $0].trimmed.isEmpty }
    }

    private func domain(of subject: RecordAnswerSheet.Subject) -> Domain.ID? {
        guard case .question(let id) = subject else { return nil }
        return framework.question(id)?.domain
    }

    // MARK: - Cells

    private mutating func caseKey(_ row: Int) -> CaseKey? {
        guard let (index, text) = cell(.caseKey, row) else {
            report(
                row, columns.index(of: .caseKey), "the case is missing.",
                "Write the key of the case, such as court-07.")
            return nil
        }
        switch keys[text] {
        case .known(let key): return key
        case .refused(let message, let remedy): return refuse(row, index, text, message, remedy)
        }
    }

    private mutating func circumstances(_ row: Int) -> Circumstances {
        var about = Circumstances()
        if let (index, text) = cell(.inspector, row) {
            about.inspector =
                Agent.ID(rawValue: text)
                ?? refuse(
                    row, index, text, "the cell is not a valid inspector key.",
                    "A key has at most \(Agent.ID.longestInBytes) bytes and no line breaks.")
        }
        if let (index, text) = cell(.time, row) {
            about.heldAt = time(text, row, index)
        }
        if let (index, text) = cell(.domain, row) {
            about.domain =
                framework.domains.first { $0.id.rawValue == text && $0.sample != nil }?.id
                ?? refuse(
                    row, index, text, "no cases are drawn for a domain of this number.",
                    "Use one of "
                        + framework.domains.filter { $0.sample != nil }.map(\.id.rawValue)
                        .joined(separator: ", ") + ".")
        }
        return about
    }

    private mutating func time(_ text: String, _ row: Int, _ index: Int) -> EffectiveTime? {
        let time: EffectiveTime
        switch times.read(text) {
        case .date(let date) where date.day != nil: time = .of(date)
        case .time(let stated): time = stated
        case .withoutOrder:
            withoutOrder = (
                withoutOrder?.row ?? row, withoutOrder?.index ?? index,
                (withoutOrder?.count ?? 0) + 1
            )
            return nil
        case .number:
            numbers = (numbers?.row ?? row, numbers?.index ?? index, (numbers?.count ?? 0) + 1)
            return nil
        case .date, .other:
            return refuse(row, index, text, "the cell is not a valid time.", SheetTimes.spellings)
        }
        if time.earliest > now {
            report(
                row, index, "\(time.words) is in the future.",
                "Give the time at which the case was judged. " + SheetTimes.spellings)
        }
        return time
    }

    /// Asks once for what no date of the sheet says.
    private mutating func askAboutDates() {
        if let (row, index, count) = withoutOrder {
            let asked = SheetTimes.order(count)
            report(row, index, asked.message, asked.remedy)
        }
        if let (row, index, count) = numbers {
            let asked = SheetTimes.number(count)
            report(row, index, asked.message, asked.remedy)
        }
    }

    private mutating func subject(_ row: Int) -> RecordAnswerSheet.Subject? {
        guard let (index, text) = cell(.question, row) else {
            report(
                row, columns.index(of: .question), "the question is missing.",
                "Write the question's number, such as \(subjects.names.first ?? "2.1.1").")
            return nil
        }
        if let subject = subjects[text] { return subject }
        return refuse(
            row, index, text, "edition \(framework.id) has no question of this number.",
            self.remedy(forUnknown: text))
    }

    private func remedy(forUnknown question: String) -> String {
        let near = Suggestions.nearest(to: question, among: subjects.names)
        return near.isEmpty
            ? "Write the question's number, such as \(subjects.names.first ?? "2.1.1")."
            : "Nearest: \(near.joined(separator: ", "))."
    }

    private mutating func answer(_ text: String, _ row: Int, _ index: Int) -> Answer? {
        answers[text]
            ?? refuse(
                row, index, text, "the cell is not a valid answer.",
                SheetAnswers.accepted)
    }

    private mutating func evidence(_ row: Int) -> EvidenceReference? {
        guard let (index, text) = cell(.evidence, row) else { return nil }
        return EvidenceReference(rawValue: text)
            ?? refuse(
                row, index, text, "the cell is not a valid evidence reference.",
                "Give the key of the evidence, such as file-0412, and never the evidence itself."
            )
    }

    /// The text of a cell and its column; `nil` for an empty cell.
    private func cell(_ meaning: AnswerSheetColumns.Meaning, _ row: Int) -> (Int, String)? {
        guard let index = columns.index(of: meaning) else { return nil }
        let text = table[row, index].trimmed.withoutTextMark
        return text.isEmpty ? nil : (index, text)
    }

    // MARK: - Problems

    private mutating func refuse<Value>(
        _ row: Int, _ index: Int, _ text: String, _ message: String, _ remedy: String
    ) -> Value? {
        let invisible = text.invisibleCharacters
        report(
            row, index, invisible.map { "the cell contains \($0)." } ?? message,
            (invisible == nil ? "" : "Remove it. ") + remedy)
        return nil
    }

    private mutating func report(
        _ row: Int, _ index: Int?, _ message: String, _ remedy: String
    ) {
        problems.add(
            SheetProblem(
                row: table.rowNumbers[row], column: index.map { columns.columns[$0] }, message,
                remedy: remedy))
    }
}
