package import EventSourcing

/// The number of a stream in keys: the position of its first event, so it is unique.
package struct StreamNumber: Hashable, Comparable, Sendable {
    package let rawValue: UInt64

    package init(_ rawValue: UInt64) { self.rawValue = rawValue }

    package static func < (left: StreamNumber, right: StreamNumber) -> Bool {
        left.rawValue < right.rawValue
    }
}

/// The number of one set of projection rows: the live set, or a set under construction beside it.
package struct InstanceNumber: Hashable, Comparable, Sendable {
    package let rawValue: UInt32

    package init(_ rawValue: UInt32) { self.rawValue = rawValue }

    package static func < (left: InstanceNumber, right: InstanceNumber) -> Bool {
        left.rawValue < right.rawValue
    }
}

/// An index term of an event within its stream: a hash of its type or of one of its tags.
///
/// Two terms may share a hash, so a reader must check the record that a posting leads to.
package struct Term: Hashable, Comparable, Sendable {
    package let rawValue: UInt64

    package init(rawValue: UInt64) { self.rawValue = rawValue }

    /// Every event of the stream.
    package static let every = Term(rawValue: 0)

    /// The events of one type.
    package init(_ type: EventName) { self = .type(type.rawValue.utf8Span.span) }

    /// The events that have one tag.
    package init(_ tag: EventTag) {
        self = .tag(name: tag.name.utf8Span.span, value: tag.value.utf8Span.span)
    }

    /// The events of the type whose name has these bytes.
    package static func type(_ name: Span<UInt8>) -> Term {
        var hash = FNV1a.afterType
        hash.add(name)
        return Term(rawValue: hash.value)
    }

    /// The events that have the tag with these bytes as name and value.
    package static func tag(name: Span<UInt8>, value: Span<UInt8>) -> Term {
        var hash = FNV1a.afterTag
        hash.add(name)
        hash.add(UInt8(ascii: ":"))
        hash.add(value)
        return Term(rawValue: hash.value)
    }

    package static func < (left: Term, right: Term) -> Bool { left.rawValue < right.rawValue }
}

/// The index key of a command within its stream: a 24-bit hash of its id.
///
/// More bits would need more space and would not be faster: among a few thousand commands,
/// collisions are rare. A reader must check the record that the hash leads to.
package struct CommandHash: Hashable, Comparable, Sendable {
    package let rawValue: UInt32

    package init(rawValue: UInt32) { self.rawValue = rawValue }

    package static let least = CommandHash(rawValue: 0)
    package static let greatest = CommandHash(rawValue: 0xff_ffff)

    package init(_ command: CommandID) {
        var hash = FNV1a.empty
        hash.add(command.bytes.span)
        // Fold in all bits, because ids may differ only in their last byte.
        let folded = hash.value ^ hash.value >> 24 ^ hash.value >> 48
        rawValue = UInt32(truncatingIfNeeded: folded) & Self.greatest.rawValue
    }

    package static func < (left: CommandHash, right: CommandHash) -> Bool {
        left.rawValue < right.rawValue
    }
}

/// The position of a command's first record, by the hash of its id.
package struct CommandPosting: Hashable, Comparable, Sendable {
    package let hash: CommandHash
    package let position: Position

    package init(hash: CommandHash, position: Position) {
        self.hash = hash
        self.position = position
    }

    package static func < (left: CommandPosting, right: CommandPosting) -> Bool {
        left.hash == right.hash ? left.position < right.position : left.hash < right.hash
    }
}

/// The 64-bit hash of Fowler, Noll and Vo, variant 1a; never 0.
private struct FNV1a {
    private var state: UInt64

    /// The hash after `type`, `00`.
    static let afterType = FNV1a(state: 0xbb7a_9eef_aad7_6077)
    /// The hash of no bytes.
    static let empty = FNV1a(state: 0xcbf2_9ce4_8422_2325)
    /// The hash after `tag`, `00`.
    static let afterTag = FNV1a(state: 0xd91c_aeef_0770_48e9)

    var value: UInt64 { state == 0 ? 1 : state }

    mutating func add(_ byte: UInt8) { state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }

    mutating func add(_ bytes: Span<UInt8>) {
        for index in bytes.indices { add(bytes[index]) }
    }
}

/// One index entry: this event of this stream has this term.
package struct Posting: Hashable, Comparable, Sendable {
    package let stream: StreamNumber
    package let term: Term
    package let position: Position

    package init(_ stream: StreamNumber, _ term: Term, _ position: Position) {
        self.stream = stream
        self.term = term
        self.position = position
    }

    package static func < (left: Posting, right: Posting) -> Bool {
        if left.stream != right.stream { return left.stream < right.stream }
        if left.term != right.term { return left.term < right.term }
        return left.position < right.position
    }
}

/// The keys of all tables: big-endian, with the stream first, so that they sort in reading order.
package enum Key {
    package static func record(_ position: Position) -> [UInt8] {
        var key: [UInt8] = []
        key.reserveCapacity(8)
        key.append(bigEndian: position.rawValue)
        return key
    }

    package static func stream(_ stream: StreamName) -> [UInt8] { Array(stream.rawValue.utf8) }

    /// The key of a group of positions of one list; `posting` has the first position.
    package static func posting(_ posting: Posting) -> [UInt8] {
        var key: [UInt8] = []
        key.reserveCapacity(24)
        key.append(bigEndian: posting.stream.rawValue)
        key.append(bigEndian: posting.term.rawValue)
        key.append(bigEndian: posting.position.rawValue)
        return key
    }

    /// The key of a stream's commands whose hashes start at `hash`.
    package static func command(_ stream: StreamNumber, _ hash: CommandHash) -> [UInt8] {
        var key: [UInt8] = []
        key.reserveCapacity(12)
        key.append(bigEndian: stream.rawValue)
        key.append(bigEndian: hash.rawValue)
        return key
    }

    /// The key of one set of rows, live or under construction: name, 0x00, instance.
    package static func projection(_ name: ProjectionName, _ instance: InstanceNumber) -> [UInt8] {
        var key = Array(name.rawValue.utf8)
        key.append(0)
        key.append(bigEndian: instance.rawValue)
        return key
    }

    /// The common prefix of the keys of one set of rows.
    package static func instance(_ instance: InstanceNumber) -> [UInt8] {
        var key: [UInt8] = []
        key.append(bigEndian: instance.rawValue)
        return key
    }

    package static func state(_ instance: InstanceNumber, _ stream: StreamNumber) -> [UInt8] {
        var key: [UInt8] = []
        key.reserveCapacity(12)
        key.append(bigEndian: instance.rawValue)
        key.append(bigEndian: stream.rawValue)
        return key
    }

    /// The key of one value of one entity; newer values sort first.
    package static func history(
        _ instance: InstanceNumber, _ stream: StreamNumber, _ row: RowKey, _ position: Position
    ) -> [UInt8] {
        var key = entity(instance, stream, row)
        key.append(bigEndian: ~position.rawValue)
        return key
    }

    /// The common prefix of the keys of all values of one entity.
    package static func entity(
        _ instance: InstanceNumber, _ stream: StreamNumber, _ row: RowKey
    ) -> [UInt8] {
        var key = state(instance, stream)
        key.append(contentsOf: row.rawValue.utf8)
        key.append(0)
        return key
    }

    /// A key above all values of one entity and below those of the next; a row key never has byte
    /// 1.
    package static func afterEntity(
        _ instance: InstanceNumber, _ stream: StreamNumber, _ row: RowKey
    ) -> [UInt8] {
        state(instance, stream) + Array(row.rawValue.utf8) + [1]
    }

    package static func checkpoint(_ subscription: SubscriptionName) -> [UInt8] {
        Array(subscription.rawValue.utf8)
    }

}

/// Decodes keys; each function returns `nil` for bytes that are not such a key.
extension Key {
    package static func position(ofRecord key: Span<UInt8>) -> Position? {
        key.count == 8 ? Position(key.bigEndian(at: 0)) : nil
    }

    package static func posting(from key: Span<UInt8>) -> Posting? {
        guard key.count == 24 else { return nil }
        return Posting(
            StreamNumber(key.bigEndian(at: 0)), Term(rawValue: key.bigEndian(at: 8)),
            Position(key.bigEndian(at: 16)))
    }

    package static func command(
        from key: Span<UInt8>
    ) -> (stream: StreamNumber, hash: CommandHash)? {
        guard key.count == 12 else { return nil }
        let hash = CommandHash(rawValue: key.bigEndian(at: 8))
        return hash <= .greatest ? (StreamNumber(key.bigEndian(at: 0)), hash) : nil
    }

    package static func projection(
        from key: Span<UInt8>
    ) -> (name: ProjectionName, instance: InstanceNumber)? {
        let end = key.count - 5
        guard end > 0, key[end] == 0, let text = key.text(0..<end),
            let name = ProjectionName(rawValue: text)
        else { return nil }
        return (name, InstanceNumber(key.bigEndian(at: end + 1)))
    }

    package static func state(
        from key: Span<UInt8>
    ) -> (instance: InstanceNumber, stream: StreamNumber)? {
        guard key.count >= 12 else { return nil }
        return (InstanceNumber(key.bigEndian(at: 0)), StreamNumber(key.bigEndian(at: 4)))
    }

    /// The entity and the position of a history key.
    package static func history(from key: Span<UInt8>) -> (row: RowKey, position: Position)? {
        let end = key.count - 9
        guard end > 12, key[end] == 0, let text = key.text(12..<end),
            let row = RowKey(rawValue: text)
        else { return nil }
        return (row, Position(~key.bigEndian(UInt64.self, at: end + 1)))
    }
}
