/// An error for bytes that a `ByteWriter` cannot have written.
@usableFromInline package struct MalformedBytes: Error, Hashable, CustomStringConvertible {
    /// The offset at which reading stopped.
    ///
    /// Unit: bytes from the start.
    @usableFromInline package let offset: Int

    @inlinable package init(offset: Int) { self.offset = offset }

    @usableFromInline package var description: String {
        "Stored bytes are malformed at byte \(offset)."
    }
}
