internal import ByteCoding
package import EventSourcing

/// The value in the table `projections`: state u8, revision u32, watermark u64, fingerprint 32.
///
/// The streams that are set aside follow, sorted by number: for each its number u64 and the
/// position u64 of the event that cannot be read.
package struct ProjectionEntry: Hashable, Sendable {
    /// The use of the rows of an instance.
    package enum State: UInt8, Sendable {
        /// Reads use them.
        case live = 0
        /// They are being built beside the live ones.
        case building = 1
        /// They were replaced and are being deleted.
        case retired = 2
    }

    package var state: State
    package let revision: UInt32
    /// The position up to which the rows are complete; the end of a command.
    package var watermark: Position
    package let fingerprint: ContentDigest
    /// The streams without rows after some event, by number, with the position of that event.
    package var aside: [StreamNumber: Position]

    package init(
        state: State, revision: UInt32, watermark: Position, fingerprint: ContentDigest,
        aside: [StreamNumber: Position] = [:]
    ) {
        self.state = state
        self.revision = revision
        self.watermark = watermark
        self.fingerprint = fingerprint
        self.aside = aside
    }

    package init?(_ bytes: Span<UInt8>) {
        guard bytes.count >= Self.fixedInBytes, let state = State(rawValue: bytes[0]),
            let fingerprint = ContentDigest(bytes: bytes.bytes(13..<Self.fixedInBytes)),
            (bytes.count - Self.fixedInBytes).isMultiple(of: Self.asideInBytes)
        else { return nil }
        self.state = state
        revision = bytes.littleEndian(at: 1)
        watermark = Position(bytes.littleEndian(at: 5))
        self.fingerprint = fingerprint
        aside = [:]
        var last: StreamNumber?
        for place in stride(from: Self.fixedInBytes, to: bytes.count, by: Self.asideInBytes) {
            let stream = StreamNumber(bytes.littleEndian(at: place))
            if let last, last >= stream { return nil }
            last = stream
            aside[stream] = Position(bytes.littleEndian(at: place + 8))
        }
    }

    package var bytes: [UInt8] {
        var writer = ByteWriter()
        writer.integer(state.rawValue)
        writer.integer(revision)
        writer.integer(watermark.rawValue)
        writer.raw(fingerprint.bytes)
        for (stream, position) in aside.sorted(by: { $0.key < $1.key }) {
            writer.integer(stream.rawValue)
            writer.integer(position.rawValue)
        }
        return writer.bytes
    }

    private static let fixedInBytes = 45
    private static let asideInBytes = 16
}
