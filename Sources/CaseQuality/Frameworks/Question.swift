public import EventSourcing

/// What an inspector answers for a case: a key question or a prompt.
public struct Question: Hashable, Sendable {
    /// Which.
    public enum Kind: UInt8, Hashable, Sendable {
        case keyQuestion = 0
        case prompt = 1
    }

    /// Which cases a percentage divides by.
    public enum Denominator: String, Hashable, Sendable {
        /// All answered cases: not-applicable answers count in the denominator.
        case allCases
        /// Only cases that the question applies to.
        case relevantCases
    }

    /// Its number: `"2.1.3"`, `"2.1.3.a"`.
    public let id: ID
    /// Key question or prompt.
    public let kind: Kind
    /// The standard it belongs to.
    public let standard: Standard.ID
    /// The key question it belongs to; itself for a key question.
    public let keyQuestion: ID
    /// The domain it belongs to.
    public let domain: Domain.ID
    /// What is asked.
    public let label: String
    /// Which cases its percentage divides by.
    public let denominator: Denominator
    /// Whether "not applicable" is an answer.
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

    /// A question's number.
    public struct ID: Name {
        public static let kind = "question id"
        public static let longestInBytes = 48
        public let rawValue: String

        public init(_ checked: CheckedText<Self>) { rawValue = checked.text }
    }
}
