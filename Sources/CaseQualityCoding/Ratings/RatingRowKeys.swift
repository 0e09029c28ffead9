internal import ByteCoding
package import CaseQuality
package import EventSourcing
internal import Synchronization

/// The row keys of an edition by part number: created once, and not for every row.
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

    /// The keys of an edition, created once in a process; `keys` is the first candidate.
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
    /// Reads the value of the row.
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

    /// The name in the row's key after `prefix`.
    func name<ID: Name>(after prefix: String) throws(MalformedBytes) -> ID {
        guard key.rawValue.hasPrefix(prefix),
            let name = ID(stored: String(key.rawValue.dropFirst(prefix.count)))
        else { throw MalformedBytes(offset: 0) }
        return name
    }
}

extension EventStoreError {
    /// The error of an unreadable derived row, which can be rebuilt from the records.
    static func malformedRow(_ message: String, at position: Position?) -> EventStoreError {
        EventStoreError(
            .integrity, message,
            remedy: "Verify the ledger. Rows can be rebuilt from the records.", position: position)
    }
}
