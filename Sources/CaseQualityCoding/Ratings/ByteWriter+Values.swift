internal import EventSourcing

/// What rows and states are made of, several rows an event: byte by byte, for half of the time of a
/// fold went into integers of any width, and without the bytes being moved as they grow.
extension ByteWriter {
    /// Writes a figure that may be absent: 0 for none, else one more than ``figure(_:)`` writes.
    mutating func figure(ifAny value: Int?) {
        number(value.map { Self.zigzag($0) + 1 } ?? 0)
    }

    /// Writes a figure as a number, so that those of an inspection take a byte or two; one below zero,
    /// as of too many answers, stands between those above.
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
