/// Something that happened, in the past tense; one struct in one file for each.
public protocol Event: Hashable, Sendable {
    /// Its name on disk, for ever.
    static var name: EventName { get }
}
