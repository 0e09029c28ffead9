/// The cells that an answer is about.
public enum CellSelection: Hashable, Sendable {
    /// Every cell.
    case all
    /// No cell.
    case nothing
    /// The service and its standards.
    case ratings
    /// A cell and its parts.
    case parts(of: Cell)

    /// Whether a cell belongs to the selection.
    public func includes(_ cell: Cell) -> Bool {
        switch self {
        case .all: return true
        case .nothing: return false
        case .ratings:
            switch cell {
            case .overall, .standard: return true
            default: return false
            }
        case .parts(let whole): return cell.isPart(of: whole)
        }
    }
}
