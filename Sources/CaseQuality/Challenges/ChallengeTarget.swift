/// What a challenge is about.
public enum ChallengeTarget: Hashable, Sendable {
    /// One answer of a case.
    case answer(CaseKey, Question.ID)
    /// The percentage of a question.
    case question(Question.ID)
    /// The rating of a standard.
    case standard(Standard.ID)
    /// The rating of the service.
    case overall
    /// A text of the draft, which the ground names.
    case text

    /// What people must not have had a part in to resolve it.
    var matter: Matter {
        switch self {
        case .answer(let key, _): .sampled(key)
        case .question, .overall, .text: .inspection
        case .standard(let id): .standard(id)
        }
    }

    /// The target in a sentence.
    package func words(in framework: Framework?) -> String {
        switch self {
        case .answer(let key, let question): "\(question.words(in: framework)) of \(key)"
        case .question(let id): "the percentage of \(id.words(in: framework))"
        case .standard(let id): "the rating of \(id.words(in: framework))"
        case .overall: "the rating of the service"
        case .text: "a text of the draft"
        }
    }

    /// The case; `nil` without one.
    public var caseKey: CaseKey? {
        if case .answer(let key, _) = self { key } else { nil }
    }

    /// The question; `nil` without one.
    public var question: Question.ID? {
        switch self {
        case .answer(_, let id), .question(let id): id
        default: nil
        }
    }

    /// The standard whose rating is challenged; `nil` for another target.
    public var standard: Standard.ID? {
        if case .standard(let id) = self { id } else { nil }
    }

    /// The standard whose rating is disputed: that of the answer, the question or the rating.
    func disputed(in framework: Framework?) -> Standard.ID? {
        standard ?? question.flatMap { framework?.question($0)?.standard }
    }
}
