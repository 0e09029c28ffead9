/// Reads bytes that a `ByteWriter` wrote.
@usableFromInline package struct ByteReader: Sendable {
    @usableFromInline let bytes: [UInt8]
    /// The offset of the next byte to read.
    ///
    /// Unit: bytes from the start.
    @usableFromInline package var offset = 0

    /// Creates a reader at the start of `bytes`.
    package init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Whether all bytes were read.
    package var isAtEnd: Bool { offset == bytes.count }

    /// Reads a fixed-width integer, lowest byte first.
    @inlinable package mutating func integer<Value: FixedWidthInteger>(
        _: Value.Type = Value.self
    ) throws(MalformedBytes) -> Value {
        let width = Value.bitWidth / 8
        guard bytes.count - offset >= width else { throw MalformedBytes(offset: offset) }
        defer { offset += width }
        return bytes.span.littleEndian(at: offset)
    }

    /// Reads a Boolean; any byte except 0 and 1 is malformed.
    @inlinable package mutating func flag() throws(MalformedBytes) -> Bool {
        let byte: UInt8 = try integer()
        guard byte <= 1 else { throw MalformedBytes(offset: offset - 1) }
        return byte == 1
    }

    /// Reads a length.
    ///
    /// A length of 2^35 or more, or not in its shortest form, is malformed.
    @usableFromInline package mutating func count() throws(MalformedBytes) -> Int {
        let start = offset
        let value = try number()
        guard value < 1 << 35 else { throw MalformedBytes(offset: start) }
        return Int(value)
    }

    /// Reads a number.
    ///
    /// A number beyond 64 bits, or not in its shortest form, is malformed.
    package mutating func number() throws(MalformedBytes) -> UInt64 {
        var next = offset
        guard let value = bytes.span.varint(at: &next) else { throw MalformedBytes(offset: offset) }
        offset = next
        return value
    }

    /// Reads a text after its length; bytes that are not UTF-8 are malformed.
    @usableFromInline package mutating func text() throws(MalformedBytes) -> String {
        try text(ofBytes: try count())
    }

    /// Reads a text of `count` bytes; bytes that are not UTF-8 are malformed.
    package mutating func text(ofBytes count: Int) throws(MalformedBytes) -> String {
        let start = offset
        guard count >= 0, bytes.count - start >= count,
            let text = bytes.span.extracting(start..<(start + count)).text
        else { throw MalformedBytes(offset: start) }
        offset += count
        return text
    }

    /// Reads `count` bytes.
    package mutating func raw(_ count: Int) throws(MalformedBytes) -> [UInt8] {
        guard count >= 0, bytes.count - offset >= count else {
            throw MalformedBytes(offset: offset)
        }
        defer { offset += count }
        return bytes.span.extracting(offset..<(offset + count)).copied
    }

    /// Reads a value that may be absent.
    @inlinable package mutating func optional<Value>(
        _ read: (inout ByteReader) throws(MalformedBytes) -> Value
    ) throws(MalformedBytes) -> Value? {
        try flag() ? try read(&self) : nil
    }

    /// Reads a list: the number of values, then the values.
    @inlinable package mutating func list<Value>(
        _ read: (inout ByteReader) throws(MalformedBytes) -> Value
    ) throws(MalformedBytes) -> [Value] {
        let count = try count()
        var values: [Value] = []
        for _ in 0..<count { values.append(try read(&self)) }
        return values
    }

    /// Reads the raw value of an enumeration; a value without a case is malformed.
    @inlinable package mutating func value<Value: RawRepresentable>(
        _: Value.Type = Value.self
    ) throws(MalformedBytes) -> Value where Value.RawValue: FixedWidthInteger {
        let start = offset
        guard let value = Value(rawValue: try integer()) else {
            throw MalformedBytes(offset: start)
        }
        return value
    }
}
