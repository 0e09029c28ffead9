internal import ByteCoding
package import EventSourcing

/// The value in the table `postings`: positions of a list after the one in the key.
///
/// Each position is stored as its distance from the previous one, as a count. A list has several
/// entries when one became too long, or when another flush began a new one. All entries have the
/// same format.
package enum PostingRow {
    /// An entry of this length or more gets no further positions.
    ///
    /// Unit: bytes.
    package static let fullInBytes = 512

    /// Appends `position` to the entry that ends at `last`.
    package static func append(_ position: Position, after last: Position, to row: inout [UInt8]) {
        row.append(varint: position.rawValue - last.rawValue)
    }

    /// Calls `body` with every position of the entry, in order, until it returns `false`.
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
