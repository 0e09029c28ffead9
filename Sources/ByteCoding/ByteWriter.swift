/// Builds canonical bytes: little-endian integers, and texts after their length.
///
/// Each value has exactly one encoding, so the bytes can be compared and hashed.
@usableFromInline package struct ByteWriter: Sendable {
    /// The bytes written so far.
    @usableFromInline package var bytes: [UInt8] = []

    /// Creates an empty writer.
    package init() {}

    /// Creates an empty writer with capacity for `count` bytes.
    package init(reserving count: Int) { bytes.reserveCapacity(count) }

    /// Writes a fixed-width integer, lowest byte first.
    @inlinable package mutating func integer(_ value: some FixedWidthInteger) {
        var rest = value
        for _ in 0..<(value.bitWidth / 8) {
            bytes.append(UInt8(truncatingIfNeeded: rest))
            rest = rest >> 8
        }
    }

    /// Writes a Boolean as one byte.
    @inlinable package mutating func flag(_ value: Bool) { bytes.append(value ? 1 : 0) }

    /// Writes a length in its shortest form: seven bits a byte, lowest first, the eighth bit set on
    /// all bytes except the last.
    @usableFromInline package mutating func count(_ value: Int) { number(UInt64(value)) }

    /// Writes a number in the same form as a length.
    package mutating func number(_ value: UInt64) { bytes.append(varint: value) }

    /// The number of bytes that ``count(_:)`` writes.
    package static func sizeInBytes(ofCount value: Int) -> Int {
        var size = 1
        var rest = value >> 7
        while rest > 0 {
            size += 1
            rest >>= 7
        }
        return size
    }

    /// Writes a text after its length.
    package mutating func text(_ value: String) {
        let utf8 = value.utf8
        count(utf8.count)
        bytes.append(contentsOf: utf8)
    }

    /// Writes a text of at most 255 bytes after its length.
    ///
    /// For a longer text the length is wrong.
    package mutating func shortText(_ value: String) {
        let text = value.utf8Span.span
        bytes.append(addingCapacity: 1 + text.count) { output in
            output.append(UInt8(clamping: text.count))
            for index in text.indices { output.append(text[index]) }
        }
    }

    /// Removes all bytes after the first `count`.
    package mutating func shorten(to count: Int) { bytes.removeLast(bytes.count - count) }

    /// Returns the bytes and consumes the writer.
    package consuming func finish() -> [UInt8] { bytes }

    /// Writes bytes as they are.
    package mutating func raw(_ value: [UInt8]) { bytes.append(contentsOf: value) }

    /// Writes sixteen bytes.
    package mutating func raw(_ value: Bytes16) {
        integer(value.high.bigEndian)
        integer(value.low.bigEndian)
    }

    /// Writes the bytes of a text without its length.
    package mutating func raw(textOf value: String) { bytes.append(contentsOf: value.utf8) }

    /// Writes `count` zeros as placeholders for values that are not known yet.
    package mutating func zeros(_ count: Int) {
        bytes.append(contentsOf: repeatElement(0, count: count))
    }

    /// Writes a Boolean for the presence of a value, then the value.
    @inlinable package mutating func optional<Value>(
        _ value: Value?, _ write: (inout ByteWriter, Value) -> Void
    ) {
        flag(value != nil)
        if let value { write(&self, value) }
    }

    /// Writes the number of values, then the values.
    @inlinable package mutating func list<Values: Collection>(
        _ values: Values, _ write: (inout ByteWriter, Values.Element) -> Void
    ) {
        count(values.count)
        for value in values { write(&self, value) }
    }
}
