public import EventSourcing

/// Who may act in one way, by an edition.
public struct Permission: Hashable, Sendable {
    /// Roles that may act, all of their holders or only some.
    public struct Grant: Hashable, Sendable {
        /// The roles, the usual one first.
        public let roles: [Role]
        /// What a holder of the role must have done, or be; `nil` for every holder.
        public let ifPerson: Participation?

        package init(roles: [Role], ifPerson: Participation? = nil) {
            self.roles = roles
            self.ifPerson = ifPerson
        }
    }

    /// How much of the inspection a bar looks at.
    public enum Scope: UInt8, Spelled {
        /// The case or the standard that the act is about.
        case matter = 0
        /// The whole inspection.
        case inspection = 1

        /// The spelling in editions and JSON.
        public var description: String {
            switch self {
            case .matter: "matter"
            case .inspection: "inspection"
            }
        }
    }

    /// The act.
    public let act: Act
    /// Who may act.
    public let grants: [Grant]
    /// What bars a person who would otherwise be permitted.
    public let bars: [Participation]
    /// How much of the inspection the bars look at.
    public let scope: Scope
    /// Whether a barred person may act with a reason if nobody else in the team may.
    public let isOpenToTheOnlyPerson: Bool
    /// The publication that the rule comes from, or why there is none.
    public let source: RuleSource

    package init(
        act: Act, grants: [Grant], bars: [Participation] = [], scope: Scope = .matter,
        isOpenToTheOnlyPerson: Bool = false, source: RuleSource
    ) {
        self.act = act
        self.grants = grants
        self.bars = bars
        self.scope = scope
        self.isOpenToTheOnlyPerson = isOpenToTheOnlyPerson
        self.source = source
    }

    /// Every role that may act, the usual one first.
    public var roles: [Role] { grants.flatMap(\.roles) }
}
