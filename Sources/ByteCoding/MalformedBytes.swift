/// Bytes that no `ByteWriter` of ours can have written.
public struct MalformedBytes: Error, Hashable, CustomStringConvertible {
    /// Where reading stopped.
    ///
    /// Unit: bytes from the start.
    public let offset: Int

    @inlinable package init(offset: Int) { self.offset = offset }

    public var description: String { "Stored bytes are malformed at byte \(offset)." }
}
