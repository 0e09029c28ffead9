/// The problems of one spreadsheet in the order in which they were found.
///
/// All problems are counted, and the first ones are kept.
package struct SheetProblems: Error {
    /// The largest number of kept problems, so that an invalid file does not fill the memory.
    package static let mostKept = 10_000

    /// The first problems.
    package private(set) var kept: [SheetProblem] = []
    /// The number of all problems.
    package private(set) var count = 0

    package init() {}

    /// Counts a problem, and keeps it if the limit is not reached.
    mutating func add(_ problem: @autoclosure () -> SheetProblem) {
        if count < Self.mostKept { kept.append(problem()) }
        count += 1
    }

    /// Throws the problems if there are any.
    func check() throws(SheetProblems) {
        if count > 0 { throw self }
    }
}

extension LedgerError {
    /// The error of a sheet of which nothing was recorded; `problems` has every problem.
    ///
    /// If the same rule refuses all of it, the error has the code of that refusal.
    init(_ sheet: SheetProblems) {
        let rules = Set(sheet.kept.map(\.refusal))
        let rule = rules.count == 1 ? rules.first ?? nil : nil
        let remedies = Set(sheet.kept.map(\.remedy))
        let first = sheet.kept.first.map { " The first: \($0.place): \($0.message)" } ?? ""
        self.init(
            rules.contains(nil) ? .invalidInput : .refused,
            "The sheet has \(sheet.count) \(sheet.count == 1 ? "problem" : "problems"); nothing was "
                + "recorded.\(first)",
            remedy: remedies.count == 1
                ? remedies.first ?? "" : "Correct the sheet and import it again.", refusal: rule,
            problems: sheet.kept)
    }
}
