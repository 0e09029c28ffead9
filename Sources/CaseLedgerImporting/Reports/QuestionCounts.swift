/// The counts of the answers to a question in a report.
struct QuestionCounts: Equatable {
    let yes: Int
    let no: Int
    let notApplicable: Int

    /// The information of a report on one question.
    enum Reading: Equatable {
        /// The counts, stated or implied by the percentage.
        case counts(QuestionCounts)
        /// Several counts give the printed percentage, and the report states none of them.
        case ambiguous(percent: Int, base: Int, possible: [Int])
    }

    /// Reads the counts of one question and checks them for consistency.
    ///
    /// - Parameters:
    ///   - entry: The entry of the file.
    ///   - question: The question of the edition.
    ///   - cases: The size of the sample. Unit: cases.
    /// - Returns: The counts, or the percentage when several counts fit it.
    /// - Throws: ``ReportProblem`` for an impossible or contradictory percentage or count.
    static func read(
        _ entry: ReportFile.QuestionEntry, of question: Question, cases: Int
    ) throws(ReportProblem) -> Reading {
        let place = "question \(question.id)"
        if let published = entry.published, !(0...100).contains(published) {
            throw ReportProblem(
                place, "\(published)% is not a valid percentage.",
                remedy: "Give a whole percentage from 0 to 100.")
        }
        if let answers = entry.answers {
            return .counts(try stated(answers, entry, question, cases))
        }
        guard let published = entry.published else {
            throw ReportProblem(
                place, "the entry has no answers and no published percentage.",
                remedy: "Give the printed percentage. A prompt can be omitted.")
        }
        return try implied(published, entry, question, cases)
    }

    private static func stated(
        _ answers: ReportFile.Answers, _ entry: ReportFile.QuestionEntry, _ question: Question,
        _ cases: Int
    ) throws(ReportProblem) -> QuestionCounts {
        let place = "question \(question.id)"
        let counts = QuestionCounts(
            yes: answers.yes, no: answers.no, notApplicable: answers.notApplicable)
        let each = [answers.yes, answers.no, answers.notApplicable]
        guard each.allSatisfy((0...cases).contains), each.reduce(0, +) == cases
        else {
            throw ReportProblem(
                place,
                "\(answers.yes) yes, \(answers.no) no and \(answers.notApplicable) not applicable "
                    + "do not add up to \(cases) cases.",
                remedy: "Correct the counts, or the sample's number of cases.")
        }
        guard answers.notApplicable == 0 || question.allowsNotApplicable else {
            throw ReportProblem(
                place,
                "\(answers.notApplicable) answers are not applicable, but the question applies to "
                    + "every case.", remedy: "Answer yes or no.")
        }
        if let implied = entry.implied, question.denominator == .allCases,
            implied.base != cases || !implied.counts.contains(counts.yes)
        {
            throw ReportProblem(
                place, "the implied counts do not include \(counts.yes) of \(cases).",
                remedy: "Correct implied or answers.")
        }
        try checkText(entry.textCounts, place, cases)
        let base = counts.base(of: question)
        if let published = entry.published,
            RatingScale.percent(counts.yes, of: base) != published
        {
            let given = RatingScale.percent(counts.yes, of: base).map { "\($0)%" } ?? "no share"
            throw ReportProblem(
                place,
                "\(counts.yes) of \(base) is \(given), but \(published)% is published.",
                remedy: "Correct the counts or the percentage; nearest: "
                    + RatingScale.nearest(to: published, of: base) + ".")
        }
        return counts
    }

    /// Derives the counts from a printed percentage and the text of the report.
    ///
    /// The table takes precedence over the text.
    private static func implied(
        _ published: Int, _ entry: ReportFile.QuestionEntry, _ question: Question, _ cases: Int
    ) throws(ReportProblem) -> Reading {
        let place = "question \(question.id)"
        let all = entry.implied?.base ?? cases
        guard all == cases else {
            throw ReportProblem(
                place, "the percentage has a base of \(all) cases, but the sample has \(cases).",
                remedy: "Correct implied.N, or the sample's number of cases.")
        }
        let text = entry.textCounts
        try checkText(text, place, cases)
        // The share of a question on relevant cases only uses the stated number of relevant cases.
        if question.denominator == .relevantCases, let base = text?.base {
            return try reading(
                published, fitting: entry.implied.map { base == all ? $0.counts : [] } ?? [],
                question, base, relevant: base, cases, text)
        }
        return try reading(
            published, fitting: entry.implied?.counts ?? [], question, cases, relevant: nil, cases,
            text)
    }

    /// Checks that the counts in the text are possible; they may differ from the table.
    private static func checkText(
        _ text: ReportFile.TextCounts?, _ place: String, _ cases: Int
    ) throws(ReportProblem) {
        for stated in [text?.yes, text?.no, text?.base].compactMap({ $0 })
        where !(0...cases).contains(stated) {
            throw ReportProblem(
                place, "the text states a count of \(stated), but there are \(cases) cases.",
                remedy: "Correct textCounts.")
        }
    }

    private static func reading(
        _ published: Int, fitting implied: [Int], _ question: Question, _ base: Int,
        relevant: Int?, _ cases: Int, _ text: ReportFile.TextCounts?
    ) throws(ReportProblem) -> Reading {
        let place = "question \(question.id)"
        let fitting = (0...base).filter { RatingScale.percent($0, of: base) == published }
        guard !fitting.isEmpty else {
            throw ReportProblem(
                place, "no count of \(base) cases gives \(published)%.",
                remedy: "Correct the percentage; nearest: "
                    + RatingScale.nearest(to: published, of: base) + ".")
        }
        guard implied.allSatisfy(fitting.contains) else {
            let wrong = implied.filter { !fitting.contains($0) }.map(String.init)
            throw ReportProblem(
                place,
                "\(wrong.joined(separator: ", ")) of \(base) does not give the published "
                    + "\(published)%.",
                remedy: "Correct implied.n or the percentage; fitting: "
                    + fitting.map(String.init).joined(separator: ", ") + ".")
        }
        let possible = implied.isEmpty ? fitting : implied
        let yes: Int
        if possible.count == 1 {
            yes = possible[0]
        } else if let stated = text?.yes ?? text?.no.map({ (text?.base ?? base) - $0 }),
            possible.contains(stated)
        {
            yes = stated
        } else {
            return .ambiguous(percent: published, base: base, possible: possible)
        }
        var relevantCases = relevant ?? cases
        if relevant == nil, question.allowsNotApplicable {
            relevantCases = text?.base ?? text?.no.map { yes + $0 } ?? cases
            if relevantCases < yes || relevantCases > cases { relevantCases = cases }
        }
        return .counts(
            QuestionCounts(
                yes: yes, no: relevantCases - yes, notApplicable: cases - relevantCases))
    }

    /// The number of cases in the denominator of the percentage.
    func base(of question: Question) -> Int {
        question.denominator == .allCases ? yes + no + notApplicable : yes + no
    }
}
