/// A text that cannot be a name.
public struct InvalidName: Error, Hashable, CustomStringConvertible {
    /// What it should have named: `"stream name"`.
    public let kind: String
    /// What is wrong with it: `"has 70 bytes; at most 64 are kept"`.
    public let problem: String

    init(kind: String, _ problem: NameProblem) {
        self.init(kind: kind, problem: problem.description)
    }

    init(kind: String, problem: String) {
        self.kind = kind
        self.problem = problem
    }

    /// What happened and what to do; never the text itself, which may be anything.
    public var description: String {
        "Invalid \(kind): it \(problem). Choose a short, printable identifier."
    }
}
