import ChildProcesses
import Foundation

/// Another process that has the ledger open and does what it is told; see `ProcessUnderTest`.
final class ObedientProcess: Sendable {
    private let process: ChildProcess
    private let input: FileHandle
    private let output: FileHandle
    private let waiting = DispatchQueue(label: "caseledger.tests.waiting")

    /// Starts it.
    init(at ledger: String, longestTail: UInt64, isBare: Bool = false) throws {
        let input = Pipe()
        let output = Pipe()
        let process = ChildProcess()
        process.executableURL = try TestPrograms.find("ProcessUnderTest")
        process.arguments = ["obey", ledger, String(longestTail), isBare ? "bare" : "counting"]
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        self.process = process
        self.input = input.fileHandleForWriting
        self.output = output.fileHandleForReading
    }

    deinit { killProcess(process.processIdentifier) }

    /// Tells it something and waits for its answer, on a thread of its own: the threads that tasks
    /// run on are few.
    func ask(_ line: String) async throws -> String {
        try await withCheckedThrowingContinuation { caller in
            waiting.async { caller.resume(with: Result { try self.askBlocking(line) }) }
        }
    }

    private func askBlocking(_ line: String) throws -> String {
        try input.write(contentsOf: Data((line + "\n").utf8))
        var answer: [UInt8] = []
        while let byte = try output.read(upToCount: 1)?.first, byte != UInt8(ascii: "\n") {
            answer.append(byte)
        }
        return String(decoding: answer, as: UTF8.self)
    }

    /// Ends it in the middle of whatever it does, with nothing flushed.
    func kill() {
        killProcess(process.processIdentifier)
        process.waitUntilExit()
    }
}

/// Out here, where the name means the system's call.
private func killProcess(_ process: Int32) { kill(process, SIGKILL) }
