public import EventSourcing

/// Checks of the texts in the ledger's own stream.
public enum CustodyText {
    /// The longest path that is stored; of a longer one the end is stored.
    ///
    /// Unit: UTF-8 bytes.
    static let longestPathInBytes = 1_000

    /// The path of a copy, as it is stored.
    ///
    /// A path is never refused, because the copy exists already. Characters that cannot be stored
    /// are replaced, and a path that could identify a person is not stored.
    ///
    /// - Parameter path: The path.
    /// - Returns: The text to store.
    public static func path(_ path: String) -> FreeText {
        if TextIdentifying(path, in: nil).problem != nil {
            return "(not stored: it has the form of something that identifies a person)"
        }
        var text = path
        if TextProblem(of: text, allowing: []) != nil {
            text = String(
                String.UnicodeScalarView(
                    path.unicodeScalars.map { $0.isInvisible ? "\u{FFFD}" : $0 }))
            if TextProblem(of: text, allowing: []) != nil {
                text = "(not stored: \(path.utf8.count) bytes that cannot be shown)"
            }
        }
        while text.utf8.count > longestPathInBytes { text.removeFirst() }
        return FreeText(text)
    }

    /// The name of a ledger that a restore moved, as it is stored.
    ///
    /// The time at its end is no number of a person, so only what is before is checked.
    ///
    /// - Parameter path: Where it is now: `NAME.replaced-TIME`.
    /// - Returns: The text to store.
    public static func name(ofMoved path: String) -> FreeText {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        guard let mark = name.ranges(of: ".replaced-").last else { return Self.path(name) }
        let before = String(name[..<mark.lowerBound])
        let checked = Self.path(before)
        return checked.text == before ? FreeText(name) : checked
    }

    /// Checks the purpose for which a person's record is read.
    ///
    /// - Throws: ``Refusal`` with code `textTooLong`, `textUnprintable` or `textIdentifies`.
    public static func check(purpose: String) throws(Refusal) {
        try Inspection().check(purpose, "The purpose", atMost: Provenance.longestReasonInBytes)
    }
}
