import ChildProcesses
import Foundation

/// A program under test that reads lines and answers each with lines; a ledger may end it or make it
/// hang.
final class AnsweringProgram {
    private let process = ChildProcess()
    private let input = Pipe()
    private let output = Pipe()
    /// What was read after the last line that was returned.
    private var rest: [UInt8] = []

    /// Starts it.
    ///
    /// - Parameter arguments: Verb, ledger, and the rest.
    /// - Throws: When it cannot be started.
    init(_ arguments: [String]) throws {
        // A process that died leaves a pipe that nobody reads.
        _ = signal(SIGPIPE, SIG_IGN)
        var environment = ProcessInfo.processInfo.environment
        // A report of where a process died takes seconds.
        environment["SWIFT_BACKTRACE"] = "enable=no"
        process.environment = environment
        process.executableURL = try TestPrograms.underTest()
        process.arguments = arguments
        process.standardInput = input
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
    }

    deinit { stop() }

    /// Whether it has not ended.
    var isRunning: Bool { process.isRunning }

    /// Writes a line to its input.
    func tell(_ line: String) throws {
        try input.fileHandleForWriting.write(contentsOf: Data((line + "\n").utf8))
    }

    /// Its next line; `nil` when it ended or took too long.
    ///
    /// - Parameter limit: Unit: seconds.
    /// - Returns: The line, without its end.
    func line(within limit: Double) -> String? {
        let descriptor = output.fileHandleForReading.fileDescriptor
        let end = Date().addingTimeInterval(limit)
        while true {
            if let newline = rest.firstIndex(of: UInt8(ascii: "\n")) {
                defer { rest.removeFirst(newline + 1) }
                return String(decoding: rest[..<newline], as: UTF8.self)
            }
            var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            let left = Int32(max(0, end.timeIntervalSinceNow * 1_000))
            guard unsafe poll(&request, 1, left) > 0 else { return nil }
            var bytes = [UInt8](repeating: 0, count: 4_096)
            let count = unsafe read(descriptor, &bytes, bytes.count)
            guard count > 0 else { return nil }
            rest += bytes[..<count]
        }
    }

    /// Its next line; `nil` when it ended or hangs.
    ///
    /// It hangs when it used `limit` of processor time without a line, or gave none for 60 times as
    /// long, as after a deadlock. Other programs on the machine make no difference to the first.
    ///
    /// - Parameter limit: Unit: seconds.
    /// - Returns: The line, without its end.
    func line(withinWork limit: Double) -> String? {
        let end = Date().addingTimeInterval(limit * 60)
        let start = processorSeconds
        while true {
            if let line = line(within: limit) { return line }
            guard process.isRunning, Date() < end else { return nil }
            if let start, let now = processorSeconds, now - start >= limit { return nil }
        }
    }

    /// The processor time that it used; `nil` where the system has no file that tells it.
    ///
    /// Unit: seconds.
    private var processorSeconds: Double? {
        guard
            let content = FileManager.default.contents(
                atPath: "/proc/\(process.processIdentifier)/stat")
        else { return nil }
        // The name of the program, in parentheses, may have spaces; the first field after it is 3.
        let fields = String(decoding: content, as: UTF8.self)
            .split(separator: ")").last?.split(separator: " ")
        guard let fields, fields.count > 12, let user = Double(fields[11]),
            let system = Double(fields[12])
        else { return nil }
        return (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
    }

    /// Ends it, and says how it ended: "hang", "signal-" or "ended-" with a number.
    @discardableResult
    func stop() -> String {
        if process.isRunning { usleep(20_000) }
        let hangs = process.isRunning
        if hangs { killProcess(process.processIdentifier) }
        process.waitUntilExit()
        if hangs { return "hang" }
        return process.terminationReason == .uncaughtSignal
            ? "signal-\(process.terminationStatus)" : "ended-\(process.terminationStatus)"
    }
}
