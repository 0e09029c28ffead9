internal import EventSourcing

/// What rows and states are made of, several rows an event: byte by byte, for half of the time of a
/// fold went into integers of any width, and without the bytes being moved as they grow.
extension ByteWriter {
    /// A writer that has room for so many bytes.
    init(room: Int) {
        self.init()
        bytes.reserveCapacity(room)
    }

    /// Writes a figure that may be absent, in four bytes.
    mutating func figure(ifAny value: Int?) {
        bytes.append(value == nil ? 0 : 1)
        if let value { figure(value) }
    }

    /// Writes a figure in four bytes, the lowest first.
    mutating func figure(_ value: Int) {
        let bits = UInt32(bitPattern: Int32(value))
        bytes.append(UInt8(truncatingIfNeeded: bits))
        bytes.append(UInt8(truncatingIfNeeded: bits >> 8))
        bytes.append(UInt8(truncatingIfNeeded: bits >> 16))
        bytes.append(UInt8(truncatingIfNeeded: bits >> 24))
    }

    /// Writes a value that may be absent, as its raw value.
    mutating func value(ifAny value: (some RawRepresentable<UInt8>)?) {
        bytes.append(value == nil ? 0 : 1)
        if let value { bytes.append(value.rawValue) }
    }

    /// Writes the raw value of a value.
    mutating func value(_ value: some RawRepresentable<UInt8>) { bytes.append(value.rawValue) }
}
