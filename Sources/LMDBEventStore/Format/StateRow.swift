internal import ByteCoding
package import EventSourcing

/// The value in the table `states`: through-position u64, then the state.
package struct StateRow: Hashable, Sendable {
    /// The last event of the stream that is folded in.
    package let through: Position
    package let state: [UInt8]

    package init(through: Position, state: [UInt8]) {
        self.through = through
        self.state = state
    }

    package init?(_ bytes: Span<UInt8>) {
        guard bytes.count >= 8 else { return nil }
        through = Position(bytes.littleEndian(at: 0))
        state = bytes.bytes(8..<bytes.count)
    }

    package var bytes: [UInt8] {
        var writer = ByteWriter()
        writer.integer(through.rawValue)
        writer.raw(state)
        return writer.bytes
    }
}
