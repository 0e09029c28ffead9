/// A table of an environment: keys in the order of their bytes, each with one value.
///
/// A small value to keep: it names the table in every transaction until the environment is closed.
package struct Table: Sendable, Hashable {
    /// A key has at least 1 byte and at most this many.
    ///
    /// Unit: bytes.
    package static let longestKeyInBytes = 511

    /// LMDB's number for it.
    let identifier: UInt32
    /// The ordinal of its environment: the number alone would name a table of another one too.
    let environment: UInt32
}
