/// A text that cannot be a name.
public struct InvalidName: Error, Hashable, CustomStringConvertible {
    /// What it should have named: `"stream name"`.
    public let kind: String
    /// The longest name of that kind.
    ///
    /// Unit: UTF-8 bytes.
    public let longestInBytes: Int
    /// How long the refused text was.
    ///
    /// Unit: UTF-8 bytes.
    public let bytes: Int

    /// What happened and what to do; never the text itself, which may be anything.
    public var description: String {
        """
        A \(kind) has 1 to \(longestInBytes) bytes, no control characters and no space at its ends; \
        this text has \(bytes) bytes. Choose a shorter, printable identifier.
        """
    }
}
