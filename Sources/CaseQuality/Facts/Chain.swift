public import EventSourcing

/// A line of facts of which one led to the next.
public struct Chain: Hashable, Identifiable, Sendable {
    /// The name of the chain.
    public var id: MeasureKey
    /// The chain in one line; organisational text of at most 500 bytes.
    public var what: FreeText
    /// The facts, in order: at least two.
    public var facts: [MeasureKey]
    /// Where the source says it, and who says it there.
    public var citation: Citation

    /// Creates a chain from its parts.
    public init(
        id: MeasureKey, what: FreeText, facts: [MeasureKey], citation: Citation = Citation()
    ) {
        self.id = id
        self.what = what
        self.facts = facts
        self.citation = citation
    }

    /// The largest number of facts of a chain.
    static let mostFacts = 64

    /// The fields of a chain of a command, at a path.
    static func fields(_ path: String) -> [FieldPrivacy] {
        [
            .value("\(path).id"),
            .typed("\(path).what", about: .child),
            .value("\(path).facts"),
        ] + Citation.fields("\(path).citation")
    }
}
