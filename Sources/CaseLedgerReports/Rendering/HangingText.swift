/// Breaks text into lines for a terminal, with a prefix before each.
struct HangingText {
    /// The prefix of the first line, such as the bullet of a list item.
    var first = ""
    /// The prefix of the other lines.
    var rest = ""

    /// The prefix of the lines after a line break that a person typed.
    ///
    /// It distinguishes them from lines of this program.
    static let typedBreakMark = "  | "

    /// The lines of `text`, each at most `width` columns wide if there is a width.
    ///
    /// Lines break at spaces, and inside a word that is too long for a line. If a prefix needs more
    /// than half of the width, only its end is printed.
    func lines(of text: String, width: Int?) -> [String] {
        VisibleText.lines(of: text).enumerated().flatMap { index, line in
            let rest = index == 0 ? rest : rest + Self.typedBreakMark
            return Self.wrap(line, first: index == 0 ? first : rest, rest: rest, width: width)
        }
    }

    private static func wrap(
        _ line: String, first: String, rest: String, width: Int?
    ) -> [String] {
        let line = line.withSpacesForTabs
        guard let width, first.displayWidth + line.displayWidth > width else {
            return [(first + line).withoutTrailingSpaces]
        }
        var lines: [String] = []
        var remainder = line.drop { $0 == " " }
        while !remainder.isEmpty {
            let prefix = (lines.isEmpty ? first : rest).suffix(width / 2)
            let part = remainder.start(fitting: width - prefix.displayWidth)
            lines.append(String(prefix + part).withoutTrailingSpaces)
            remainder = remainder[part.endIndex...].drop { $0 == " " }
        }
        return lines
    }
}

extension Substring {
    /// The words that fit into `width` columns, or the part of the first word that does.
    ///
    /// The result has at least one scalar. A combining mark stays with the character before it.
    fileprivate func start(fitting width: Int) -> Substring {
        var wordEnd: Index?
        var used = 0
        for (index, scalar) in zip(unicodeScalars.indices, unicodeScalars) {
            if scalar == " ", index > startIndex { wordEnd = index }
            used += scalar.displayWidth
            if used > width, index > startIndex { return self[..<(wordEnd ?? index)] }
        }
        return self
    }
}

extension String {
    /// This text up to its last character that is not a space.
    var withoutTrailingSpaces: String {
        guard let last = lastIndex(where: { $0 != " " }) else { return "" }
        return String(self[...last])
    }
}
