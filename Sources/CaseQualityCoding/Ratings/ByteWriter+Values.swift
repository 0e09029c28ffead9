internal import ByteCoding
internal import EventSourcing

/// Compact encodings for values of rows and states.
///
/// They are specialised for single bytes and varints: generic fixed-width integers took half of a
/// fold's time.
extension ByteWriter {
    /// Writes an optional figure: 0 for `nil`, otherwise the varint of ``figure(_:)`` plus one.
    mutating func figure(ifAny value: Int?) {
        number(value.map { Self.zigzag($0) + 1 } ?? 0)
    }

    /// Writes a figure as a zigzag varint.
    ///
    /// The figures of an inspection take one or two bytes. A negative figure (more answers than
    /// cases) is as short.
    mutating func figure(_ value: Int) { number(Self.zigzag(value)) }

    private static func zigzag(_ value: Int) -> UInt64 {
        let bits = Int64(value)
        return UInt64(bitPattern: bits << 1 ^ bits >> 63)
    }

    /// Writes an optional value as its raw value.
    mutating func value(ifAny value: (some RawRepresentable<UInt8>)?) {
        bytes.append(value == nil ? 0 : 1)
        if let value { bytes.append(value.rawValue) }
    }

    /// Writes a value as its raw value.
    mutating func value(_ value: some RawRepresentable<UInt8>) { bytes.append(value.rawValue) }
}

extension ByteReader {
    /// Reads an optional value from its raw value.
    mutating func valueIfAny<Value: RawRepresentable<UInt8>>() throws(MalformedBytes) -> Value? {
        try optional { reader throws(MalformedBytes) in try reader.value() }
    }

    /// Reads an optional figure.
    mutating func figureIfAny() throws(MalformedBytes) -> Int? {
        let stored = try number()
        return stored == 0 ? nil : try figure(of: stored - 1)
    }

    /// Reads a figure.
    mutating func figure() throws(MalformedBytes) -> Int { try figure(of: try number()) }

    private func figure(of zigzag: UInt64) throws(MalformedBytes) -> Int {
        let value = Int64(bitPattern: zigzag >> 1) ^ -Int64(bitPattern: zigzag & 1)
        guard let figure = Int(exactly: value), Int32(exactly: value) != nil else {
            throw MalformedBytes(offset: offset)
        }
        return figure
    }
}
