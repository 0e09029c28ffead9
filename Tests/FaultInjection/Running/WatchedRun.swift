import ChildProcesses
import Foundation

/// One run of a workload with the preloaded library, to its end.
public struct WatchedRun: Sendable {
    /// The exit status; `nil` when a signal ended the program.
    public let status: Int32?
    /// What it printed.
    public let output: String
    /// What it printed on its error output.
    public let errors: String
    /// A line for each call that was made to fail.
    public let hits: [String]
    /// What it acknowledged.
    public var acknowledged: Acknowledgements { Acknowledgements(in: output) }

    /// Runs a workload on the ledger `folder`/ledger.
    ///
    /// - Parameters:
    ///   - workload: Its name.
    ///   - folder: The folder whose files are watched.
    ///   - log: Where to record the operations, or `nil`.
    ///   - plan: What is to fail.
    ///   - limit: After this long the run counts as hanging and is killed. Unit: seconds.
    /// - Throws: When it cannot be started.
    public init(
        of workload: String, in folder: String, recordedTo log: String? = nil,
        plan: FaultPlan? = nil, limit: Int = 180
    ) throws {
        let notes = folder + ".notes"
        try FileManager.default.createDirectory(
            atPath: notes, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: notes) }
        var environment = ProcessInfo.processInfo.environment
        environment["LD_PRELOAD"] = try TestPrograms.faultInjection()
        environment["CASELEDGER_FAULTS_ROOT"] = folder
        if let log { environment["CASELEDGER_FAULTS_LOG"] = log }
        if let plan {
            environment["CASELEDGER_FAULTS_HITS"] = notes + "/hits"
            environment.merge(plan.environment) { _, new in new }
        }
        let process = ChildProcess()
        process.executableURL = try TestPrograms.underTest()
        process.arguments = ["work", folder + "/ledger", workload]
        process.environment = environment
        // An open input keeps the program alive; files instead of pipes cannot be full.
        let input = Pipe()
        process.standardInput = input
        process.standardOutput = try Self.file(notes + "/output")
        process.standardError = try Self.file(notes + "/errors")
        try process.run()
        let end = Date().addingTimeInterval(Double(limit))
        while process.isRunning, Date() < end { usleep(2_000) }
        let hangs = process.isRunning
        if hangs { killProcess(process.processIdentifier) }
        process.waitUntilExit()
        status = hangs || process.terminationReason != .exit ? nil : process.terminationStatus
        output = Self.text(notes + "/output")
        errors = Self.text(notes + "/errors") + (hangs ? "It hung." : "")
        hits = Self.text(notes + "/hits").split(separator: "\n").map(String.init)
    }

    private static func file(_ path: String) throws -> FileHandle {
        _ = FileManager.default.createFile(atPath: path, contents: nil)
        return try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    }

    private static func text(_ path: String) -> String {
        (FileManager.default.contents(atPath: path)).map { String(decoding: $0, as: UTF8.self) }
            ?? ""
    }
}

/// Out here, where the name means the system's call.
func killProcess(_ process: Int32) { kill(process, SIGKILL) }
