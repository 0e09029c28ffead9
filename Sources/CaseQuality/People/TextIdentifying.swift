/// Finds what identifies a person in a text: dates of birth, and numbers of police, health and tax
/// records.
///
/// Most of what identifies somebody cannot be found: a name looks like any other word. A date beside
/// a word such as "born" is always found. A date alone is found if it has a day and its year is one
/// in which a child or a young adult was born; a more recent date is one of the work. The text is cut
/// into runs of letters and digits, because a regular expression for each kind costs more than the
/// rest of a command.
struct TextIdentifying {
    /// The kind of what was found first: `"a date of birth"`; `nil` if nothing was.
    let problem: String?

    /// Searches a text.
    ///
    /// - Parameters:
    ///   - text: The text.
    ///   - year: The year of the inspection; `nil` if it is not known.
    init(_ text: String, in year: @autoclosure () -> Int?) {
        let runs = TextRuns(text)
        if runs.list.contains(where: { $0.isNumber }) || runs.namesBirth,
            let problem = runs.problem(in: year())
        {
            self.problem = problem
        } else {
            problem = Self.hasAddress(text) ? "an e-mail address" : nil
        }
    }

    private static func hasAddress(_ text: String) -> Bool {
        guard text.utf8.contains(UInt8(ascii: "@")) else { return false }
        return text.split(whereSeparator: \.isWhitespace).contains { word in
            let parts = word.split(separator: "@", omittingEmptySubsequences: false)
            return parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".")
        }
    }
}
