internal import EventSourcing

/// The content that the index tables must have for one stream, from the records.
struct StreamTally: Sendable {
    let name: StreamName
    var lastPosition: Position
    var lastSequence: StreamSequence
    /// The end of the stream up to the watermark; `nil` when the index tables do not cover it.
    var indexed: StreamRow?
    var postings = EntrySum()
    var commands = EntrySum()
}

/// A checksum of a set of index entries: the same set gives the same sum in any order.
///
/// Different sets have the same sum by accident once in 2^64. It detects accidents, not attacks.
struct EntrySum: Hashable, Sendable {
    private(set) var count = 0
    private var sum: UInt64 = 0

    mutating func add(_ posting: Posting) { add(posting.term.rawValue, at: posting.position) }

    mutating func add(_ command: CommandPosting) {
        add(UInt64(command.hash.rawValue), at: command.position)
    }

    private mutating func add(_ hash: UInt64, at position: Position) {
        count += 1
        sum &+= Self.mix(Self.mix(hash) ^ position.rawValue)
    }

    /// The finisher of SplitMix64.
    private static func mix(_ value: UInt64) -> UInt64 {
        var mixed = value &+ 0x9e37_79b9_7f4a_7c15
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
