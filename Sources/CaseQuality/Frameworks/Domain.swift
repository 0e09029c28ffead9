public import EventSourcing

/// An area of a service's work that is inspected as a unit: `"2"`, court disposals.
public struct Domain: Hashable, Identifiable, Sendable {
    /// The number of the domain: `"2"`.
    public let id: ID
    /// The title of the domain.
    public let title: String
    /// The name of the domain's sample in data; `nil` when no cases are drawn for the domain.
    public let sample: String?
    /// The prefix of generated case keys: `"court"`.
    public let casePrefix: String?
    /// The standards of the domain, in order.
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

    /// The number of a domain.
    public struct ID: Name {
        public static let kind = "domain id"
        public static let longestInBytes = 16
        public let rawValue: String

        public init(_ checked: CheckedText<Self>) { rawValue = checked.text }
    }
}
