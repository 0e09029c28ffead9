/// A text that a person typed.
///
/// It can be erased without erasing the event that it belongs to.
public enum FreeText: Hashable, Sendable, ExpressibleByStringInterpolation,
    CustomStringConvertible
{
    /// The text.
    case text(String)
    /// The text was erased, or is withheld: a projection gets no text.
    case erased

    /// Creates a text from a literal.
    public init(stringLiteral text: String) { self = .text(text) }

    /// Creates a text.
    public init(_ text: String) { self = .text(text) }

    /// Creates a text that may be absent; `nil` for none.
    public init?(_ text: String?) {
        guard let text else { return nil }
        self = .text(text)
    }

    /// The text; `nil` after it was erased.
    public var text: String? {
        if case .text(let text) = self { text } else { nil }
    }

    /// The text for display: `"(erased)"` after it was erased.
    public var words: String { text ?? "(erased)" }

    /// The text for display; see ``words``.
    public var description: String { words }
}

/// A text with its field.
public struct FieldText: Hashable, Sendable {
    /// The field of the text.
    public let field: TextField
    /// The text, or the fact that it was erased.
    public let text: FreeText

    /// Creates a text of a field.
    public init(_ field: TextField, _ text: FreeText) {
        self.field = field
        self.text = text
    }
}

/// A text of a record, with the commitment that the record contains.
public struct RecordedText: Hashable, Sendable {
    /// The field of the text.
    public let field: TextField
    /// The commitment in the record.
    ///
    /// It proves whether a text is the recorded one, and reveals nothing of the text itself.
    public let commitment: ContentDigest
    /// The text, or the fact that it was erased.
    public let text: FreeText

    /// Creates a recorded text from its fields.
    public init(_ field: TextField, commitment: ContentDigest, text: FreeText) {
        self.field = field
        self.commitment = commitment
        self.text = text
    }
}

extension [FieldText] {
    /// The text of a field; `nil` when the event has none.
    public subscript(field: TextField) -> FreeText? { first { $0.field == field }?.text }
}

extension [RecordedText] {
    /// The text of a field; `nil` when the record has none.
    public subscript(field: TextField) -> FreeText? { first { $0.field == field }?.text }
}
