internal import Foundation

/// What a publication prints in the place of a rating: that there is none, and why.
struct PrintedNotRated {
    let why: NotRatedReason
    /// The reason in the words of the publication; `nil` if ``why`` says it all.
    let words: String?

    /// Reads a reason as printed: `"no cases"`, `"out of scope"`, or other words.
    init(reason: String?) {
        let printed = (reason ?? "").trimmed
        switch Self.letters(printed) {
        case "": (why, words) = (.notStated, nil)
        case "nocases": (why, words) = (.noCases, nil)
        case "outofscope": (why, words) = (.outOfScope, nil)
        default: (why, words) = (.stated, printed)
        }
    }

    /// Reads a cell or a label: `"Not rated"`, `"NR"`, `"no cases"`, `"Not rated: too few cases"`.
    ///
    /// - Returns: `nil` for another text.
    init?(cell: String) {
        let text = cell.trimmed
        switch Self.letters(text) {
        case "nr", "notrated": self.init(reason: nil)
        case "nocases", "outofscope": self.init(reason: text)
        default:
            guard
                let match = text.lowercased().firstMatch(
                    of: #/^not rated *(?:[:(,;]|[-\u{2013}\u{2014}]) */#)
            else { return nil }
            let reason = text.dropFirst(match.output.count)
            self.init(reason: String(reason.last == ")" ? reason.dropLast() : reason))
        }
    }

    /// The letters of a text, in lower case.
    private static func letters(_ text: String) -> String {
        text.lowercased().filter(\.isLetter)
    }
}
