/// An error for a text that is not a valid name.
public struct InvalidName: Error, Hashable, CustomStringConvertible {
    /// The kind of name that was expected: `"stream name"`.
    public let kind: String
    /// The problem of the text: `"has 70 bytes; at most 64 are allowed"`.
    public let problem: String

    init(kind: String, _ problem: NameProblem) {
        self.init(kind: kind, problem: problem.description)
    }

    init(kind: String, problem: String) {
        self.kind = kind
        self.problem = problem
    }

    /// The problem and what to do.
    ///
    /// It never contains the text itself, which may be private.
    public var description: String {
        "Invalid \(kind): it \(problem). Choose a short, printable identifier."
    }
}
