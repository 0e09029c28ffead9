/// The judgement of one question in one case.
public enum Answer: UInt8, Hashable, Sendable, CaseIterable {
    /// Sufficient.
    case yes = 0
    /// Not sufficient.
    case no = 1
    /// The question does not apply to this case.
    case notApplicable = 2

    /// The spelling in data and JSON: `"notApplicable"`.
    public var word: String {
        switch self {
        case .yes: "yes"
        case .no: "no"
        case .notApplicable: "notApplicable"
        }
    }

    /// Reads ``word``; `nil` for anything else.
    public init?(word: String) {
        guard let answer = Self.allCases.first(where: { $0.word == word }) else { return nil }
        self = answer
    }

    /// Reads an answer as people write it, whatever its case and spacing.
    ///
    /// `yes`, `y` and `sufficient`; `no`, `n`, `not sufficient` and `insufficient`; `n/a`, `na`,
    /// `n.a`, `n.a.` and `not applicable`.
    ///
    /// Everything else is `nil`, an empty text too: an answer is never guessed.
    public init?(spelling: String) {
        switch spelling.letters {
        case "yes", "y", "sufficient": self = .yes
        case "no", "n", "notsufficient", "insufficient": self = .no
        case "n/a", "na", "n.a", "n.a.", "notapplicable": self = .notApplicable
        default: return nil
        }
    }
}
