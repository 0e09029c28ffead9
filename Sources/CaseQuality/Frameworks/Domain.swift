public import EventSourcing

/// A part of a service's work that is inspected together: `"2"`, court disposals.
public struct Domain: Hashable, Sendable {
    /// Its number: `"2"`.
    public let id: ID
    /// Its name.
    public let title: String
    /// What its sample of cases is called in data; `nil` when no cases are drawn for it.
    public let sample: String?
    /// How keys of its cases begin, where keys are made up: `"court"`.
    public let casePrefix: String?
    /// Its standards, in order.
    public let standards: [Standard]

    package init(
        id: ID, title: String, sample: String?, casePrefix: String?, standards: [Standard]
    ) {
        self.id = id
        self.title = title
        self.sample = sample
        self.casePrefix = casePrefix
        self.standards = standards
    }

    /// A domain's number.
    public struct ID: Name {
        public static let kind = "domain id"
        public static let longestInBytes = 16
        public let rawValue: String

        public init(_ checked: CheckedText<Self>) { rawValue = checked.text }
    }
}
