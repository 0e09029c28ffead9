internal import ByteCoding
package import EventSourcing

/// The value in the table `projections`: state u8, revision u32, watermark u64, fingerprint 32.
package struct ProjectionEntry: Hashable, Sendable {
    /// What the rows of an instance are for.
    package enum State: UInt8, Sendable {
        /// They are read.
        case live = 0
        /// They are being built beside the live ones.
        case building = 1
        /// They were replaced and are being deleted.
        case retired = 2
    }

    package var state: State
    package let revision: UInt32
    /// The position up to which the rows are complete.
    package var watermark: Position
    package let fingerprint: ContentDigest

    package init(
        state: State, revision: UInt32, watermark: Position, fingerprint: ContentDigest
    ) {
        self.state = state
        self.revision = revision
        self.watermark = watermark
        self.fingerprint = fingerprint
    }

    package init?(_ bytes: Span<UInt8>) {
        guard bytes.count == 45, let state = State(rawValue: bytes[0]),
            let fingerprint = ContentDigest(bytes: bytes.bytes(13..<45))
        else { return nil }
        self.state = state
        revision = bytes.littleEndian(at: 1)
        watermark = Position(bytes.littleEndian(at: 5))
        self.fingerprint = fingerprint
    }

    package var bytes: [UInt8] {
        var writer = ByteWriter()
        writer.integer(state.rawValue)
        writer.integer(revision)
        writer.integer(watermark.rawValue)
        writer.raw(fingerprint.bytes)
        return writer.bytes
    }
}
