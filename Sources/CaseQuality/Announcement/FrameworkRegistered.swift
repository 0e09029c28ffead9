public import EventSourcing

/// An edition of the rules became part of the inspection's record, byte for byte.
public struct FrameworkRegistered: Event {
    public static let name: EventName = "framework-registered"
    /// Which edition.
    public let framework: Framework.ID
    /// The definition's bytes.
    public let definition: [UInt8]
    /// Their digest.
    public let contentHash: ContentDigest
}
