internal import ByteCoding
internal import EventSourcing

extension ByteWriter {
    /// Writes a typed text; an erased text is written as absent, which no valid text equals.
    mutating func text(_ text: FreeText) { optional(text.text) { $0.text($1) } }
}
