internal import EventSourcing

/// Collects the typed texts of an event for a draft.
struct EventTextWriter {
    private(set) var texts: [DraftText] = []

    /// Adds the text of a field; an erased text is omitted.
    ///
    /// - Parameters:
    ///   - text: The text; `nil` for an empty field.
    ///   - number: The number of the field in the event's message, from 1.
    ///   - index: The index of the element in a list.
    mutating func add(_ text: FreeText?, _ number: UInt8, at index: Int = 0) {
        guard let value = text?.text else { return }
        texts.append(DraftText(.event(number, at: index), value))
    }

    /// Adds the elements of a list.
    mutating func add(_ list: [FreeText], _ number: UInt8) {
        for (index, text) in list.enumerated() { add(text, number, at: index) }
    }
}

extension TextField {
    /// The text field for the field of an event's message with this number.
    static func event(_ number: UInt8, at index: Int) -> TextField {
        TextField(event: 16 + number, index: UInt8(clamping: index))
    }
}
