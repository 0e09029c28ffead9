/// Builds canonical bytes: little-endian integers, texts behind their length.
///
/// One value has one encoding, so the bytes can be compared and hashed.
package struct ByteWriter: Sendable {
    /// What was written so far.
    @usableFromInline package var bytes: [UInt8] = []

    package init() {}

    /// Writes a fixed-width integer, lowest byte first.
    @inlinable package mutating func integer(_ value: some FixedWidthInteger) {
        var rest = value.littleEndian
        for _ in 0..<(value.bitWidth / 8) {
            bytes.append(UInt8(truncatingIfNeeded: rest))
            rest = rest >> 8
        }
    }

    /// Writes whether, as one byte.
    package mutating func flag(_ value: Bool) { bytes.append(value ? 1 : 0) }

    /// Writes a length in its shortest form: seven bits a byte, lowest first, the eighth bit set
    /// on all bytes but the last.
    package mutating func count(_ value: Int) {
        var rest = UInt64(value)
        while rest > 0x7f {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    /// How many bytes ``count(_:)`` writes.
    package static func sizeInBytes(ofCount value: Int) -> Int {
        var size = 1
        var rest = value >> 7
        while rest > 0 {
            size += 1
            rest >>= 7
        }
        return size
    }

    /// Writes a text behind its length.
    package mutating func text(_ value: String) {
        let utf8 = value.utf8
        count(utf8.count)
        bytes.append(contentsOf: utf8)
    }

    /// Writes bytes as they are.
    package mutating func raw(_ value: [UInt8]) { bytes.append(contentsOf: value) }

    /// Writes whether there is a value, then the value.
    package mutating func optional<Value>(
        _ value: Value?, _ write: (inout ByteWriter, Value) -> Void
    ) {
        flag(value != nil)
        if let value { write(&self, value) }
    }

    /// Writes how many values there are, then the values.
    package mutating func list<Values: Collection>(
        _ values: Values, _ write: (inout ByteWriter, Values.Element) -> Void
    ) {
        count(values.count)
        for value in values { write(&self, value) }
    }
}

/// Reads what a ``ByteWriter`` wrote.
package struct ByteReader: Sendable {
    private let bytes: [UInt8]
    private var offset = 0

    package init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Whether everything was read.
    package var isAtEnd: Bool { offset == bytes.count }

    /// Reads a fixed-width integer, lowest byte first.
    package mutating func integer<Value: FixedWidthInteger>(
        _: Value.Type = Value.self
    ) throws(MalformedBytes) -> Value {
        let width = Value.bitWidth / 8
        guard bytes.count - offset >= width else { throw MalformedBytes(offset: offset) }
        var value: Value = 0
        for index in (0..<width).reversed() {
            value = (value << 8) | Value(truncatingIfNeeded: bytes[offset + index])
        }
        offset += width
        return value
    }

    /// Reads whether; any byte but 0 and 1 is malformed.
    package mutating func flag() throws(MalformedBytes) -> Bool {
        let byte: UInt8 = try integer()
        guard byte <= 1 else { throw MalformedBytes(offset: offset - 1) }
        return byte == 1
    }

    /// Reads a length; one that is not in its shortest form, or beyond 2^35, is malformed.
    package mutating func count() throws(MalformedBytes) -> Int {
        let start = offset
        var value = 0
        for shift in stride(from: 0, through: 28, by: 7) {
            let byte: UInt8 = try integer()
            value |= Int(byte & 0x7f) << shift
            if byte & 0x80 == 0 {
                guard byte > 0 || shift == 0 else { break }
                return value
            }
        }
        throw MalformedBytes(offset: start)
    }

    /// Reads a text behind its length; bytes that are no UTF-8 are malformed.
    package mutating func text() throws(MalformedBytes) -> String {
        let count = try count()
        let start = offset
        guard let text = String(validating: try raw(count), as: UTF8.self) else {
            throw MalformedBytes(offset: start)
        }
        return text
    }

    /// Reads `count` bytes.
    package mutating func raw(_ count: Int) throws(MalformedBytes) -> [UInt8] {
        guard count >= 0, bytes.count - offset >= count else {
            throw MalformedBytes(offset: offset)
        }
        defer { offset += count }
        return Array(bytes[offset..<(offset + count)])
    }

    /// Reads a value that may be absent.
    package mutating func optional<Value>(
        _ read: (inout ByteReader) throws(MalformedBytes) -> Value
    ) throws(MalformedBytes) -> Value? {
        try flag() ? try read(&self) : nil
    }

    /// Reads as many values as were written.
    package mutating func list<Value>(
        _ read: (inout ByteReader) throws(MalformedBytes) -> Value
    ) throws(MalformedBytes) -> [Value] {
        let count = try count()
        var values: [Value] = []
        for _ in 0..<count { values.append(try read(&self)) }
        return values
    }

    /// Reads a raw value of an enumeration; one that no case has is malformed.
    package mutating func value<Value: RawRepresentable>(
        _: Value.Type = Value.self
    ) throws(MalformedBytes) -> Value where Value.RawValue: FixedWidthInteger {
        let start = offset
        guard let value = Value(rawValue: try integer()) else {
            throw MalformedBytes(offset: start)
        }
        return value
    }

    /// Reads a name; a text that cannot be one is malformed.
    package mutating func name<Value: Name>(
        _: Value.Type = Value.self
    ) throws(MalformedBytes) -> Value {
        let start = offset
        guard let name = Value(rawValue: try text()) else { throw MalformedBytes(offset: start) }
        return name
    }
}

/// Bytes that no ``ByteWriter`` of ours can have written.
public struct MalformedBytes: Error, Hashable, CustomStringConvertible {
    /// Where reading stopped. Unit: bytes from the start.
    public let offset: Int

    package init(offset: Int) { self.offset = offset }

    public var description: String { "Stored bytes are malformed at byte \(offset)." }
}
