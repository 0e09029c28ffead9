/// A fact that happened, named in the past tense; one struct in one file for each.
public protocol Event: Hashable, Sendable {
    /// Its name on disk, which never changes.
    static var name: EventName { get }
}
