internal import ByteCoding
package import CaseQuality
package import EventSourcing
internal import Synchronization

/// The keys of an edition's rows, by the numbers of what they are of: made once, not at every row.
package final class RatingRowKeys: Sendable {
    package let framework: Framework
    package let keyQuestions: [RowKey]
    package let standards: [RowKey]

    private init(_ framework: Framework) {
        self.framework = framework
        let parts = RatedParts.of(framework)
        keyQuestions = parts.keyQuestions.map { KeyQuestionScore.rowKey($0.id) }
        standards = parts.standards.map { StandardRating.rowKey($0.id) }
    }

    /// The keys of an edition, made once in a process; `keys` are probably the right ones.
    static func of(_ framework: Framework, known keys: RatingRowKeys?) -> RatingRowKeys {
        if let keys, keys.framework === framework { return keys }
        return known.withLock { known in
            if let keys = known[framework.contentHash] { return keys }
            let keys = RatingRowKeys(framework)
            known[framework.contentHash] = keys
            return keys
        }
    }

    private static let known = Mutex<[ContentDigest: RatingRowKeys]>([:])
}

extension HistoryRow {
    /// Reads the row's value.
    ///
    /// - Throws: Code `integrity` when `read` finds it malformed.
    func reading<Value>(
        _ read: (inout ByteReader) throws(MalformedBytes) -> Value
    ) throws(EventStoreError) -> Value {
        do throws(MalformedBytes) {
            var reader = ByteReader(value)
            return try read(&reader)
        } catch {
            throw .malformedRow("Row \(key) at position \(position): \(error)", at: position)
        }
    }

    /// What the row is of: what follows `prefix` in its key.
    func name<ID: Name>(after prefix: String) throws(MalformedBytes) -> ID {
        guard key.rawValue.hasPrefix(prefix),
            let name = ID(stored: String(key.rawValue.dropFirst(prefix.count)))
        else { throw MalformedBytes(offset: 0) }
        return name
    }
}

extension EventStoreError {
    /// A derived row cannot be used; the records can make it again.
    static func malformedRow(_ message: String, at position: Position?) -> EventStoreError {
        EventStoreError(
            .integrity, message,
            remedy: "Verify the ledger; rows can be rebuilt from the records.", position: position)
    }
}
