import Foundation

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
    private var process: Process?
    private var input: FileHandle?
    private var output: FileHandle?

    /// - Parameter complete: The path of the ledger after a complete run.
    public init(against complete: String) { self.complete = complete }

    deinit { stop() }

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
        return "\(acknowledged.ledger ?? "-") \(acknowledged.head) \(acknowledged.saved) "
            + (forgotten.isEmpty ? "-" : forgotten)
    }

    private func ask(_ line: String) throws -> Verdict {
        if process?.isRunning != true { try start() }
        try input?.write(contentsOf: Data((line + "\n").utf8))
        guard let answer = try answer() else {
            let signal = stop()
            return .bad(signal, "")
        }
        let words = answer.split(separator: " ", maxSplits: 2).map(String.init)
        if words.first == "sound" { return .sound(words.dropFirst().joined(separator: " ")) }
        return .bad(words.dropFirst().first ?? "nothing", words.dropFirst(2).joined(separator: " "))
    }

    /// Its next line; `nil` when it ended or took too long.
    private func answer() throws -> String? {
        guard let output else { return nil }
        var line: [UInt8] = []
        let end = Date().addingTimeInterval(180)
        while true {
            var descriptor = pollfd(
                fd: output.fileDescriptor, events: Int16(POLLIN), revents: 0)
            let left = Int32(max(0, end.timeIntervalSinceNow * 1_000))
            guard unsafe poll(&descriptor, 1, left) > 0 else { return nil }
            var bytes = [UInt8](repeating: 0, count: 4_096)
            let count = unsafe read(output.fileDescriptor, &bytes, bytes.count)
            guard count > 0 else { return nil }
            line += bytes[..<count]
            if line.last == UInt8(ascii: "\n") {
                return String(decoding: line.dropLast(), as: UTF8.self)
            }
        }
    }

    private func start() throws {
        // A process that died leaves a pipe that nobody reads.
        _ = signal(SIGPIPE, SIG_IGN)
        let input = Pipe()
        let output = Pipe()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try TestPrograms.underTest())
        process.arguments = ["check", complete]
        process.standardInput = input
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        self.process = process
        self.input = input.fileHandleForWriting
        self.output = output.fileHandleForReading
    }

    /// Ends the process, and says how it ended.
    @discardableResult
    private func stop() -> String {
        guard let process else { return "ended" }
        self.process = nil
        usleep(20_000)
        let hangs = process.isRunning
        killProcess(process.processIdentifier)
        process.waitUntilExit()
        if hangs { return "hang" }
        return process.terminationReason == .uncaughtSignal
            ? "signal-\(process.terminationStatus)" : "ended-\(process.terminationStatus)"
    }
}
