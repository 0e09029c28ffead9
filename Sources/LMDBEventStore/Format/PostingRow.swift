internal import ByteCoding
package import EventSourcing

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
