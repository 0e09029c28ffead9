/// Reads what a `ByteWriter` wrote.
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

/// Bytes that no `ByteWriter` of ours can have written.
public struct MalformedBytes: Error, Hashable, CustomStringConvertible {
    /// Where reading stopped.
    ///
    /// Unit: bytes from the start.
    public let offset: Int

    package init(offset: Int) { self.offset = offset }

    public var description: String { "Stored bytes are malformed at byte \(offset)." }
}
