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
}
