/// Escapes text for Markdown, so that it appears as typed and formats nothing.
enum MarkdownText {
    /// The text in several lines, with a hard break between them.
    ///
    /// `indent` is the prefix of all lines except the first.
    static func lines(_ text: String, indent: String = "") -> String {
        var lines = VisibleText.lines(of: text).map(escape)
        // A hard break needs a line below it.
        while lines.count > 1, lines.last == "" { lines.removeLast() }
        return lines.joined(separator: "\\\n" + indent)
    }

    /// The text in one line of the file, with `<br>` for each line break: for headings and tables.
    static func line(_ text: String) -> String {
        VisibleText.lines(of: text).map(escape).joined(separator: "<br>")
    }

    /// An escaped line without spaces at its ends, which have a meaning in Markdown.
    private static func escape(_ line: String) -> String {
        // Scalars, as in Markdown, because an asterisk with a combining accent is one Character.
        let scalars = Array(line.unicodeScalars).trimmed
        let numberEnd = scalars.endOfListNumber
        var escaped = String.UnicodeScalarView()
        for (index, scalar) in scalars.enumerated() {
            let isAtEnd = index == 0 || index == scalars.count - 1
            switch scalar {
            case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
            // GitHub links addresses in plain text; a comment in the address prevents it.
            case "@" where index > 0 && !scalars[index - 1].properties.isWhitespace:
                escaped.append(contentsOf: "<!-- -->@".unicodeScalars)
            case ":" where scalars[(index + 1)...].starts(with: "//".unicodeScalars):
                escaped.append(contentsOf: ":<!-- -->".unicodeScalars)
            case "." where scalars.isAfterWWW(index):
                escaped.append(contentsOf: "<!-- -->.".unicodeScalars)
            case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
            case "\\", "`", "*", "[", "]", "~", "|", "$",
                "_" where !scalars.isInsideWord(index),
                "#" where isAtEnd,
                "+" where index == 0, "-" where index == 0, "=" where index == 0,
                ">" where index == 0, ":" where index == 0,
                "." where index == numberEnd, ")" where index == numberEnd:
                escaped.append("\\")
                escaped.append(scalar)
            default: escaped.append(scalar)
            }
        }
        return String(escaped)
    }
}

extension [Unicode.Scalar] {
    /// The scalars between the spaces and tabs at both ends.
    fileprivate var trimmed: [Unicode.Scalar] {
        func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\t" }
        return Array(drop(while: isSpace).reversed().drop(while: isSpace).reversed())
    }

    /// The index of the "." or ")" after the number of a list item; `nil` without a number.
    fileprivate var endOfListNumber: Int? {
        let end = prefix { ("0"..."9").contains($0) }.count
        let isFollowedBySpace = dropFirst(end + 1).first.map { $0 == " " || $0 == "\t" } ?? true
        return end > 0 && isFollowedBySpace ? end : nil
    }

    /// Whether the three scalars before `index` are `www`, in any case.
    fileprivate func isAfterWWW(_ index: Int) -> Bool {
        index >= 3 && self[(index - 3)..<index].allSatisfy { $0 == "w" || $0 == "W" }
    }

    /// Whether the scalars on both sides of `index` are ASCII letters or digits.
    fileprivate func isInsideWord(_ index: Int) -> Bool {
        [index - 1, index + 1].allSatisfy { neighbour in
            guard indices.contains(neighbour) else { return false }
            return switch self[neighbour] {
            case "a"..."z", "A"..."Z", "0"..."9": true
            default: false
            }
        }
    }
}
