/// A heading that names a question or a standard by its number: `2.1.1`, `Q2.1.1`, `2.1.1: Label`.
enum NumberedHeading {
    /// The number in a heading.
    ///
    /// - Parameters:
    ///   - heading: The heading.
    ///   - isKnown: Whether a text in lower case is a number of the edition.
    /// - Returns: `nil` if the heading names no number, or may name more than one.
    static func number(in heading: String, isKnown: (String) -> Bool) -> String? {
        guard !heading.unicodeScalars.contains(where: \.isInvisibleText) else { return nil }
        var rest = heading.plainHeading[...]
        if isKnown(String(rest)) { return String(rest) }
        if rest.first == "q" {
            rest = rest.dropFirst().drop { $0 == " " }
            guard rest.first?.isASCII == true, rest.first?.isNumber == true else { return nil }
        }
        var number = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == ".") }
        rest = rest.dropFirst(number.count)
        while number.last == "." { number.removeLast() }
        let id = String(number)
        guard isKnown(id) else { return nil }
        guard let divider = rest.first else { return id }
        guard " :-–—(),;|_".contains(divider) else { return nil }
        let words = rest.split { " :-–—(),;|_".contains($0) }.map(String.init)
        // "2.1.1 a" can be the question 2.1.1.a, and "2.1.1 and 2.1.2" names two.
        guard !words.contains(where: isKnown), words.first.map({ !isKnown("\(id).\($0)") }) ?? true
        else { return nil }
        return id
    }
}

extension Unicode.Scalar {
    /// Whether the character is invisible and is no white space.
    var isInvisibleText: Bool { isInvisible && !properties.isWhitespace }
}

extension String {
    /// The invisible characters of the text with their names; `nil` if it has none.
    ///
    /// `"U+200B (zero width space)"`. White space other than a space counts, inside the text.
    var invisibleCharacters: String? {
        let found = trimmed.unicodeScalars.filter(\.isInvisible)
        guard !found.isEmpty else { return nil }
        var names: [String] = []
        for scalar in found {
            let words = scalar.properties.name ?? scalar.properties.nameAlias
            let name = scalar.name + (words.map { " (\($0.lowercased()))" } ?? "")
            if !names.contains(name) { names.append(name) }
        }
        return names.joined(separator: ", ")
    }
}
