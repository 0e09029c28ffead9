public import EventSourcing
internal import LMDB

extension LMDBStore {
    /// Writes the ledger's data file anew, without free pages and without bytes of erased texts.
    ///
    /// The new file is verified completely before it replaces the old one. After a crash the ledger
    /// has the old or the new file. Records, texts, checkpoints and stored rows do not change.
    ///
    /// - Parameters:
    ///   - path: The ledger's folder. The ledger must not be open anywhere. The disk needs room for
    ///     the new file beside the old one.
    ///   - projections: The projections whose rows to check.
    ///   - lastHeads: The folder where the last head is kept as well, as at every opening.
    /// - Returns: The sizes before and after.
    /// - Throws: Code `notFound`, `locked` while the ledger is open anywhere, `integrity` when it
    ///   is damaged, `rolledBack` when it is not the one that was seen last, `diskFull`, or a failure of the storage. The old file is unchanged then.
    /// - Complexity: O(size of the file), and its verification.
    public static func compact(
        at path: String, projections: [RegisteredProjection] = [],
        lastHeadsIn lastHeads: String? = nil
    ) async throws(EventStoreError) -> StoreCompaction {
        let work = try await OwnThread.run { () throws(EventStoreError) in
            try CompactionWork(at: path, lastHeadsIn: lastHeads)
        }
        defer { work.environment.close() }
        let head = try await verifyCopy(at: work.file.path, of: work.ledger, projections)
        guard head == work.head else { throw .missingRecord(at: work.head) }
        do throws(LMDBError) {
            let size = try work.file.publish()
            return StoreCompaction(
                through: head, bytesBefore: work.file.sizeBefore, bytesAfter: size)
        } catch { throw EventStoreError(storage: error) }
    }
}

/// A compacted file that does not replace the data file yet.
private struct CompactionWork: Sendable {
    /// The ledger, which nobody else can open meanwhile.
    let environment: Environment
    let file: CompactedFile
    let ledger: [UInt8]
    let head: Position

    init(at path: String, lastHeadsIn lastHeads: String?) throws(EventStoreError) {
        do throws(LMDBError) {
            environment = try Environment.openAlone(
                at: path, tables: TableName.allCases.map(\.rawValue))
        } catch {
            throw error.code == .locked ? .stillOpen(path) : EventStoreError(storage: error)
        }
        do throws(EventStoreError) {
            let tables = try Tables(of: environment)
            (ledger, head) = try environment.read { transaction throws(EventStoreError) in
                (try transaction.ledgerID(in: tables), try transaction.headPosition(in: tables))
            }
            // The file that was put back by mistake is kept as it is, until somebody accepts it.
            try HeadMemory(of: environment, tables, ledger: ledger, elsewhere: lastHeads)
                .requireNoRollback()
            do throws(LMDBError) { file = try environment.compact() } catch {
                throw EventStoreError(storage: error)
            }
        } catch {
            environment.close()
            throw error
        }
    }
}
