internal import EventSourcing

/// Makes text safe to show: no character is invisible, moves other text or controls a terminal.
enum VisibleText {
    /// The lines of `text`, with each invisible character replaced by its number: `<U+202E>`.
    ///
    /// LF, CR and CR LF end a line. Tabs are kept. An empty text is one empty line.
    static func lines(of text: String) -> [String] {
        guard text.utf8.contains(where: { !(0x20..<0x7f).contains($0) }) else { return [text] }
        var lines: [String] = []
        var line = String.UnicodeScalarView()
        var previous: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n" where previous == "\r": break
            case "\n", "\r":
                lines.append(String(line))
                line.removeAll()
            case _ where scalar.isInvisible && scalar != "\t":
                line.append(contentsOf: "<\(scalar.name)>".unicodeScalars)
            default: line.append(scalar)
            }
            previous = scalar
        }
        return lines + [String(line)]
    }

    /// The text in one line, with a space for each line break and each tab.
    static func line(of text: String) -> String {
        lines(of: text).joined(separator: " ").withSpacesForTabs
    }
}

extension String {
    /// This text with a space for each tab.
    var withSpacesForTabs: String {
        guard utf8.contains(UInt8(ascii: "\t")) else { return self }
        return String(map { $0 == "\t" ? " " : $0 })
    }
}
