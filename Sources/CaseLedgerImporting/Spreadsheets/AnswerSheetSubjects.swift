/// What can be answered for a case, by the names that a sheet gives it.
struct AnswerSheetSubjects {
    /// The names of what is answered case by case, in the edition's order, oversight last.
    let names: [String]
    private let subjects: [String: RecordAnswerSheet.Subject]

    init(of framework: Framework) {
        // The rules refuse questions of other standards, with a better reason than "unknown".
        let questions = framework.standards.flatMap { standard in
            standard.keyQuestions.flatMap { [$0.question] + $0.prompts.map(\.question) }
                .map { (RecordAnswerSheet.Subject.question($0.id), standard.method == .caseData) }
        }
        let oversight = framework.oversightSubjects
        let all = questions.map(\.0) + oversight
        names = (questions.filter(\.1).map(\.0) + oversight).map(\.heading)
        subjects = Dictionary(
            all.map { (Self.plain($0.heading), $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// What a heading, or a cell under `question`, names; capital letters and space do not matter.
    subscript(name: String) -> RecordAnswerSheet.Subject? { subjects[Self.plain(name)] }

    private static func plain(_ name: String) -> String {
        name.lowercased().split(separator: "/").map { part in
            part.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }.joined(separator: "/")
    }
}

extension RecordAnswerSheet.Subject {
    /// Its name in a sheet: `"2.1.3"`, `"oversight"`, `"oversight planning/desistance"`.
    public var heading: String {
        switch self {
        case .question(let id): id.rawValue
        case .oversight: "oversight"
        case .oversightAspect(let aspect): "oversight \(aspect)"
        }
    }

    /// Whether it is one aspect of oversight, which few sheets have.
    var isAspect: Bool {
        if case .oversightAspect = self { true } else { false }
    }
}

extension Framework {
    /// Management oversight of a case: as a whole, then by stage and theme.
    var oversightSubjects: [RecordAnswerSheet.Subject] {
        [.oversight]
            + OversightStage.allCases.flatMap { stage in
                themes.map { .oversightAspect(OversightAspect(stage, $0)) }
            }
    }
}
