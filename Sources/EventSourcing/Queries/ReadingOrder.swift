/// The direction of a read.
public enum ReadingOrder: Hashable, Sendable {
    /// Oldest first.
    case forward
    /// Newest first.
    case backward
}
