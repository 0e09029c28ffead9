extension Answer {
    /// Reads an answer as people write it: yes, Y, Sufficient; no, N, Not sufficient; N/A, not
    /// applicable.
    ///
    /// Everything else is `nil`; an answer is never guessed from how it begins, nor from TRUE, 1 or
    /// a tick, whose meaning depends on the sheet.
    package init?(written text: String) {
        let words = text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
        switch words {
        case "yes", "y", "sufficient": self = .yes
        case "no", "n", "not sufficient", "insufficient": self = .no
        case "n/a", "na", "n.a.", "n.a", "not applicable", "notapplicable": self = .notApplicable
        default: return nil
        }
    }

    /// What would be right where ``init(written:)`` finds nothing.
    static let spellings = "Write yes or no (or sufficient, not sufficient), or n/a."
}
