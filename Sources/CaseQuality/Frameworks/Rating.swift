public import EventSourcing

/// The rating of a standard, or of a service as a whole; a larger value is better.
public enum Rating: UInt8, Spelled, Comparable {
    case inadequate = 0
    case requiresImprovement = 1
    case good = 2
    case outstanding = 3

    /// The spelling in data and JSON: `"requiresImprovement"`.
    public var description: String {
        switch self {
        case .inadequate: "inadequate"
        case .requiresImprovement: "requiresImprovement"
        case .good: "good"
        case .outstanding: "outstanding"
        }
    }

    /// The label in a table: `"Requires improvement"`.
    public var label: String {
        switch self {
        case .inadequate: "Inadequate"
        case .requiresImprovement: "Requires improvement"
        case .good: "Good"
        case .outstanding: "Outstanding"
        }
    }

    /// Reads a printed label in any case and spacing, even `"Requires i mprovement"`.
    ///
    /// The reader never guesses from the beginning of a label. A published data set once turned the
    /// heading "Rating" into "Requires improvement" that way.
    ///
    /// - Returns: `nil` for every other text.
    public init?(printedLabel: String) {
        let printed = printedLabel.letters
        guard let rating = Self.allCases.first(where: { $0.label.letters == printed }) else {
            return nil
        }
        self = rating
    }

    public static func < (left: Rating, right: Rating) -> Bool { left.rawValue < right.rawValue }
}
