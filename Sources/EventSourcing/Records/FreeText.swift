/// A text that somebody typed: it can be erased, and the event that it belongs to stays.
public enum FreeText: Hashable, Sendable, ExpressibleByStringInterpolation,
    CustomStringConvertible
{
    /// The text.
    case text(String)
    /// It was erased, or it is withheld: a projection is given no text.
    case erased

    public init(stringLiteral text: String) { self = .text(text) }

    public init(_ text: String) { self = .text(text) }

    /// A text that may be absent; `nil` for none.
    public init?(_ text: String?) {
        guard let text else { return nil }
        self = .text(text)
    }

    /// The text; `nil` once it is erased.
    public var text: String? {
        if case .text(let text) = self { text } else { nil }
    }

    /// The text for people to read: `"(erased)"` once it is erased.
    public var words: String { text ?? "(erased)" }

    public var description: String { words }
}

/// A text with the field that it fills.
public struct FieldText: Hashable, Sendable {
    /// Which field.
    public let field: TextField
    /// The text, or that it was erased.
    public let text: FreeText

    public init(_ field: TextField, _ text: FreeText) {
        self.field = field
        self.text = text
    }
}

/// A text of a record, with what the record holds in its place.
public struct RecordedText: Hashable, Sendable {
    /// Which field.
    public let field: TextField
    /// What stands in the record: it tells whether a text is the one that was recorded, and nothing of
    /// the text itself.
    public let commitment: ContentDigest
    /// The text, or that it was erased.
    public let text: FreeText

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
