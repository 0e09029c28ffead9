public import EventSourcing

/// What is rated: `"2.1"`, assessment.
public struct Standard: Hashable, Sendable {
    /// How a standard comes by its rating.
    public enum Method: String, Hashable, Sendable {
        /// From the judgements of cases.
        case caseData
        /// From mainly qualitative evidence.
        case qualitative
    }

    /// Its number: `"2.1"`.
    ///
    /// Labels repeat between domains, so nothing else identifies it.
    public let id: ID
    /// Its name.
    public let title: String
    /// Its domain.
    public let domain: Domain.ID
    /// How it comes by its rating.
    public let method: Method
    /// Whether its points count; the others are rated apart.
    public let isCore: Bool
    /// The stage of casework that it judges, where it judges one.
    public let stage: OversightStage?
    /// Its key questions, in order.
    public let keyQuestions: [KeyQuestion]

    package init(
        id: ID, title: String, domain: Domain.ID, method: Method, isCore: Bool,
        stage: OversightStage?, keyQuestions: [KeyQuestion]
    ) {
        self.id = id
        self.title = title
        self.domain = domain
        self.method = method
        self.isCore = isCore
        self.stage = stage
        self.keyQuestions = keyQuestions
    }

    /// A standard's number.
    public struct ID: Name {
        public static let kind = "standard id"
        public static let longestInBytes = 32
        public let rawValue: String

        public init(_ checked: CheckedText<Self>) { rawValue = checked.text }
    }
}
