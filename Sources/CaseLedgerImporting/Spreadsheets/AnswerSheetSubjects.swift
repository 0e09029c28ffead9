/// The subjects of answers for a case, by their names in a sheet.
struct AnswerSheetSubjects {
    /// The names of the subjects, in the edition's order, oversight last.
    let names: [String]
    private let subjects: [String: RecordAnswerSheet.Subject]

    init(of framework: Framework) {
        // Questions of other standards are included: the rules refuse them with a better message.
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

    /// The subject with this name, in any letter case and spacing.
    ///
    /// A question is named by its number, also after a Q and before a label: `Q2.1.1`,
    /// `2.1.1 Desistance`.
    subscript(name: String) -> RecordAnswerSheet.Subject? {
        subjects[Self.plain(name)]
            ?? NumberedHeading.number(in: name) { subjects[$0] != nil }.flatMap { subjects[$0] }
    }

    private static func plain(_ name: String) -> String {
        name.lowercased().split(separator: "/").map { part in
            part.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }.joined(separator: "/")
    }
}

extension RecordAnswerSheet.Subject {
    /// The name of the subject in a sheet: `"2.1.3"`, `"oversight planning/desistance"`.
    public var heading: String {
        switch self {
        case .question(let id): id.rawValue
        case .oversight: "oversight"
        case .oversightAspect(let aspect): "oversight \(aspect)"
        }
    }

    /// The name of the subject in a sheet that is written for spreadsheet programs.
    ///
    /// Some programs take `2.1.1` for a date, and none takes `Q2.1.1` for one.
    var headingInTemplate: String {
        heading.utf8.first.map { (0x30...0x39).contains($0) } == true ? "Q\(heading)" : heading
    }

    /// Whether the subject is one aspect of oversight, which few sheets contain.
    var isAspect: Bool {
        if case .oversightAspect = self { true } else { false }
    }
}

extension Framework {
    /// The subjects of management oversight: as a whole, then by stage and theme.
    var oversightSubjects: [RecordAnswerSheet.Subject] {
        [.oversight]
            + OversightStage.allCases.flatMap { stage in
                themes.map { .oversightAspect(OversightAspect(stage, $0)) }
            }
    }
}
