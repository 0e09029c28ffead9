public import EventSourcing

/// How good a standard, or a service as a whole, was found to be.
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

    /// The label in tables: `"Requires improvement"`.
    public var label: String {
        switch self {
        case .inadequate: "Inadequate"
        case .requiresImprovement: "Requires improvement"
        case .good: "Good"
        case .outstanding: "Outstanding"
        }
    }

    /// Reads a printed label, whatever its case and spacing: `"Requires i mprovement"` is known.
    ///
    /// Everything else is `nil`. A label is never guessed from how it begins: a published data set
    /// once turned the heading "Rating" into "Requires improvement" that way.
    public init?(printedLabel: String) {
        let printed = printedLabel.letters
        guard let rating = Self.allCases.first(where: { $0.label.letters == printed }) else {
            return nil
        }
        self = rating
    }

    public static func < (left: Rating, right: Rating) -> Bool { left.rawValue < right.rawValue }
}
