/// An error in a framework definition: its place, and the expected value.
public struct InvalidFramework: Error, Hashable, CustomStringConvertible {
    /// The error as a message.
    public let description: String

    package init(_ description: String) { self.description = description }
}
