public import EventSourcing

/// The judgement of one question in one case.
public enum Answer: UInt8, Spelled {
    /// Sufficient.
    case yes = 0
    /// Not sufficient.
    case no = 1
    /// The question does not apply to this case.
    case notApplicable = 2
    /// The file has no information on it, which an edition may count as not sufficient.
    case notOnFile = 3

    /// The spelling in data and JSON: `"notApplicable"`.
    public var description: String {
        switch self {
        case .yes: "yes"
        case .no: "no"
        case .notApplicable: "notApplicable"
        case .notOnFile: "notOnFile"
        }
    }

    /// Reads an answer in one of the common spellings.
    ///
    /// The following spellings are known, in any case and spacing: `yes`, `y` and `sufficient`;
    /// `no`, `n`, `not sufficient` and `insufficient`; `n/a`, `na`, `n.a`, `n.a.` and `not
    /// applicable`; `not on file` and `information not on file`.
    ///
    /// - Returns: `nil` for every other text, including an empty one. The reader never guesses.
    public init?(spelling: String) {
        switch spelling.letters {
        case "yes", "y", "sufficient": self = .yes
        case "no", "n", "notsufficient", "insufficient": self = .no
        case "n/a", "na", "n.a", "n.a.", "notapplicable": self = .notApplicable
        case "notonfile", "informationnotonfile": self = .notOnFile
        default: return nil
        }
    }

    /// The answer as it counts: what is not on file counts as not sufficient.
    public var counted: Answer { self == .notOnFile ? .no : self }
}
