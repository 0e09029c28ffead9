internal import ByteCoding
internal import EventSourcing
internal import SwiftProtobuf

/// Reads the fields of an encoded message one by one, in ascending order.
///
/// It reads messages as this version writes them: field numbers below 16, ASCII texts shorter than
/// 128 bytes. A field that is missing, truncated or of another wire type is left unread, and
/// ``isAtEnd`` stays false. The caller then falls back to the generated decoder.
struct MessageFields: ~Escapable {
    private let bytes: Span<UInt8>
    private var offset = 0

    private enum WireType {
        static let varint: UInt8 = 0
        static let bytes: UInt8 = 2
    }

    @_lifetime(copy bytes)
    init(_ bytes: Span<UInt8>) { self.bytes = bytes }

    /// Whether every field was read.
    var isAtEnd: Bool { offset == bytes.count }

    /// Reads the text of a field.
    @_lifetime(copy self)
    mutating func text(_ number: UInt8) -> Span<UInt8>? {
        let start = offset
        guard let text = content(number) else { return nil }
        if !text.isASCII {
            offset = start
            return nil
        }
        return text
    }

    /// Reads the content of a field with a text or a message.
    @_lifetime(copy self)
    mutating func content(_ number: UInt8) -> Span<UInt8>? {
        guard isNext(number, WireType.bytes), bytes[offset + 1] < 0x80 else { return nil }
        let start = offset + 2
        let end = start + Int(bytes[offset + 1])
        guard end <= bytes.count else { return nil }
        offset = end
        return bytes.extracting(start..<end)
    }

    /// Reads the name of a field; a text that is not a valid name is left unread.
    mutating func name<N: Name>(_ number: UInt8, _: N.Type) -> N? {
        let start = offset
        guard let text = text(number) else { return nil }
        guard let name = N(stored: text.repairedText) else {
            offset = start
            return nil
        }
        return name
    }

    /// Reads the number of a field.
    mutating func number(_ number: UInt8) -> UInt64? {
        guard isNext(number, WireType.varint) else { return nil }
        var next = offset + 1
        guard let value = bytes.varint(at: &next) else { return nil }
        offset = next
        return value
    }

    /// Reads the value of an enumeration; a number unknown to `value` is left unread.
    mutating func value<Wire: SwiftProtobuf.Enum, Value>(
        _ number: UInt8, _ value: (Wire) -> Value?
    ) -> Value? {
        guard isNext(number, WireType.varint), bytes[offset + 1] < 0x80,
            let wire = Wire(rawValue: Int(bytes[offset + 1])), let value = value(wire)
        else { return nil }
        offset += 2
        return value
    }

    /// Whether the next field has this number and wire type, and at least one byte of content.
    private func isNext(_ number: UInt8, _ type: UInt8) -> Bool {
        offset + 1 < bytes.count && bytes[offset] == number << 3 | type
    }
}
