/// What is known of a cell: its value, a running figure, or why it has no value.
public enum CellState: Hashable, Sendable {
    /// The value of the cell.
    case value(CellValue)
    /// The value on the answers given so far; fieldwork is incomplete.
    case provisional(CellValue)
    /// The cell has no value.
    case absent(Absence)

    /// The value, also if it is provisional; `nil` if there is none.
    public var value: CellValue? {
        switch self {
        case .value(let value), .provisional(let value): value
        case .absent: nil
        }
    }

    /// The value if it is settled; `nil` if it is provisional or absent.
    public var settled: CellValue? {
        if case .value(let value) = self { value } else { nil }
    }

    /// Why there is no value; `nil` if there is one.
    public var absence: Absence? {
        if case .absent(let absence) = self { absence } else { nil }
    }

    /// Whether there is a value, and a report does not tell it.
    var isNotKnown: Bool { absence?.isNotKnown == true }

    /// The state in words, for people.
    public var words: String {
        switch self {
        case .value(let value): value.words
        case .provisional(let value): "\(value.words), provisional"
        case .absent(let absence): absence.words
        }
    }
}
