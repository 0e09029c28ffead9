extension [String] {
    /// `"2.1"`, `"2.1 and 2.2"`, `"2.1, 2.2 and 2.3"`.
    var listed: String {
        guard count > 1, let last else { return first ?? "" }
        return "\(dropLast().joined(separator: ", ")) and \(last)"
    }
}

extension String {
    /// This text, beginning with a capital letter.
    var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }

    /// This text, beginning with a small letter.
    var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
