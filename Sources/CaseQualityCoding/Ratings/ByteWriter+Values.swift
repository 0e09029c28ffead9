internal import ByteCoding
internal import EventSourcing

/// Compact encodings for row and state values.
///
/// Specialised for single bytes and varints: generic fixed-width integers took half of a fold's time.
extension ByteWriter {
    /// Writes a figure that may be absent: 0 for none, else one more than ``figure(_:)`` writes.
    mutating func figure(ifAny value: Int?) {
        number(value.map { Self.zigzag($0) + 1 } ?? 0)
    }

    /// Writes a figure as a zigzag varint: those of an inspection take a byte or two, and one below zero
    /// (more answers than cases) is as short.
    mutating func figure(_ value: Int) { number(Self.zigzag(value)) }

    private static func zigzag(_ value: Int) -> UInt64 {
        let bits = Int64(value)
        return UInt64(bitPattern: bits << 1 ^ bits >> 63)
    }

    /// Writes a value that may be absent, as its raw value.
    mutating func value(ifAny value: (some RawRepresentable<UInt8>)?) {
        bytes.append(value == nil ? 0 : 1)
        if let value { bytes.append(value.rawValue) }
    }

    /// Writes the raw value of a value.
    mutating func value(_ value: some RawRepresentable<UInt8>) { bytes.append(value.rawValue) }
}

extension ByteReader {
    /// Reads a raw value that may be absent.
    mutating func valueIfAny<Value: RawRepresentable<UInt8>>() throws(MalformedBytes) -> Value? {
        try optional { reader throws(MalformedBytes) in try reader.value() }
    }

    /// Reads a figure that may be absent.
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
