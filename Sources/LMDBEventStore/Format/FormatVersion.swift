/// The version of the tables: keys, rows, and what stands where.
///
/// While it is 0 the bytes may change and no ledger outlives its version. From 1 on, every version
/// that was ever written can be read.
package enum FormatVersion {
    /// The version that this code writes.
    package static let current: UInt8 = 0
}

/// The tables of a ledger.
///
/// `records` is truth, and so is `texts`, which keeps what somebody typed until it is erased. All others
/// follow from the records, except what `meta` says of the ledger itself and what `checkpoints` keeps for
/// readers.
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
}

/// The keys of the table `meta`.
package enum MetaKey {
    /// Value: the format version, u32.
    package static let formatVersion = Array("format".utf8)
    /// Value: the ledger's id, 16 random bytes.
    package static let ledger = Array("ledger".utf8)
    /// Value: the position up to which the index tables are complete, u64.
    package static let watermark = Array("watermark".utf8)
    /// Value: how many texts were erased, u64; no value for none.
    package static let erasedTexts = Array("erased".utf8)
}
