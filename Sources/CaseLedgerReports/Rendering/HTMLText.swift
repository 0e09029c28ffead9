/// Escapes text for HTML and SVG, so that it appears as typed and adds no element.
enum HTMLText {
    /// The text with `lineEnd` between its lines.
    static func lines(_ text: String, lineEnd: String = "<br>") -> String {
        VisibleText.lines(of: text).map(escape).joined(separator: lineEnd)
    }

    /// The text in one line, for an attribute or a title.
    static func line(_ text: String) -> String { escape(VisibleText.line(of: text)) }

    private static func escape(_ line: String) -> String {
        // Scalars, as in browsers, because "<" with a combining stroke is one Character.
        var escaped = String.UnicodeScalarView()
        for scalar in line.unicodeScalars {
            switch scalar {
            case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
            case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
            case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
            case "\"": escaped.append(contentsOf: "&quot;".unicodeScalars)
            case "'": escaped.append(contentsOf: "&#39;".unicodeScalars)
            default: escaped.append(scalar)
            }
        }
        return String(escaped)
    }
}
