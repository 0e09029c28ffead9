internal import EventSourcing

/// Reads the typed texts of a stored event.
struct EventTextReader {
    private let texts: [FieldText]

    init(_ texts: [FieldText]) { self.texts = texts }

    /// The text of an optional field.
    func text(_ number: UInt8, at index: Int = 0) -> FreeText? {
        texts[.event(number, at: index)]
    }

    /// The text of a field that every event of its kind has.
    func required(_ number: UInt8, at index: Int = 0) -> FreeText {
        text(number, at: index) ?? .erased
    }

    /// The elements of a list, in order.
    func list(_ number: UInt8) -> [FreeText] {
        let number = TextField.event(number, at: 0).number
        return texts.filter { $0.field.number == number }.map(\.text)
    }
}
