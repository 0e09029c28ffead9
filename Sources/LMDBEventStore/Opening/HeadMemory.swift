internal import EventSourcing
internal import LMDB
internal import Synchronization

/// Remembers the last head of a ledger beside its data file, and compares the ledger with it.
///
/// A second file can be in a folder elsewhere: it notices a ledger's folder that is put back whole,
/// with its own memory. A file is written after each commit and never synced. So it may be behind
/// the ledger after a power cut, and never ahead of it: a commit is on disk before the file names
/// its records.
final class HeadMemory: Sendable {
    private let files: [SideFile]
    /// That a file does not have a last head, so that an older state would not be noticed by it.
    let warning: String?
    /// The id of the ledger; none for a ledger that has no name yet.
    let ledger: [UInt8]
    /// Why the ledger is not the one that was seen last; `nil` when it is.
    private let finding: Mutex<Rollback?>

    /// Reads the files, and compares.
    ///
    /// - Parameters:
    ///   - environment: The environment of the ledger.
    ///   - tables: Its tables.
    ///   - ledger: The id of the ledger.
    ///   - folder: Where the last head is kept as well; `nil` for nowhere else.
    /// - Throws: Code `integrity` for a damaged record, `invalid` for a folder inside the ledger's, or
    ///   a failure of the storage.
    init(
        of environment: Environment, _ tables: Tables, ledger: [UInt8], elsewhere folder: String?
    ) throws(EventStoreError) {
        self.ledger = ledger
        var files: [SideFile] = []
        do throws(LMDBError) {
            if let file = try environment.sideFile(named: LastHead.fileName) { files.append(file) }
        } catch { throw EventStoreError(storage: error) }
        if let folder {
            do throws(LMDBError) {
                let name = LastHead.fileName(of: ledger)
                if let file = try environment.sideFile(named: name, inFolder: folder) {
                    files.append(file)
                }
            } catch { throw EventStoreError(lastHeadsIn: folder, error) }
        }
        self.files = files
        var found: Rollback?
        var warning: String?
        for file in files where found == nil {
            let bytes = (try? file.read()) ?? []
            guard let seen = LastHead(bytes) else {
                // A file that was never synced may have zeros after a power cut.
                if bytes.contains(where: { $0 != 0 }) { warning = Self.warning(of: file) }
                continue
            }
            found = try environment.read { transaction throws(EventStoreError) in
                try Rollback(of: transaction, in: tables, ledger: ledger, since: seen)
            }
        }
        self.warning = warning
        finding = Mutex(found)
    }

    private static func warning(of file: SideFile) -> String {
        "The last head in \"\(file.path)\" cannot be read, so it is not known whether an older state of "
            + "the ledger was put back. The next command writes it anew."
    }

    /// Throws unless `folder` can keep last heads, before a ledger is created that needs it.
    static func requireFolder(at folder: String) throws(EventStoreError) {
        do throws(LMDBError) { try Environment.requireDirectory(at: folder) } catch {
            throw EventStoreError(lastHeadsIn: folder, error)
        }
    }

    /// A memory that remembers nothing, for a ledger that has no name yet.
    init() {
        files = []
        ledger = []
        warning = nil
        finding = Mutex(nil)
    }

    /// Why the ledger is not the one that was seen last; `nil` when it is.
    var rollback: Rollback? { finding.withLock { $0 } }

    /// Throws when the ledger is not the one that was seen last.
    func requireNoRollback() throws(EventStoreError) {
        if let rollback { throw rollback.refusal }
    }

    /// Remembers the head of the ledger, unless it is in question.
    ///
    /// A failure is ignored: the file then names an earlier head.
    func remember(_ head: Position, in environment: Environment, _ tables: Tables) {
        guard !files.isEmpty else { return }
        let last = try? environment.read { transaction throws(EventStoreError) in
            try transaction.lastHead(ledger, at: head, in: tables)
        }
        if let last { remember(last) }
    }

    /// The head that a transaction writes, to be remembered once it is committed; `nil` where nothing is
    /// remembered.
    func head<Transaction: ReadableTransaction & ~Copyable>(
        of transaction: borrowing Transaction, at head: Position, _ tables: Tables
    ) -> LastHead? {
        files.isEmpty ? nil : try? transaction.lastHead(ledger, at: head, in: tables)
    }

    /// Remembers a head, unless it is in question.
    func remember(_ last: LastHead) {
        guard rollback == nil else { return }
        for file in files { try? file.overwrite(with: last.bytes) }
    }

    /// Remembers the head that the ledger has now, whatever was seen before.
    ///
    /// - Throws: A failure of the storage.
    func accept(in environment: Environment, _ tables: Tables) throws(EventStoreError) {
        guard !files.isEmpty else { return }
        let head = try environment.read { transaction throws(EventStoreError) in
            try transaction.lastHead(ledger, in: tables)
        }
        do {
            for file in files { try file.overwrite(with: head.bytes) }
        } catch { throw EventStoreError(storage: error) }
        finding.withLock { $0 = nil }
    }
}

/// Why a ledger is not the one that was seen last.
enum Rollback: Sendable, Hashable {
    /// It ends before the last head.
    case behind(seen: Position, head: Position)
    /// It has texts that were erased when the last head was seen.
    case erasureUndone(at: Position, texts: UInt64)
    /// It has another record at the last head.
    case differs(at: Position)
    /// It has another id.
    case otherLedger

    /// Compares a ledger with the last head; `nil` when it contains that head.
    init?(
        of transaction: borrowing ReadTransaction, in tables: Tables, ledger: [UInt8],
        since seen: LastHead
    ) throws(EventStoreError) {
        guard seen.ledger == ledger else {
            self = .otherLedger
            return
        }
        let head = try transaction.headPosition(in: tables)
        guard head >= seen.position else {
            // The index of the same file knows later records: it is no older file, but a damaged one,
            // and readers are told which record is missing.
            if try transaction.watermark(in: tables) > head { return nil }
            self = .behind(seen: seen.position, head: head)
            return
        }
        do throws(EventStoreError) {
            let now = try transaction.lastHead(ledger, at: seen.position, in: tables)
            if now.checksum == seen.checksum {
                guard now.erasedTexts < seen.erasedTexts else { return nil }
                self = .erasureUndone(at: seen.position, texts: seen.erasedTexts - now.erasedTexts)
                return
            }
        } catch {
            // A damaged record says nothing about the file; its readers get an error.
            if error.code == .integrity { return nil }
            throw error
        }
        self = .differs(at: seen.position)
    }

    /// What happened, with values.
    var problem: String {
        switch self {
        case .behind(let seen, let head):
            "This ledger ends at position \(head), but its last reader saw position \(seen): an older "
                + "file was put back."
        case .erasureUndone(_, let texts):
            "\(texts) \(texts == 1 ? "text" : "texts") of this ledger that had been erased \(texts == 1 ? "is" : "are") "
                + "back: an older file was put back."
        case .differs(let position):
            "The record at position \(position) is not the one that the last reader of this ledger "
                + "saw: another file was put in its place."
        case .otherLedger:
            "This is not the ledger that was here before: another file was put in its place."
        }
    }

    /// The difference, for the record of who accepted it.
    var finding: StoreAcceptance.Found {
        let (cause, seen): (RollbackCause, Position?) =
            switch self {
            case .behind(let seen, _), .erasureUndone(let seen, _): (.olderFile, seen)
            case .differs(let position): (.otherRecord, position)
            case .otherLedger: (.otherLedger, nil)
            }
        return StoreAcceptance.Found(cause: cause, seen: seen, problem: problem)
    }

    /// What to do.
    static let remedy =
        "Put the right file back, or restore a backup with case-ledger restore BACKUP --replace. If this "
        + "state is meant, accept it with case-ledger restore "
        + "--accept --ledger FOLDER --by PERSON; then commands are recorded again."

    /// The error of a command that would be recorded.
    var refusal: EventStoreError {
        EventStoreError(.rolledBack, "\(problem) Nothing was recorded.", remedy: Self.remedy)
    }
}

extension EventStoreError {
    /// Converts a failure to open the file in a folder for last heads.
    fileprivate init(lastHeadsIn folder: String, _ error: LMDBError) {
        self.init(
            error.code == .insideEnvironment ? .invalid : .storage,
            "The last head cannot be kept in \"\(folder)\": \(error.message)",
            remedy: error.code == .notFound ? "Create the folder, with mode 0700." : error.remedy)
    }
}

extension ReadableTransaction where Self: ~Copyable {
    /// The head of the ledger, as it is remembered.
    borrowing func lastHead(
        _ ledger: [UInt8], in tables: Tables
    ) throws(EventStoreError) -> LastHead {
        try lastHead(ledger, at: try headPosition(in: tables), in: tables)
    }

    /// The head of the ledger if it ended at `position`.
    borrowing func lastHead(
        _ ledger: [UInt8], at position: Position, in tables: Tables
    ) throws(EventStoreError) -> LastHead {
        guard position > .start else {
            return LastHead(ledger: ledger, position: .start, checksum: 0, erasedTexts: 0)
        }
        let checksum = try withRecord(at: position, in: tables) { $0.checksum }
        return LastHead(
            ledger: ledger, position: position, checksum: checksum,
            erasedTexts: try statedErasures(in: tables))
    }
}
