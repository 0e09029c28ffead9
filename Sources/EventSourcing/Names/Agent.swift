/// Who acted, and in which function.
public struct Agent: Hashable, Sendable {
    /// The person's key in the organisation, or the importer's name: 1 to 64 bytes, not a name.
    public let id: ID
    /// The function in which they acted.
    public let role: Role

    public init(_ id: ID, role: Role) {
        self.id = id
        self.role = role
    }

    /// A person's key.
    public struct ID: Name {
        public static let kind = "actor id"
        public static let longestInBytes = 64
        public let rawValue: String

        public init(_ checked: CheckedText<Self>) { rawValue = checked.text }
    }
}
