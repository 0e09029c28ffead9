public import EventSourcing

/// A person of an inspection with the roles that they have in it.
public struct TeamMember: Hashable, Sendable {
    /// The key of the person.
    public let person: Agent.ID
    /// The roles, at least one.
    public let roles: [Role]

    /// Creates a member from a key and roles.
    public init(_ person: Agent.ID, _ roles: [Role]) {
        self.person = person
        self.roles = roles
    }
}
