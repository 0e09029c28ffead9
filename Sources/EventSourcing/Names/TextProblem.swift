internal import ByteCoding

/// The reason why a text cannot be recorded: it could look the same as a different text.
///
/// Names and displayed texts have no control, bidirectional or other invisible characters and no
/// white space except plain spaces, none of them at the ends. They use one Unicode form, NFC. Only
/// new texts are checked: what an older version accepted stays readable.
package struct TextProblem: Hashable, Sendable, CustomStringConvertible {
    /// The problem, without a subject: `"has an invisible character, U+200B"`.
    package let description: String

    /// Finds the problem of `text`; `nil` when it is valid.
    ///
    /// - Parameters:
    ///   - text: The text.
    ///   - allowed: Control characters that are allowed, such as line feeds.
    package init?(of text: String, allowing allowed: Set<Unicode.Scalar>) {
        let utf8 = text.utf8Span.span
        guard !utf8.isEmpty else { return nil }
        let space = UInt8(ascii: " ")
        if utf8.isASCII, !utf8.hasControlCharacter {
            guard utf8[0] == space || utf8[utf8.count - 1] == space else { return nil }
        }
        let scalars = text.unicodeScalars
        if let first = scalars.first, first.properties.isWhitespace {
            self.init("begins with white space, \(first.name)")
            return
        }
        if let last = scalars.last, last.properties.isWhitespace {
            self.init("ends with white space, \(last.name)")
            return
        }
        for scalar in scalars where !allowed.contains(scalar) {
            if let what = scalar.kindOfInvisible {
                self.init("has \(what), \(scalar.name)")
                return
            }
        }
        var span = text.utf8Span
        guard span.checkForNFC(quickCheck: false) else {
            self.init("is not in Unicode form NFC: an accented letter is written as two characters")
            return
        }
        return nil
    }

    private init(_ description: String) { self.description = description }
}

extension Unicode.Scalar {
    /// Whether this character is invisible, or reorders the characters around it.
    package var isInvisible: Bool {
        // Most printed text is ASCII, and a lookup in Unicode's tables costs more than printing it.
        value < 0x80 ? value < 0x20 || value == 0x7f : kindOfInvisible != nil
    }

    /// The code point: `"U+200B"`.
    package var name: String {
        let digits = String(value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    /// The kind of invisible character; `nil` for a visible one, and for a space.
    fileprivate var kindOfInvisible: String? {
        switch properties.generalCategory {
        case .control: return "a control character"
        case .lineSeparator, .paragraphSeparator: return "a line separator"
        case .surrogate, .privateUse, .unassigned: return "a character without a meaning"
        case .format:
            return isBidirectional ? "a bidirectional character" : "an invisible character"
        case .spaceSeparator: return self == " " ? nil : "white space that is not a plain space"
        default:
            // Blank symbols: the braille pattern without dots, and the null notehead of music.
            let isBlank = value == 0x2800 || value == 0x1D159
            return isBlank || properties.isDefaultIgnorableCodePoint
                ? "an invisible character" : nil
        }
    }

    private var isBidirectional: Bool {
        switch value {
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
