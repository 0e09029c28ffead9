internal import ByteCoding

/// The reason why a text is not a valid name.
struct NameProblem: Hashable, Sendable, CustomStringConvertible {
    /// What is wrong and what is expected.
    ///
    /// It names characters, and does not repeat the text.
    let description: String

    /// Finds the problem of `text` as a name of `kind`; `nil` when it is valid.
    init?<N: Name>(of text: String, _ kind: N.Type) {
        let limit = N.longestInBytes
        guard !text.isEmpty else {
            self.init("is empty; it must have 1 to \(limit) bytes")
            return
        }
        guard text.utf8.count <= limit else {
            self.init("has \(text.utf8.count) bytes; at most \(limit) are allowed")
            return
        }
        if let problem = TextProblem(of: text, allowing: []) {
            self.init(problem.description)
            return
        }
        guard N.form == .printable || N.form.accepts(text.utf8Span.span) else {
            self.init("may have \(N.form.words)")
            return
        }
        return nil
    }

    private init(_ description: String) { self.description = description }
}
