internal import EventSourcing
internal import SwiftProtobuf

/// The fields of a message in the encoding of Protocol Buffers, taken one by one in the order of their
/// numbers, as this version writes them: every number of a field below 16, every text of ASCII and
/// shorter than 128 bytes.
///
/// What is of another kind, not whole, or not what it should be is not taken, and the fields do not end
/// there: whoever finds that leaves the whole message to the generated code.
struct WireFields: ~Escapable {
    private let bytes: Span<UInt8>
    private var offset = 0

    private enum WireType {
        static let number: UInt8 = 0
        static let bytes: UInt8 = 2
    }

    @_lifetime(copy bytes)
    init(_ bytes: Span<UInt8>) { self.bytes = bytes }

    var isAtEnd: Bool { offset == bytes.count }

    /// Takes the text with this number, if it is next and whole.
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

    /// Takes what is in the field with this number, a text or a message, if it is next and whole.
    @_lifetime(copy self)
    mutating func content(_ number: UInt8) -> Span<UInt8>? {
        guard offset + 1 < bytes.count, bytes[offset] == number << 3 | WireType.bytes,
            bytes[offset + 1] < 0x80
        else { return nil }
        let start = offset + 2
        let end = start + Int(bytes[offset + 1])
        guard end <= bytes.count else { return nil }
        offset = end
        return bytes.extracting(start..<end)
    }

    /// Takes the name with this number, if it is next and can be one.
    mutating func name<N: Name>(_ number: UInt8, _: N.Type) -> N? {
        let start = offset
        guard let text = text(number) else { return nil }
        guard let name = N(rawValue: text.repairedText) else {
            offset = start
            return nil
        }
        return name
    }

    /// Takes the number in the field with this number, if it is next.
    mutating func number(_ number: UInt8) -> UInt64? {
        guard offset + 1 < bytes.count, bytes[offset] == number << 3 | WireType.number else {
            return nil
        }
        var value: UInt64 = 0
        // Of 64 bits, nine bytes hold all but the last; no position comes near that.
        for index in 0..<min(bytes.count - offset - 1, 9) {
            let byte = bytes[offset + 1 + index]
            value |= UInt64(byte & 0x7f) << UInt64(7 * index)
            if byte < 0x80 {
                offset += 2 + index
                return value
            }
        }
        return nil
    }

    /// Takes the value of an enumeration with this number, if it is next and one that there is.
    mutating func value<Wire: SwiftProtobuf.Enum, Value>(
        _ number: UInt8, _ value: (Wire) -> Value?
    ) -> Value? {
        guard offset + 1 < bytes.count, bytes[offset] == number << 3 | WireType.number,
            bytes[offset + 1] < 0x80, let wire = Wire(rawValue: Int(bytes[offset + 1])),
            let value = value(wire)
        else { return nil }
        offset += 2
        return value
    }
}
