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
    /// A cell and all below it: with a standard its questions and the answers to them, with the
    /// oversight that of each case; otherwise the parts.
    case everything(below: Cell)

    /// Whether no cell belongs to the selection but the service and its standards.
    var isRatingsOnly: Bool {
        switch self {
        case .nothing, .ratings, .parts(of: .overall), .parts(of: .standard): true
        default: false
        }
    }

    /// Whether a cell belongs to the selection.
    ///
    /// - Parameters:
    ///   - cell: The cell.
    ///   - framework: The inspection's edition, which has the questions of a standard.
    /// - Returns: Whether it does.
    public func includes(_ cell: Cell, in framework: Framework?) -> Bool {
        switch self {
        case .all: return true
        case .nothing: return false
        case .ratings:
            switch cell {
            case .overall, .standard: return true
            default: return false
            }
        case .parts(let whole): return cell.isPart(of: whole)
        case .everything(let top):
            switch (top, cell) {
            case (.standard(let id), .question(let question)),
                (.standard(let id), .answer(_, let question)):
                return framework?.question(question)?.standard == id
            case (.oversight, .caseOversight): return true
            default: return cell.isPart(of: top)
            }
        }
    }
}
