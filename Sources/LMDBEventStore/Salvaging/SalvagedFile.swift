internal import EventRecords
internal import EventSourcing
internal import LMDB

/// What was found in a damaged file.
struct SalvagedFile {
    let entries: SalvagedEntries
    /// What is damaged in the file.
    private(set) var problems: [String]
    private let lastHead: LastHead?

    /// The id of the ledger; `nil` when it was not found.
    var ledger: [UInt8]? { entries.ledger ?? lastHead?.ledger }

    /// The last position that the ledger is known to have had.
    var end: Position {
        let seen = lastHead.flatMap { $0.ledger == ledger ? $0.position : nil } ?? .start
        return max(entries.last, seen)
    }

    /// How many erasures the ledger is known to have had that were not found; 0 when nothing is known.
    private var missingErasures: Int {
        guard let lastHead, lastHead.ledger == ledger else { return 0 }
        let found = entries.erasedTexts().count { $0.field != .arguments }
        return max(0, Int(clamping: lastHead.erasedTexts) - found)
    }

    init(at path: String, isLocked: Bool = false) throws(EventStoreError) {
        var salvage: DataFileSalvage
        do throws(LMDBError) {
            salvage = try DataFileSalvage.open(at: path, isLocked: isLocked)
        } catch {
            if error.code == .corrupted {
                throw EventStoreError(
                    .integrity, "Nothing can be read: \(error.message)",
                    remedy: "Restore a backup with case-ledger restore.")
            }
            throw error.code == .locked ? .stillOpen(path) : EventStoreError(storage: error)
        }
        lastHead = salvage.bytes(ofSideFile: LastHead.fileName).flatMap { LastHead($0) }
        var found = SalvagedEntries(sizeOfFile: salvage.sizeInBytes)
        try salvage.forEachEntry { key, value, source throws(EventStoreError) in
            found.take(key, value, from: source)
        }
        found.takeUnprovenTexts()
        entries = found
        problems = salvage.problems
        if salvage.damagedPages > 0 {
            problems.append(
                salvage.damagedPages == 1
                    ? "1 page of the trees cannot be read"
                    : "\(salvage.damagedPages) pages of the trees cannot be read")
        }
        if missingErasures > 0 {
            problems.append(
                "\(missingErasures) erasures that were seen last are not found: as many texts that were "
                    + "erased may be back")
        }
    }
}
