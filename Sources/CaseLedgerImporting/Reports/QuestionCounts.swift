/// How often a question was answered yes, no and not applicable, as a report has it.
struct QuestionCounts: Equatable {
    let yes: Int
    let no: Int
    let notApplicable: Int

    /// What a report says of one question.
    enum Reading: Equatable {
        /// The counts, stated or implied without a doubt.
        case counts(QuestionCounts)
        /// Several counts give the printed percentage, and none is stated.
        case ambiguous(percent: Int, base: Int, possible: [Int])
    }

    /// Reads one question's counts and checks them against each other.
    ///
    /// - Parameters:
    ///   - entry: What the file has.
    ///   - question: The question as the edition has it.
    ///   - cases: The sample's size. Unit: cases.
    /// - Returns: The counts, or the percentage when several counts fit it.
    /// - Throws: An impossible or contradicting percentage or count.
    static func read(
        _ entry: ReportFile.QuestionEntry, of question: Question, cases: Int
    ) throws(ReportProblem) -> Reading {
        let place = "question \(question.id)"
        if let published = entry.published, !(0...100).contains(published) {
            throw ReportProblem(
                place, "\(published)% is no share.",
                remedy: "Give a whole percentage from 0 to 100.")
        }
        if let answers = entry.answers {
            return .counts(try stated(answers, entry, question, cases))
        }
        guard let published = entry.published else {
            throw ReportProblem(
                place, "it has neither answers nor a published percentage.",
                remedy: "Give its percentage as printed, or leave a prompt out.")
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
                    + "do not make \(cases) cases.",
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

    /// Counts from a printed percentage and what the text says of it.
    ///
    /// The table beats the text.
    private static func implied(
        _ published: Int, _ entry: ReportFile.QuestionEntry, _ question: Question, _ cases: Int
    ) throws(ReportProblem) -> Reading {
        let place = "question \(question.id)"
        let all = entry.implied?.base ?? cases
        guard all == cases else {
            throw ReportProblem(
                place, "its percentage is of \(all) cases, but the sample has \(cases).",
                remedy: "Correct implied.N, or the sample's number of cases.")
        }
        let text = entry.textCounts
        try checkText(text, place, cases)
        // A question whose share is of relevant cases only divides by the stated relevant base.
        if question.denominator == .relevantCases, let base = text?.base {
            return try reading(
                published, fitting: entry.implied.map { base == all ? $0.counts : [] } ?? [],
                question, base, relevant: base, cases, text)
        }
        return try reading(
            published, fitting: entry.implied?.counts ?? [], question, cases, relevant: nil, cases,
            text)
    }

    /// Counts that the text states must be possible; that they differ from the table is allowed.
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

    /// How many cases the percentage divides by.
    func base(of question: Question) -> Int {
        question.denominator == .allCases ? yes + no + notApplicable : yes + no
    }
}
