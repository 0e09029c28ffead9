internal import ByteCoding
internal import EventSourcing

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
