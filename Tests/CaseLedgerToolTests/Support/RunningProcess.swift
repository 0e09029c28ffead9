import ChildProcesses
import Foundation
import Testing

/// A process that a test watches line by line, signals and kills; it does not outlive the value.
final class RunningProcess {
    private let process: ChildProcess
    private let output: URL
    private let input = Pipe()

    /// Starts a program that is built beside the tests.
    ///
    /// - Parameters:
    ///   - arguments: Its arguments.
    ///   - program: `"case-ledger"` or `"ProcessUnderTest"`.
    ///   - folder: Where it runs, and where its output goes.
    /// - Throws: The failure to start it.
    init(_ arguments: [String], of program: String = "case-ledger", in folder: String) throws {
        let (process, output, _) = try CommandRun.process(
            arguments, of: program, in: folder)
        self.process = process
        self.output = output
        process.standardInput = input
        try process.run()
    }

    deinit { kill(process.processIdentifier, SIGKILL) }

    var id: Int32 { process.processIdentifier }

    /// The whole lines it has printed so far; a line that a kill cut short is none.
    var lines: [String] {
        get throws {
            String(decoding: try Data(contentsOf: output), as: UTF8.self)
                .split(separator: "\n", omittingEmptySubsequences: false).dropLast()
                .map(String.init)
        }
    }

    /// The lines, once there are so many or it has ended.
    func lines(atLeast count: Int) async throws -> [String] {
        for _ in 0..<2_000 {
            let lines = try lines
            if lines.count >= count || !process.isRunning { return lines }
            try await Task.sleep(for: .milliseconds(5))
        }
        Issue.record("There were not \(count) lines within ten seconds.")
        return try lines
    }

    /// Sends a signal and waits for the end.
    ///
    /// - Returns: The exit status, or 128 and the number of the signal that ended it.
    @discardableResult
    func end(with signal: Int32) async throws -> Int32 {
        kill(process.processIdentifier, signal)
        return try await status
    }

    /// The exit status, once it has ended; 128 and the number of the signal that ended it.
    var status: Int32 {
        get async throws {
            for _ in 0..<2_000 where process.isRunning {
                try await Task.sleep(for: .milliseconds(5))
            }
            guard !process.isRunning else {
                Issue.record("It did not end within ten seconds.")
                return -1
            }
            return process.terminationReason == .uncaughtSignal
                ? 128 + process.terminationStatus : process.terminationStatus
        }
    }
}

/// Numbers that a run of the tests can be given from outside.
enum Settings {
    /// `CASELEDGER_PROCESS_ROUNDS`: how often processes are killed; a few unless told.
    static let rounds = number("CASELEDGER_PROCESS_ROUNDS") ?? 3
    /// `CASELEDGER_PROCESS_SEED`: when they are.
    static let seed = number("CASELEDGER_PROCESS_SEED") ?? 20_261_124

    private static func number(_ variable: String) -> UInt64? {
        ProcessInfo.processInfo.environment[variable].flatMap(UInt64.init)
    }
}
