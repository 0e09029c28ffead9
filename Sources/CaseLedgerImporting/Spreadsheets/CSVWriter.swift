/// Writes rows of separated values so that they read back equal.
package struct CSVWriter {
    /// What was written so far; every row ends with a line feed.
    package private(set) var text = ""
    private let separator: Character

    package init(separator: CSVTable.Separator = .comma) {
        self.separator = Character(Unicode.Scalar(separator.rawValue))
    }

    /// Writes a row of at least one cell.
    package mutating func row(_ cells: [String]) {
        text += cells.map(Self.cell).joined(separator: String(separator))
        // A line with nothing in it would be no row.
        if cells == [""] { text += "\"\"" }
        text += "\n"
    }

    /// A cell, in quotation marks if anything in it could mean something between cells.
    private static func cell(_ text: String) -> String {
        guard text.utf8.contains(where: ",;\t\"\r\n".utf8.contains) else { return text }
        // By scalar: a quotation mark with an accent on it is one Character, and still one mark.
        var quoted = "\"".unicodeScalars
        for scalar in text.unicodeScalars {
            if scalar == "\"" { quoted.append(scalar) }
            quoted.append(scalar)
        }
        quoted.append("\"")
        return String(quoted)
    }
}
