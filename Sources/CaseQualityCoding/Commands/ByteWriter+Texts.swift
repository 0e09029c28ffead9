internal import ByteCoding
internal import EventSourcing

extension ByteWriter {
    /// Writes a text that somebody typed; an erased one as none, which no text is.
    mutating func text(_ text: FreeText) { optional(text.text) { $0.text($1) } }
}
