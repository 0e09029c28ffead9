extension [String] {
    /// `"2.1"`, `"2.1 and 2.2"`, `"2.1, 2.2 and 2.3"`.
    package var listed: String {
        guard count > 1, let last else { return first ?? "" }
        return "\(dropLast().joined(separator: ", ")) and \(last)"
    }

    /// The texts as alternatives: `"a, b or c"`.
    package var alternatives: String {
        guard count > 1, let last else { return first ?? "" }
        return dropLast().joined(separator: ", ") + " or \(last)"
    }

    /// The texts without repetitions, in the order of their first occurrence.
    var uniqued: [String] {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }

    /// At most twenty of these, with commas: what an error offers.
    package var listedForChoice: String {
        prefix(20).joined(separator: ", ") + (count > 20 ? ", ..." : "")
    }
}
