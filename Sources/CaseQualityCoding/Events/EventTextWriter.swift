internal import EventSourcing

/// What somebody typed in an event, on its way into a draft.
struct EventTextWriter {
    private(set) var texts: [DraftText] = []

    /// Adds the text of a field; an erased one leaves nothing.
    ///
    /// - Parameters:
    ///   - text: The text; `nil` for a field that is empty.
    ///   - number: The number that the field has in the event's message, from 1.
    ///   - index: Which element of a list.
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
    /// The field of a text whose place in the event's message has that number.
    static func event(_ number: UInt8, at index: Int) -> TextField {
        TextField(event: 16 + number, index: UInt8(clamping: index))
    }
}
