/// A problem of a framework definition: its place, and what is expected there.
public struct FrameworkProblem: Hashable, Sendable, CustomStringConvertible {
    /// The place in the JSON: `"overallBands[0].bands[1].from"`; empty for the whole file.
    public let path: String
    /// The line of the place in the file, from 1; `nil` if it is not known.
    public let line: Int?
    /// What is wrong, with values, and what is expected.
    public let message: String

    package init(_ path: String, line: Int? = nil, _ message: String) {
        self.path = path
        self.line = line
        self.message = message
    }

    /// The same problem with the line of its place.
    func on(_ line: Int?) -> FrameworkProblem { FrameworkProblem(path, line: line, message) }

    public var description: String { path.isEmpty ? message : "\(path): \(message)" }
}
