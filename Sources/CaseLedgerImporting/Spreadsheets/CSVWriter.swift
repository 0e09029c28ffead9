/// Writes rows of separated values that ``CSVTable`` reads back unchanged.
package struct CSVWriter {
    /// The text written so far; every row ends with a line feed.
    package private(set) var text = ""
    private let separator: Character

    package init(separator: CSVTable.Separator = .comma) {
        self.separator = Character(Unicode.Scalar(separator.rawValue))
    }

    /// Writes a row of at least one cell.
    package mutating func row(_ cells: [String]) {
        text += cells.map(Self.quoted).joined(separator: String(separator))
        // An empty line would not be read as a row.
        if cells == [""] { text += "\"\"" }
        text += "\n"
    }

    /// A cell, in quotation marks if it contains a character with a meaning in CSV.
    package static func quoted(_ text: String) -> String {
        guard text.utf8.contains(where: ",;\t\"\r\n".utf8.contains) else { return text }
        // Unicode scalars: a quotation mark with an accent is one Character, and still a mark.
        var quoted = "\"".unicodeScalars
        for scalar in text.unicodeScalars {
            if scalar == "\"" { quoted.append(scalar) }
            quoted.append(scalar)
        }
        quoted.append("\"")
        return String(quoted)
    }

    /// A cell that spreadsheet programs take for text, also if it begins like a formula.
    package static func asText(_ text: String) -> String {
        isFormula(text) ? "'" + text : text
    }

    /// Whether a spreadsheet program may compute this cell; some also accept fullwidth signs.
    package static func isFormula(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first else { return false }
        return "=+-@\t\n＝＋－＠".unicodeScalars.contains(first) && !isNumber(text)
    }

    /// Whether this is a decimal number: `"-12.5"`.
    private static func isNumber(_ text: String) -> Bool {
        let digits = text.utf8.drop { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }
        let parts = digits.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return text.utf8.count - digits.count <= 1 && parts.count <= 2
            && parts.allSatisfy { part in
                !part.isEmpty && part.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")) ~= $0 }
            }
    }
}

extension String {
    /// The text without the apostrophe that marks what begins like a formula as text.
    var withoutTextMark: String {
        hasPrefix("'") && CSVWriter.isFormula(String(dropFirst())) ? String(dropFirst()) : self
    }
}
