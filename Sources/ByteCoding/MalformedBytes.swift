/// Bytes that no `ByteWriter` of ours can have written.
@usableFromInline package struct MalformedBytes: Error, Hashable, CustomStringConvertible {
    /// Where reading stopped.
    ///
    /// Unit: bytes from the start.
    @usableFromInline package let offset: Int

    @inlinable package init(offset: Int) { self.offset = offset }

    @usableFromInline package var description: String {
        "Stored bytes are malformed at byte \(offset)."
    }
}
