/// The version of the tables: their keys, rows and contents.
///
/// While it is 0 the bytes may change, and a ledger can be read only by the version that wrote it.
/// From 1 on, every version that was ever written stays readable.
package enum FormatVersion {
    /// The version that this code writes.
    package static let current: UInt8 = 0
}

/// The tables of a ledger.
///
/// The primary data is in `records` and in `texts`, which contains free texts until they are
/// erased; `erasures` lists those. All other tables are derived from the records, except for the
/// ledger's own data in `meta` and the readers' positions in `checkpoints`.
package enum TableName: String, CaseIterable, Sendable {
    case meta
    case records
    case streams
    case postings
    case commands
    case projections
    case states
    case history
    case checkpoints
    case texts
    case erasures
}

/// The keys of the table `meta`.
package enum MetaKey {
    /// Value: the format version, u32.
    package static let formatVersion = Array("format".utf8)
    /// Value: the ledger's id, 16 random bytes.
    package static let ledger = Array("ledger".utf8)
    /// Value: the position up to which the index tables are complete, u64.
    package static let watermark = Array("watermark".utf8)
    /// Value: the number of erased texts, u64; no value means 0.
    package static let erasedTexts = Array("erased".utf8)
    /// Value: the number of texts that a salvage did not find, u64; no value means 0.
    package static let lostTexts = Array("lost".utf8)
    /// Value: the sum of the checksums of all rows of `checkpoints`, u64; no value means 0.
    package static let checkpointSum = Array("checkpoints".utf8)
    /// Value: the sum of the checksums of all rows of `streams`, `postings` and `commands`, u64.
    package static let indexSum = Array("index".utf8)
}
