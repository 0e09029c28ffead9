public import EventSourcing

/// A question that an inspector answers for a case: a key question or a prompt.
public struct Question: Hashable, Identifiable, Sendable {
    /// The kind of question.
    public enum Kind: UInt8, Hashable, Sendable {
        case keyQuestion = 0
        case prompt = 1
    }

    /// The cases in the denominator of a percentage.
    public enum Denominator: String, Hashable, Sendable {
        /// All answered cases, including those answered "not applicable".
        case allCases
        /// Only the cases that the question applies to.
        case relevantCases
    }

    /// The number of the question: `"2.1.3"`, `"2.1.3.a"`.
    public let id: ID
    /// Whether it is a key question or a prompt.
    public let kind: Kind
    /// The standard that the question belongs to.
    public let standard: Standard.ID
    /// The key question that the question belongs to; a key question's own id.
    public let keyQuestion: ID
    /// The domain that the question belongs to.
    public let domain: Domain.ID
    /// The text of the question.
    public let label: String
    /// The cases in the denominator of its percentage.
    public let denominator: Denominator
    /// Whether the question accepts the answer "not applicable".
    public let allowsNotApplicable: Bool

    package init(
        id: ID, kind: Kind, standard: Standard.ID, keyQuestion: ID, domain: Domain.ID,
        label: String, denominator: Denominator, allowsNotApplicable: Bool
    ) {
        self.id = id
        self.kind = kind
        self.standard = standard
        self.keyQuestion = keyQuestion
        self.domain = domain
        self.label = label
        self.denominator = denominator
        self.allowsNotApplicable = allowsNotApplicable
    }

    /// The number of a question.
    public struct ID: Name {
        public static let kind = "question id"
        public static let longestInBytes = 48
        public let rawValue: String

        public init(_ checked: CheckedText<Self>) { rawValue = checked.text }
    }
}
