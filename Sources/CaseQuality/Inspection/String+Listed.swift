extension [String] {
    /// `"2.1"`, `"2.1 and 2.2"`, `"2.1, 2.2 and 2.3"`.
    package var listed: String {
        guard count > 1, let last else { return first ?? "" }
        return "\(dropLast().joined(separator: ", ")) and \(last)"
    }

    /// At most twenty of these, with commas: what an error offers.
    package var listedForChoice: String {
        prefix(20).joined(separator: ", ") + (count > 20 ? ", ..." : "")
    }
}
