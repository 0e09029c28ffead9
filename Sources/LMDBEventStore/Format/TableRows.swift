package import EventSourcing

/// The value in the table `streams`: number u64, last position u64, last sequence u64.
package struct StreamRow: Hashable, Sendable {
    package let number: StreamNumber
    package var lastPosition: Position
    package var lastSequence: StreamSequence

    package init(
        number: StreamNumber, lastPosition: Position, lastSequence: StreamSequence
    ) {
        self.number = number
        self.lastPosition = lastPosition
        self.lastSequence = lastSequence
    }

    package init?(_ bytes: Span<UInt8>) {
        guard bytes.count == 24 else { return nil }
        number = StreamNumber(bytes.littleEndian(at: 0))
        lastPosition = Position(bytes.littleEndian(at: 8))
        lastSequence = StreamSequence(bytes.littleEndian(at: 16))
    }

    package var bytes: [UInt8] {
        var writer = ByteWriter()
        writer.integer(number.rawValue)
        writer.integer(lastPosition.rawValue)
        writer.integer(lastSequence.rawValue)
        return writer.bytes
    }
}

/// The value in the table `postings`: the positions of a list that follow the one in the key, each
/// as its distance from the one before, a count.
///
/// A list is divided into entries wherever one has become long, or was begun by another flush: an
/// entry holds nothing that another could not.
package enum PostingRow {
    /// An entry that is this long takes no more.
    ///
    /// Unit: bytes.
    package static let fullInBytes = 512

    /// Adds `position` to the entry that ends at `last`.
    package static func append(_ position: Position, after last: Position, to row: inout [UInt8]) {
        var distance = position.rawValue - last.rawValue
        while distance > 0x7f {
            row.append(UInt8(truncatingIfNeeded: distance) | 0x80)
            distance >>= 7
        }
        row.append(UInt8(truncatingIfNeeded: distance))
    }

    /// Shows every position of the entry to `body`, in order, until it returns `false`.
    ///
    /// - Returns: `false` when the bytes are malformed.
    package static func visit(
        _ row: Span<UInt8>, from first: Position, _ body: (Position) -> Bool
    ) -> Bool {
        var position = first.rawValue
        guard body(first) else { return true }
        var index = 0
        while index < row.count {
            var distance: UInt64 = 0
            var shift: UInt64 = 0
            while true {
                guard index < row.count, shift < 64 else { return false }
                let byte = row[index]
                index += 1
                distance |= UInt64(byte & 0x7f) << shift
                if byte & 0x80 == 0 {
                    // The tenth byte has room for one bit.
                    guard byte > 0, shift < 63 || byte == 1 else { return false }
                    break
                }
                shift += 7
            }
            let (next, overflow) = position.addingReportingOverflow(distance)
            guard !overflow else { return false }
            position = next
            guard body(Position(position)) else { return true }
        }
        return true
    }

    /// The last position of the entry; `nil` when the bytes are malformed.
    static func last(of row: Span<UInt8>, from first: Position) -> Position? {
        var last = first
        let isSound = visit(row, from: first) {
            last = $0
            return true
        }
        return isSound ? last : nil
    }
}

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

/// The value of a number alone: the watermark in `meta`, a position in `checkpoints`.
package enum NumberRow {
    package static func bytes(_ position: Position) -> [UInt8] {
        var writer = ByteWriter()
        writer.integer(position.rawValue)
        return writer.bytes
    }

    package static func position(_ bytes: Span<UInt8>) -> Position? {
        bytes.count == 8 ? Position(bytes.littleEndian(at: 0)) : nil
    }
}
