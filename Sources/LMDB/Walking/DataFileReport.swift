/// What a structural walk found in a data file.
package struct DataFileReport: Sendable, Equatable {
    /// Whether every page in use was read, and not only those above the leaves.
    package var isWhole: Bool { sumsOfLastBytes != nil }
    /// The number of the transaction whose pages were walked.
    package let transaction: UInt64
    /// The length of the file.
    ///
    /// Unit: bytes.
    package let sizeInBytes: Int
    /// How many pages are in use, the two meta pages included.
    package internal(set) var usedPages = 0
    /// How many pages the list of free pages names.
    package internal(set) var freePages = 0
    /// How many pages are neither used nor free.
    ///
    /// They are lost space, and no damage. Known only after a whole walk.
    package internal(set) var strayPages = 0
    /// For each table, the sum of the last four bytes of all its values; `nil` after a walk that was
    /// not whole.
    ///
    /// Values that have pages of their own are left out. The sum is modulo 2^64, of little-endian
    /// numbers. With checksums there it tells whether a sound page is of an earlier time.
    package internal(set) var sumsOfLastBytes: [String: UInt64]?
    /// What is damaged, at most one finding for each tree.
    package internal(set) var damage: [DataFileDamage] = []

    init(isWhole: Bool, transaction: UInt64, sizeInBytes: Int) {
        sumsOfLastBytes = isWhole ? [:] : nil
        self.transaction = transaction
        self.sizeInBytes = sizeInBytes
    }

    /// Whether nothing is damaged.
    package var isSound: Bool { damage.isEmpty }

    /// Whether LMDB can read every table without following a damaged page.
    package var isReadable: Bool { damage.allSatisfy { $0.effect == .unwritable } }
}

/// One damage of the structure of a data file.
package struct DataFileDamage: Error, Sendable, Equatable {
    /// What LMDB must not do with the file.
    package enum Effect: Sendable {
        /// Reading can end the process, or gives wrong answers.
        case unreadable
        /// Reading is safe; the next writes would destroy pages that are in use.
        case unwritable
    }

    package let effect: Effect
    /// The damaged table; `nil` when the damage is outside of all tables.
    package let table: String?
    /// The damage, with page numbers and values.
    package let problem: String

    /// The table, if any, and the problem.
    package var description: String {
        table.map { "table \($0): \(problem)" } ?? problem
    }
}

/// Why a walk of one tree stopped.
enum WalkStop: Error {
    case damage(String)
    case failure(LMDBError)
}
