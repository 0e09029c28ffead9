public import EventSourcing

/// The subject of an audit.
public enum AuditTarget: Hashable, Sendable, CustomStringConvertible {
    /// A cell with its parts.
    case cell(Cell)
    /// What one person did, or is named as the judge of.
    case person(Agent.ID)

    /// The target as a person writes it: `"2.1"`, `"court-07/2.1.3"`, `"by:a-7"`.
    public var description: String {
        switch self {
        case .cell(let cell): cell.description
        case .person(let id): "by:\(id)"
        }
    }
}
