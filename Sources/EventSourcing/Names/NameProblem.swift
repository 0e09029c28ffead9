internal import ByteCoding

/// Why a text cannot be recorded as a name.
struct NameProblem: Hashable, Sendable, CustomStringConvertible {
    /// What was wrong and what would be right; characters are named, the text is not repeated.
    let description: String

    /// What is wrong with `text` as a name of `kind`; `nil` when nothing is.
    init?<N: Name>(of text: String, _ kind: N.Type) {
        let limit = N.longestInBytes
        guard !text.isEmpty else {
            self.init("is empty; 1 to \(limit) bytes are needed")
            return
        }
        guard text.utf8.count <= limit else {
            self.init("has \(text.utf8.count) bytes; at most \(limit) are kept")
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
