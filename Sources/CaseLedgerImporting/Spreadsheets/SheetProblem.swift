/// One thing that is wrong with a spreadsheet: where, what stands there, and what would be right.
///
/// It quotes headings, question ids and case keys, and never anything else that stands in a cell.
public struct SheetProblem: Hashable, Sendable, CustomStringConvertible {
    /// The row as a spreadsheet program counts it, the header being row 1; `nil` when it is about
    /// the whole file.
    public let row: Int?
    /// The column; `nil` when it is about the whole row or file.
    public let column: SheetColumn?
    /// What is wrong, with values.
    public let message: String
    /// What would be right.
    public let remedy: String
    /// Which rule of inspection said no; `nil` when the cell cannot be read at all.
    public let refusal: Refusal.Code?

    public init(
        row: Int?, column: SheetColumn?, _ message: String, remedy: String,
        refusal: Refusal.Code? = nil
    ) {
        self.row = row
        self.column = column
        self.message = message
        self.remedy = remedy
        self.refusal = refusal
    }

    /// Where it is: `"Row 7, column D (2.1.3)"`.
    public var place: String {
        switch (row, column) {
        case (let row?, let column?): "Row \(row), column \(column)"
        case (let row?, nil): "Row \(row)"
        case (nil, let column?): "Column \(column)"
        case (nil, nil): "The file"
        }
    }

    public var description: String { "\(place): \(message) \(remedy)" }
}

/// A column of a spreadsheet.
public struct SheetColumn: Hashable, Sendable, CustomStringConvertible {
    /// Which, from 1.
    public let number: Int
    /// What its heading says; `nil` where that may be something else than a heading.
    public let heading: String?

    public init(_ number: Int, heading: String? = nil) {
        self.number = number
        self.heading = heading
    }

    /// How spreadsheet programs name it: `"A"` is the first, `"AA"` the 27th.
    public var letters: String {
        var letters = ""
        var rest = number
        while rest > 0 {
            let letter = Unicode.Scalar(UInt8(ascii: "A") + UInt8((rest - 1) % 26))
            letters = String(letter) + letters
            rest = (rest - 1) / 26
        }
        return letters
    }

    public var description: String { heading.map { "\(letters) (\($0))" } ?? letters }
}

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
