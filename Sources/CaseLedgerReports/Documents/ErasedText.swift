public import CaseLedger

/// A text that was erased.
public struct ErasedText: Sendable {
    /// The text as it was found.
    public let text: NamedText

    /// Takes the text as it was found.
    public init(_ text: NamedText) { self.text = text }

    /// Whether it had been erased before.
    public var wasErasedBefore: Bool { text.text.text == nil }

    /// What happened, in one sentence.
    public var sentence: String {
        wasErasedBefore
            ? "\(text.name) at position \(text.position) was erased before."
            : "Erased \(text.name) at position \(text.position); its event stays."
    }
}

extension ErasedText: JSONMapped {
    public static let jsonMapping = JSONMapping<ErasedText>(
        "ErasedText", "A text that was erased.",
        JSONField("position", "The record that it belongs to.") { $0.text.position },
        JSONField("name", "Its name.") { $0.text.name },
        JSONField("erased", "Always true.") { _ in true },
        JSONField("wasErasedBefore", "Whether it had been erased before.") {
            $0.wasErasedBefore
        })
}
