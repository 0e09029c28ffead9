internal import EventSourcing

/// Anything about an inspection that a person can point at and that has a value.
public enum Cell: Hashable, Sendable, CustomStringConvertible {
    /// The rating of the service.
    case overall
    /// The rating of a standard.
    case standard(Standard.ID)
    /// The figures of a key question or a prompt.
    case question(Question.ID)
    /// A case of the sample.
    case sampled(CaseKey)
    /// The answer to a question in one case.
    case answer(CaseKey, Question.ID)
    /// The management oversight of one case.
    case caseOversight(CaseKey)
    /// The management oversight of all cases.
    case oversight
    /// A recommendation with its follow-up.
    case recommendation(RecommendationID)
    /// The progress of a sub-point of a recommendation; the number counts from 1.
    case subPoint(RecommendationID, Int)
    /// A finding.
    case finding(FindingID)

    /// The cell as a target: `"overall"`, `"2.1"`, `"court-07/2.1.3"`, `"R1.2"`.
    public var description: String {
        switch self {
        case .overall: "overall"
        case .standard(let id): id.rawValue
        case .question(let id): id.rawValue
        case .sampled(let key): key.rawValue
        case .answer(let key, let question): "\(key)/\(question)"
        case .caseOversight(let key): "\(key)/oversight"
        case .oversight: "oversight"
        case .recommendation(let id): id.rawValue
        case .subPoint(let id, let number): "\(id).\(number)"
        case .finding(let id): id.rawValue
        }
    }

    /// The case that the cell is about; `nil` for a cell about no single case.
    public var caseKey: CaseKey? {
        switch self {
        case .sampled(let key), .answer(let key, _), .caseOversight(let key): key
        default: nil
        }
    }

    /// Whether this cell is a part of another one, or the other one itself.
    ///
    /// The answers of a case are parts of the case and of their question, and sub-points are parts
    /// of their recommendation.
    public func isPart(of whole: Cell) -> Bool {
        if self == whole { return true }
        switch (self, whole) {
        case (.answer(let key, _), .sampled(let sampled)),
            (.caseOversight(let key), .sampled(let sampled)):
            return key == sampled
        case (.answer(_, let id), .question(let question)): return id == question
        case (.subPoint(let id, _), .recommendation(let made)): return id == made
        default: return false
        }
    }

    /// The word before a name that chooses this kind of cell: `"standard"`, `"case"`.
    package var kind: String {
        switch self {
        case .overall: "overall"
        case .standard: "standard"
        case .question: "question"
        case .sampled, .answer, .caseOversight: "case"
        case .oversight: "oversight"
        case .recommendation, .subPoint: "recommendation"
        case .finding: "finding"
        }
    }
}

extension Cell {
    /// The words that choose a kind of target before a name, with a colon.
    static let prefixes = ["standard", "question", "case", "recommendation", "finding", "by"]

    /// The kind in words: `"a case"`, `"the oversight"`.
    var kindWithArticle: String {
        switch self {
        case .overall: "the overall rating"
        case .oversight: "the oversight"
        case .subPoint: "a sub-point"
        default: "a \(kind)"
        }
    }
}

extension Cell: Comparable {
    /// The order of cells in an answer: the service, standards, questions, cases, the rest; cells
    /// of one kind by their names.
    public static func < (first: Cell, second: Cell) -> Bool {
        switch (first, second) {
        case (.standard(let one), .standard(let other)): one.rawValue < other.rawValue
        case (.question(let one), .question(let other)): one.rawValue < other.rawValue
        case (.sampled(let one), .sampled(let other)): one.rawValue < other.rawValue
        case (.answer(let key, let one), .answer(let otherKey, let other)):
            key == otherKey ? one.rawValue < other.rawValue : key.rawValue < otherKey.rawValue
        case (.caseOversight(let one), .caseOversight(let other)): one.rawValue < other.rawValue
        case (.recommendation(let one), .recommendation(let other)): one.rawValue < other.rawValue
        case (.subPoint(let id, let one), .subPoint(let otherID, let other)):
            id == otherID ? one < other : id.rawValue < otherID.rawValue
        case (.finding(let one), .finding(let other)): one.rawValue < other.rawValue
        default: first.rank < second.rank
        }
    }

    /// The place of the kind of cell in an answer.
    private var rank: Int {
        switch self {
        case .overall: 0
        case .standard: 1
        case .question: 2
        case .sampled: 3
        case .answer: 4
        case .caseOversight: 5
        case .oversight: 6
        case .recommendation: 7
        case .subPoint: 8
        case .finding: 9
        }
    }
}
