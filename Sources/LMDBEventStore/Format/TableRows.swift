internal import ByteCoding
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
        row.append(varint: position.rawValue - last.rawValue)
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
            guard let distance = row.varint(at: &index), distance > 0 else { return false }
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

/// The value in the table `commands`: some commands of one stream by the hashes of their ids.
///
/// For each stands the distance of its hash from the one before, for the first from the hash in the
/// key, and that of its first record from the first record of the stream: counts.
///
/// They are sorted by hash, then position. An entry has all hashes from its own up to the next entry's
/// of the stream, and the first entry's hash is 0: a hash can only stand in one place.
package enum CommandRow {
    /// An entry that would be longer is divided, unless it is of one hash alone.
    ///
    /// Unit: bytes.
    package static let fullInBytes = 512

    /// Adds `command` to the entry that ends at `last`.
    package static func append(
        _ command: CommandPosting, after last: CommandHash, of stream: StreamNumber,
        to row: inout [UInt8]
    ) {
        row.append(varint: UInt64(command.hash.rawValue - last.rawValue))
        row.append(varint: command.position.rawValue - stream.rawValue)
    }

    /// Shows every command of the entry to `body`, in order, until it returns `false`.
    ///
    /// - Returns: `false` when the bytes are malformed.
    package static func visit(
        _ row: Span<UInt8>, from first: CommandHash, of stream: StreamNumber,
        _ body: (CommandPosting) -> Bool
    ) -> Bool {
        var hash = UInt64(first.rawValue)
        var last: CommandPosting?
        var index = 0
        while index < row.count {
            guard let distance = row.varint(at: &index), let place = row.varint(at: &index),
                distance <= CommandHash.greatest.rawValue
            else { return false }
            hash += distance
            let (position, overflow) = stream.rawValue.addingReportingOverflow(place)
            guard hash <= CommandHash.greatest.rawValue, !overflow else { return false }
            let command = CommandPosting(
                hash: CommandHash(rawValue: UInt32(hash)), position: Position(position))
            if let last, last >= command { return false }
            last = command
            guard body(command) else { return true }
        }
        return true
    }

    /// One entry, or as many as it takes for none to be too long.
    ///
    /// - Parameters:
    ///   - commands: All commands of the entry, sorted.
    ///   - first: The hash in its key.
    ///   - stream: The stream.
    /// - Returns: The entries with the hashes in their keys, in order.
    package static func divided(
        _ commands: [CommandPosting], from first: CommandHash, of stream: StreamNumber
    ) -> [(first: CommandHash, row: [UInt8])] {
        var whole: [UInt8] = []
        var last = first
        for command in commands {
            append(command, after: last, of: stream, to: &whole)
            last = command.hash
        }
        guard whole.count > fullInBytes else { return [(first, whole)] }
        // Parts of the same length have the same room for those that come later.
        let length = whole.count / (whole.count / fullInBytes + 1) + 1
        var entries: [(first: CommandHash, row: [UInt8])] = [(first, [])]
        last = first
        for command in commands {
            if entries[entries.count - 1].row.count >= length, command.hash > last {
                entries.append((command.hash, []))
                last = command.hash
            }
            append(command, after: last, of: stream, to: &entries[entries.count - 1].row)
            last = command.hash
        }
        return entries
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
