/// The problems of one spreadsheet in the order they were found: the first are kept, all are
/// counted.
package struct SheetProblems: Error {
    /// How many are kept, so that a file that is none does not fill the memory with complaints.
    package static let mostKept = 10_000

    /// The first of them.
    package private(set) var kept: [SheetProblem] = []
    /// How many there are.
    package private(set) var count = 0

    package init() {}

    /// Counts a problem, and keeps it if it is one of the first.
    mutating func add(_ problem: @autoclosure () -> SheetProblem) {
        if count < Self.mostKept { kept.append(problem()) }
        count += 1
    }

    /// Ends here if there is any problem.
    func check() throws(SheetProblems) {
        if count > 0 { throw self }
    }
}

extension LedgerError {
    /// How many problems of a sheet its error spells out; `problems` has the rest.
    private static let mostSpeltOut = 10

    /// What is wrong with a sheet, of which nothing was recorded.
    ///
    /// Where one and the same rule refuses all of it, the error is that refusal.
    init(_ sheet: SheetProblems) {
        let rules = Set(sheet.kept.map(\.refusal))
        let rule = rules.count == 1 ? rules.first ?? nil : nil
        let remedies = Set(sheet.kept.map(\.remedy))
        let common = remedies.count == 1 ? remedies.first : nil
        let first = sheet.kept.prefix(Self.mostSpeltOut)
        var lines = first.map {
            common == nil ? $0.description : "\($0.place): \($0.message)"
        }
        if sheet.count > first.count { lines.append("And \(sheet.count - first.count) more.") }
        self.init(
            rules.contains(nil) ? .invalidInput : .refused,
            "The sheet has \(sheet.count) \(sheet.count == 1 ? "problem" : "problems"); nothing was "
                + "recorded.\n" + lines.joined(separator: "\n"),
            remedy: common ?? "Correct the sheet and import it again.", refusal: rule,
            problems: sheet.kept)
    }
}
