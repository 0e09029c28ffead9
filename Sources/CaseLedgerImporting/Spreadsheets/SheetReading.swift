public import CaseQuality

/// How a spreadsheet is read where the file itself does not say it.
///
/// Nothing is guessed: an import stops and asks for what is not certain, and the answer stands here.
public struct SheetReading: Hashable, Sendable {
    /// The encoding of the text.
    public enum Encoding: String, Hashable, Sendable, CaseIterable {
        /// UTF-8, also without a byte order mark.
        case utf8 = "utf-8"
        /// UTF-16 with the low byte first; a file with a byte order mark needs no statement.
        case utf16LittleEndian = "utf-16le"
        /// UTF-16 with the high byte first; a file with a byte order mark needs no statement.
        case utf16BigEndian = "utf-16be"
        /// The encoding of older Windows programs in Western Europe.
        case windows1252 = "windows-1252"
    }

    /// The character between the cells.
    public enum Separator: String, Hashable, Sendable, CaseIterable {
        /// A comma.
        case comma
        /// A semicolon.
        case semicolon
        /// A tab.
        case tab
    }

    /// The order of day and month in a date such as `02/12/2021`.
    public enum DateOrder: String, Hashable, Sendable, CaseIterable {
        /// Day, month, year: 2 December 2021.
        case dayFirst = "dmy"
        /// Month, day, year: 12 February 2021.
        case monthFirst = "mdy"
    }

    /// The encoding; `nil` for UTF-8, or UTF-16 with a byte order mark.
    public var encoding: Encoding?
    /// The separator; `nil` for the only one that the headings contain.
    public var separator: Separator?
    /// The row of the headings, from 1; `nil` for the first row that is not empty.
    public var headingRow: Int?
    /// The headings of columns that are not read; `column C` stands for a column by its letters.
    public var ignored: [String] = []
    /// The meaning of headings in the words of a template: `["Desistance met?": "2.1.1"]`.
    public var headings: [String: String] = [:]
    /// The answers that other words stand for: `["met": .yes]`.
    public var answers: [String: Answer] = [:]
    /// What the cells of a sheet of published results stand for, in the words of such a sheet:
    /// `[.rating: ["n/a": "not known"]]`.
    public var values: [CellKind: [String: String]] = [:]
    /// The values of columns that the sheet does not have: `["source": "Table of ratings"]`.
    public var constants: [String: String] = [:]
    /// Whether marks of footnotes at the end of cells are left out, and named.
    public var leavesFootnotesOut = false
    /// Whether unreadable ratings and scores are recorded as not known, and named.
    public var leavesUnreadableOut = false
    /// The order of day and month; `nil` refuses dates that do not say it.
    public var dateOrder: DateOrder?
    /// Whether a number in a column of dates is the day that a spreadsheet program counts from 1900.
    public var hasSerialDates = false
    /// Whether case keys that differ only in their spelling stand for different cases.
    public var keepsSimilarKeysApart = false

    /// Reads only what is certain.
    public init() {}
}

extension SheetReading {
    /// The heading of the column that an import writes beside the problems of a sheet.
    static let problemHeading = "Problem"

    /// Whether a column is not read.
    func ignores(_ heading: String, in column: SheetColumn) -> Bool {
        guard !Self.isProblemHeading(heading) else { return true }
        guard !ignored.isEmpty else { return false }
        let plain = heading.plainHeading
        return ignored.contains {
            $0.plainHeading == plain && !plain.isEmpty
                || $0.plainHeading == "column \(column.letters.lowercased())"
        }
    }

    /// Whether a heading is that of the column of problems.
    static func isProblemHeading(_ heading: String) -> Bool {
        heading == problemHeading || heading.hasPrefix(problemHeading + ":")
    }

    /// The meaning that the mapping gives to a heading, in the words of a template.
    func meaning(of heading: String) -> String? {
        guard !headings.isEmpty else { return nil }
        let plain = heading.plainHeading
        return headings.first { $0.key.plainHeading == plain }?.value
    }
}

extension String {
    /// The text for comparing headings: in lower case, with single spaces.
    var plainHeading: String {
        lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
