/// The recorded answers of an inspection, by case, for a sheet.
struct StandingAnswers {
    /// The answers of one case, in the order of the edition.
    struct Case {
        let key: CaseKey
        let domain: Domain.ID
        let answers: [(subject: RecordAnswerSheet.Subject, standing: StandingAnswer)]

        /// Whether its answers have different inspectors or times.
        var isMixed: Bool {
            guard let first = answers.first?.standing else { return false }
            return answers.contains {
                $0.standing.judge != first.judge || $0.standing.heldAt != first.heldAt
            }
        }

        /// The inspector, if all answers have the same one.
        var inspector: String {
            let judges = Set(answers.map(\.standing.judge))
            return judges.count == 1 ? judges.first??.rawValue ?? "" : ""
        }

        /// The time, if all answers have the same one.
        var time: String {
            let times = Set(answers.map(\.standing.heldAt))
            return times.count == 1 ? times.first?.inASheet ?? "" : ""
        }
    }

    let cases: [Case]
    let withdrawn: [CaseKey]
    /// The list of made keys, for a sheet with somebody's own keys.
    private let list: MadeCaseKeys?
    private let subjects: [RecordAnswerSheet.Subject]

    init(of inspection: Inspection, on framework: Framework, keys list: MadeCaseKeys?) {
        self.list = list
        let sampled = inspection.cases
        withdrawn = sampled.filter(\.isWithdrawn).map(\.caseKey)
        let domains = Set(sampled.map(\.domain))
        let questions = framework.standards.filter { domains.contains($0.domain) }
            .flatMap(\.keyQuestions).flatMap { [$0.question] + $0.prompts.map(\.question) }
        let all =
            questions.map { RecordAnswerSheet.Subject.question($0.id) }
            + framework.oversightSubjects
        let cases = sampled.filter { !$0.isWithdrawn }.map { sampled in
            Case(
                key: sampled.caseKey, domain: sampled.domain,
                answers: all.compactMap { subject in
                    let standing = subject.standing(of: sampled.caseKey, on: inspection)
                    return standing?.answer == nil ? nil : standing.map { (subject, $0) }
                })
        }
        self.cases = cases
        let answered = Set(cases.flatMap { $0.answers.map(\.subject) })
        // Questions without any answer get a column too, so that the sheet can be completed.
        let ofCases = Set(questions.filter { $0.isOfCases(in: framework) }.map(\.id))
        subjects = all.filter { subject in
            if case .question(let id) = subject, ofCases.contains(id) { return true }
            return subject == .oversight || answered.contains(subject)
        }
    }

    /// A row for each case.
    var wide: String {
        var sheet = CSVWriter()
        sheet.row(["case", "domain", "inspector", "time"] + subjects.map(\.headingInTemplate))
        for sampled in cases {
            let answers = Dictionary(
                sampled.answers.map { ($0.subject, $0.standing.answer?.inASheet ?? "") },
                uniquingKeysWith: { first, _ in first })
            let about = [
                written(sampled.key), sampled.domain.rawValue, sampled.inspector, sampled.time,
            ]
            sheet.row((about + subjects.map { answers[$0] ?? "" }).map(CSVWriter.asText))
        }
        return sheet.text
    }

    /// The key of a case in the sheet.
    private func written(_ key: CaseKey) -> String { list?.own(for: key) ?? key.rawValue }

    /// A row for each answer.
    var long: String {
        var sheet = CSVWriter()
        sheet.row(["case", "domain", "question", "answer", "inspector", "time"])
        for sampled in cases {
            for (subject, standing) in sampled.answers {
                sheet.row(
                    [
                        written(sampled.key), sampled.domain.rawValue, subject.headingInTemplate,
                        standing.answer?.inASheet ?? "", standing.judge?.rawValue ?? "",
                        standing.heldAt.inASheet,
                    ].map(CSVWriter.asText))
            }
        }
        return sheet.text
    }
}

extension Question {
    /// Whether the question is asked about cases.
    fileprivate func isOfCases(in framework: Framework) -> Bool {
        framework.standard(standard)?.method == .caseData
    }
}

extension EffectiveTime {
    /// The spelling in a sheet; empty for a time that is not known to the day.
    fileprivate var inASheet: String {
        switch precision {
        case .instant, .day: words
        case .month, .year, .between: ""
        }
    }
}

extension Answer {
    /// The spelling in a sheet.
    var inASheet: String {
        switch self {
        case .yes: "yes"
        case .no: "no"
        case .notApplicable: "n/a"
        case .notOnFile: "not on file"
        }
    }
}
