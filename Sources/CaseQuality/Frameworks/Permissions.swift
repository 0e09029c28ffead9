package import EventSourcing

/// Who may do what in an inspection, as an edition states it.
public enum Permissions: Hashable, Sendable {
    /// The edition states nothing; no new inspection can be announced on it.
    case notStated
    /// The edition states that anybody may do anything.
    case unguarded
    /// The edition has tables, each for some kinds of inspection.
    case tables([Table])

    /// The permissions of some kinds of inspection.
    public struct Table: Hashable, Sendable {
        /// The kinds of inspection.
        public let kinds: [InspectionKind]
        /// The permissions, each act once.
        public let permissions: [Permission]
        /// Whether an inspector with open cases is not told what answers do to a rating.
        public let isBlindUntilSubmitted: Bool
        /// Whether cases may keep the keys that they have elsewhere, unless a key is a date or a number.
        public let keepsCaseKeys: Bool
        private let byAct: [Act: Permission]

        package init(
            kinds: [InspectionKind], permissions: [Permission], isBlindUntilSubmitted: Bool,
            keepsCaseKeys: Bool
        ) {
            self.kinds = kinds
            self.permissions = permissions
            self.isBlindUntilSubmitted = isBlindUntilSubmitted
            self.keepsCaseKeys = keepsCaseKeys
            byAct = Dictionary(
                permissions.map { ($0.act, $0) }, uniquingKeysWith: { first, _ in first })
        }

        /// The permission of an act; `nil` when nobody may do it.
        public subscript(act: Act) -> Permission? { byAct[act] }

        /// The role that leads an inspection: the one that usually announces it.
        package var leadingRole: Role? { self[.announce]?.roles.first }
    }

    /// The tables; empty if there are none.
    public var tables: [Table] {
        if case .tables(let tables) = self { tables } else { [] }
    }

    /// The table of a kind of inspection; `nil` without one.
    public subscript(kind: InspectionKind) -> Table? {
        tables.first { $0.kinds.contains(kind) }
    }
}
