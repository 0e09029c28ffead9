/// An actor, with the role in which they act.
public struct Agent: Hashable, Sendable {
    /// The person's key in the organisation, or the importer's name: 1 to 64 bytes, not the name of
    /// a person.
    public let id: ID
    /// The role in which they acted.
    public let role: Role

    /// Creates an agent from a key and a role.
    public init(_ id: ID, role: Role) {
        self.id = id
        self.role = role
    }

    /// A person's key.
    public struct ID: Name {
        /// The kind of name, for errors.
        public static let kind = "actor id"
        /// The maximum length.
        ///
        /// Unit: UTF-8 bytes.
        public static let longestInBytes = 64
        /// The text of the name.
        public let rawValue: String

        /// Creates a name from a checked text.
        public init(_ checked: CheckedText<Self>) { rawValue = checked.text }
    }
}
