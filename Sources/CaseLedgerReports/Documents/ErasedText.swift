public import CaseLedger

/// The result of erasing a text.
public struct ErasedText: Sendable {
    /// The text before it was erased.
    public let text: NamedText

    /// Creates the result from the text as ``Ledger/forget(_:at:)`` returns it.
    public init(_ text: NamedText) { self.text = text }

    /// Whether the text was already erased.
    public var wasErasedBefore: Bool { text.text.text == nil }

    /// The result, in one sentence.
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
