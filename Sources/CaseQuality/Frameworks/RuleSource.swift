/// Where a rule of an edition is published.
///
/// An edition names a source for each of its rules. A rule that was inferred, or recalled without
/// the publication at hand, is not confirmed, and its source says so in one of these words.
public struct RuleSource: Hashable, Sendable {
    /// The source as the edition states it; empty if it states none.
    public let text: String

    /// Creates a source from the text of an edition.
    public init(_ text: String) { self.text = text }

    /// Whether the rule is published: its source does not call it inferred, recalled or
    /// unconfirmed.
    public var isConfirmed: Bool {
        let words = text.lowercased()
        return !text.isEmpty
            && !["inferred", "recalled", "unconfirmed"].contains(where: words.contains)
    }
}
