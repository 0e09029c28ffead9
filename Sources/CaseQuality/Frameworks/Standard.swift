public import EventSourcing

/// A part of a domain that is rated: `"2.1"`, assessment.
public struct Standard: Hashable, Identifiable, Sendable {
    /// The source of a standard's rating.
    public enum Method: String, Hashable, Sendable {
        /// The judgements of cases.
        case caseData
        /// Mainly qualitative evidence.
        case qualitative
    }

    /// The number of the standard: `"2.1"`.
    ///
    /// Only the number identifies a standard: titles repeat between domains.
    public let id: ID
    /// The title of the standard.
    public let title: String
    /// The domain of the standard.
    public let domain: Domain.ID
    /// The source of the standard's rating.
    public let method: Method
    /// Whether its points count in the total; other standards are rated separately.
    public let isCore: Bool
    /// The stage of casework that the standard judges, if it judges one.
    public let stage: OversightStage?
    /// The key questions of the standard, in order.
    public let keyQuestions: [KeyQuestion]

    /// The characteristics of each rating, for a standard that is judged on evidence; empty where
    /// the edition lists none.
    public let characteristics: [Characteristic]

    /// Why the edition lacks the key questions and prompts; `nil` for an edition that has them.
    ///
    /// Such an edition rates from published results alone.
    public let questionsNotKnown: RuleSource?

    /// The key questions and their prompts, each key question before its prompts.
    public var questions: [Question] {
        keyQuestions.flatMap { [$0.question] + $0.prompts.map(\.question) }
    }

    package init(
        id: ID, title: String, domain: Domain.ID, method: Method, isCore: Bool,
        stage: OversightStage?, keyQuestions: [KeyQuestion], characteristics: [Characteristic] = [],
        questionsNotKnown: RuleSource? = nil
    ) {
        self.id = id
        self.title = title
        self.domain = domain
        self.method = method
        self.isCore = isCore
        self.stage = stage
        self.keyQuestions = keyQuestions
        self.characteristics = characteristics
        self.questionsNotKnown = questionsNotKnown
    }

    /// The number of a standard.
    public struct ID: Name {
        public static let kind = "standard id"
        public static let longestInBytes = 32
        public let rawValue: String

        public init(_ checked: CheckedText<Self>) { rawValue = checked.text }
    }
}
