/// A framework definition that cannot be used: the place and what would be right.
public struct InvalidFramework: Error, Hashable, CustomStringConvertible {
    public let description: String

    package init(_ description: String) { self.description = description }
}
