#if CLI
    import CaseLedger

    /// A line of this program's, as a terminal may show it: no text that somebody typed can begin a line
    /// that looks like one of the program's, or steer the terminal.
    enum TerminalLine {
        /// Stands before what goes on below a line because the text has a line break there.
        private static let mark = "  | "
        private static let emphasis = ["\u{1b}[1m", "\u{1b}[0m"]

        /// The line, and those below it on which it goes on: after a line break, which is part of a text,
        /// and at `width` characters, if that is given.
        static func lines(of line: String, width: Int?) -> [String] {
            let parts = line.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            let indent = String(line.prefix { $0 == " " })
            return parts.enumerated().flatMap { index, part -> [String] in
                let text = (index == 0 ? "" : indent + mark) + visible(part)
                return width.map { wrapped(text, to: $0) } ?? [text]
            }
        }

        /// Every character that nobody sees as its number: `<U+202E>`.
        private static func visible(_ text: Substring) -> String {
            guard text.unicodeScalars.contains(where: \.isInvisible) else { return String(text) }
            var rest = text.unicodeScalars
            var shown = String.UnicodeScalarView()
            while let scalar = rest.first {
                if Console.emphasises,
                    let code = emphasis.first(where: { rest.starts(with: $0.unicodeScalars) })
                {
                    shown.append(contentsOf: code.unicodeScalars)
                    rest.removeFirst(code.unicodeScalars.count)
                    continue
                }
                rest.removeFirst()
                if scalar.isInvisible, scalar != "\t" {
                    shown.append(contentsOf: "<\(scalar.name)>".unicodeScalars)
                } else {
                    shown.append(scalar)
                }
            }
            return String(shown)
        }

        /// The line in several, as far as its words allow; what stands indented goes on indented.
        private static func wrapped(_ line: String, to width: Int) -> [String] {
            guard line.count > width else { return [line] }
            let indent = String(line.prefix { $0 == " " || $0 == "|" })
            var lines: [String] = []
            for word in line.dropFirst(indent.count).split(separator: " ") {
                if let last = lines.last, last.count + 1 + word.count <= width {
                    lines[lines.count - 1] = "\(last) \(word)"
                } else {
                    lines.append(indent + word)
                }
            }
            return lines
        }
    }
#endif
