public import CaseLedger

/// The result of erasing a text.
public struct ErasedText: Sendable {
    /// The text before it was erased.
    public let text: NamedText

    /// The same text in other events of the inspection.
    public let copies: [NamedText]

    /// The recorded copies outside the ledger that may still have the text.
    public let outside: [CustodyEntry]

    /// Creates the result from the text as it was, the texts that are still the same, and the recorded
    /// copies outside the ledger.
    public init(_ text: NamedText, copies: [NamedText] = [], outside: [CustodyEntry] = []) {
        self.text = text
        self.copies = copies
        self.outside = outside
    }

    /// Whether the text was already erased.
    public var wasErasedBefore: Bool { text.text.text == nil }

    /// The result, in one sentence, and where the text may still be, in others.
    public var sentence: String {
        (wasErasedBefore
            ? "\(text.name) at position \(text.position) was erased before."
            : "Erased \(text.name) at position \(text.position); its event stays. Its bytes are in the "
                + "file until case-ledger compact." + stillThere)
            + stillOutside
    }

    /// Which copies may still have the text, after a space; empty if none is recorded.
    private var stillOutside: String {
        // Of a text that was erased before, later copies do not have it.
        if wasErasedBefore { return "" }
        guard let first = outside.first, let last = outside.last else { return "" }
        let place =
            outside.count == 1
            ? "A copy that was recorded at position \(first.position) may still have it"
            : "\(outside.count) copies, recorded from position \(first.position) to "
                + "\(last.position), may still have it"
        return " \(place): see case-ledger copies."
    }

    /// Where the same text still stands, after a space; empty if it stands nowhere else.
    private var stillThere: String {
        let places = copies.map { "\($0.name) at position \($0.position)" }
        guard !places.isEmpty else { return "" }
        let shown = places.prefix(Self.mostPlacesShown).joined(separator: "; ")
        let more = places.count - Self.mostPlacesShown
        return " The same text still stands in \(shown)\(more > 0 ? "; and \(more) more" : "")."
    }

    /// The most places that the sentence lists.
    private static let mostPlacesShown = 10
}

extension ErasedText: JSONMapped {
    public static let jsonMapping = JSONMapping<ErasedText>(
        "ErasedText", "A text that was erased.",
        JSONField("position", "The record that it belongs to.") { $0.text.position },
        JSONField("name", "Its name.") { $0.text.name },
        JSONField("erased", "Always true.") { _ in true },
        JSONField("wasErasedBefore", "Whether it had been erased before.") {
            $0.wasErasedBefore
        },
        JSONField("copies", "The positions where the same text still stands in the inspection.") {
            $0.copies.map(\.position)
        },
        JSONField(
            "recordedCopies",
            "The positions that record a backup, an export or a restore that may still have the text; none for a text that was erased before."
        ) { $0.wasErasedBefore ? [] : $0.outside.map(\.position) })
}
