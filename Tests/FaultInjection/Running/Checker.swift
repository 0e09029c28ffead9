/// A process that checks ledgers against a complete one: a bad ledger may end it or make it hang,
/// and then another one goes on.
public final class Checker {
    /// The verdict about a ledger.
    public enum Verdict: Sendable, Equatable {
        /// The details: what was there.
        case sound(String)
        /// The kind, for counting, and the details.
        case bad(String, String)

        public var isSound: Bool {
            if case .sound = self { return true }
            return false
        }
    }

    private let complete: String
    private var program: AnsweringProgram?

    /// - Parameter complete: The path of the ledger after a complete run.
    public init(against complete: String) { self.complete = complete }

    /// Checks a ledger after a power cut.
    public func check(
        image path: String, _ acknowledged: Acknowledgements, factor: Int
    ) throws -> Verdict {
        try ask("image \(path) \(factor) \(Self.words(of: acknowledged))")
    }

    /// Checks a ledger after a run that was disturbed, runs the workload again, and compares.
    public func check(
        disturbed path: String, of workload: String, _ acknowledged: Acknowledgements
    ) throws -> Verdict {
        try ask("again \(path) \(workload) \(Self.words(of: acknowledged))")
    }

    /// Checks a ledger after a run that was disturbed, and only reads.
    public func look(at path: String, _ acknowledged: Acknowledgements) throws -> Verdict {
        try ask("look \(path) - \(Self.words(of: acknowledged))")
    }

    private static func words(of acknowledged: Acknowledgements) -> String {
        let forgotten = acknowledged.forgotten.joined(separator: ",")
        let copies = acknowledged.copies.joined(separator: ",")
        return "\(acknowledged.ledger ?? "-") \(acknowledged.head) \(acknowledged.saved) "
            + "\(forgotten.isEmpty ? "-" : forgotten) \(copies.isEmpty ? "-" : copies)"
    }

    private func ask(_ line: String) throws -> Verdict {
        let program = try running()
        try program.tell(line)
        guard let answer = program.line(within: 180) else {
            self.program = nil
            return .bad(program.stop(), "")
        }
        let words = answer.split(separator: " ", maxSplits: 2).map(String.init)
        if words.first == "sound" { return .sound(words.dropFirst().joined(separator: " ")) }
        return .bad(words.dropFirst().first ?? "nothing", words.dropFirst(2).joined(separator: " "))
    }

    private func running() throws -> AnsweringProgram {
        if let program, program.isRunning { return program }
        let program = try AnsweringProgram(["check", complete])
        self.program = program
        return program
    }
}
