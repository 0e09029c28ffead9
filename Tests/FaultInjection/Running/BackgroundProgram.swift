import ChildProcesses
import Foundation

/// A program under test that runs beside the test until it is killed; its output is a file.
public final class BackgroundProgram {
    private let process = ChildProcess()
    private let input = Pipe()
    private let path: String

    /// Starts it.
    ///
    /// - Parameters:
    ///   - arguments: Verb, ledger, and the rest.
    ///   - path: The file for its output.
    ///   - root: The folder whose files are watched, with the plan for them.
    ///   - log: Where to record the operations, or `nil`.
    ///   - plan: What fails there.
    /// - Throws: When it cannot be started.
    public init(
        _ arguments: [String], outputTo path: String, watching root: String? = nil,
        recordedTo log: String? = nil, plan: FaultPlan? = nil
    ) throws {
        self.path = path
        _ = FileManager.default.createFile(atPath: path, contents: nil)
        process.executableURL = try TestPrograms.underTest()
        process.arguments = arguments
        if let root {
            var environment = ProcessInfo.processInfo.environment
            environment["LD_PRELOAD"] = try TestPrograms.faultInjection()
            environment["CASELEDGER_FAULTS_ROOT"] = root
            if let log { environment["CASELEDGER_FAULTS_LOG"] = log }
            if let plan { environment.merge(plan.environment) { _, new in new } }
            process.environment = environment
        }
        process.standardInput = input
        process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        process.standardError = FileHandle.nullDevice
        try process.run()
    }

    deinit { kill() }

    /// Whether it has not ended.
    public var isRunning: Bool { process.isRunning }

    /// The exit status; `nil` while it runs, and when a signal ended it.
    public var status: Int32? {
        process.isRunning || process.terminationReason != .exit ? nil : process.terminationStatus
    }

    /// Writes a line to its input.
    public func tell(_ line: String) throws {
        try input.fileHandleForWriting.write(contentsOf: Data((line + "\n").utf8))
    }

    /// Ends its input.
    public func endInput() throws { try input.fileHandleForWriting.close() }

    /// Waits until it ends by itself, at most two minutes.
    public func waitForEnd() {
        let end = Date().addingTimeInterval(120)
        while process.isRunning, Date() < end { usleep(2_000) }
    }

    /// Ends it in the middle of whatever it does.
    public func kill() {
        guard process.isRunning else { return }
        killProcess(process.processIdentifier)
        process.waitUntilExit()
    }

    /// The complete lines that it printed so far.
    public var lines: [String] {
        let bytes = FileManager.default.contents(atPath: path) ?? Data()
        guard let end = bytes.lastIndex(of: UInt8(ascii: "\n")) else { return [] }
        return String(decoding: bytes[..<end], as: UTF8.self)
            .split(separator: "\n").map(String.init)
    }

    /// Waits until it printed a number of lines, or ended.
    ///
    /// - Returns: Whether it printed them within two minutes.
    public func wait(forLines count: Int) -> Bool {
        let end = Date().addingTimeInterval(120)
        while lines.count < count {
            if !isRunning || Date() > end { return lines.count >= count }
            usleep(2_000)
        }
        return true
    }
}
