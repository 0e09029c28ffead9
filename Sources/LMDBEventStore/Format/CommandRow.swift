internal import ByteCoding
internal import EventSourcing

/// The value in the table `commands`: some commands of one stream, by the hashes of their ids.
///
/// For each command it contains two counts. The first is the distance of its hash from the previous
/// hash, or from the hash in the key. The second is the distance of its first record from the first
/// record of the stream.
///
/// Commands are sorted by hash, then position. An entry contains all hashes from its own up to the
/// next entry of the stream, and the first entry's hash is 0. Each hash can therefore be in only
/// one entry.
package enum CommandRow {
    /// A longer entry is split, unless all its commands have one hash.
    ///
    /// Unit: bytes.
    package static let fullInBytes = 512

    /// Appends `command` to the entry that ends at `last`.
    package static func append(
        _ command: CommandPosting, after last: CommandHash, of stream: StreamNumber,
        to row: inout [UInt8]
    ) {
        row.append(varint: UInt64(command.hash.rawValue - last.rawValue))
        row.append(varint: command.position.rawValue - stream.rawValue)
    }

    /// Calls `body` with every command of the entry, in order, until it returns `false`.
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

    /// Splits commands into as few entries as needed to keep each within the maximum length.
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
        // Parts of equal length leave equal room for later commands.
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
