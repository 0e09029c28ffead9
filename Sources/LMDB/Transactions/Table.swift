/// A table of an environment: keys in the order of their bytes, each with one value.
///
/// A small value that callers can keep: it identifies the table in every transaction until the
/// environment is closed.
package struct Table: Sendable, Hashable {
    /// The maximum length of a key; the minimum is 1 byte.
    ///
    /// Unit: bytes.
    package static let longestKeyInBytes = 511

    /// LMDB's number for the table.
    let identifier: UInt32
    /// The ordinal of its environment, because another environment may use the same table number.
    let environment: UInt32
}
