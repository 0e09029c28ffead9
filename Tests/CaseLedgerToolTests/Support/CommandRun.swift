import ChildProcesses
import Foundation
import Testing

/// One run of the `case-ledger` command as a process of its own.
struct CommandRun {
    let status: Int32
    let output: String
    let messages: String

    /// Runs the command in `folder` and waits for its end.
    init(
        _ arguments: [String], in folder: String, input: [UInt8]? = nil, ledger: String? = nil,
        actor: String? = nil, environment: [String: String] = [:]
    ) throws {
        try self.init(
            Self.process(
                arguments, in: folder, ledger: ledger, actor: actor, environment: environment),
            input: input)
    }

    /// Runs a line as a shell would that finds the command, and other programs in the folders of
    /// `path`.
    init(line: String, in folder: String, actor: String? = nil, path: String? = nil) throws {
        let prepared = try Self.process(["-c", line], in: folder, actor: actor)
        let process = prepared.0
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.environment?["PATH"] =
            try TestPrograms.find("case-ledger")
            .deletingLastPathComponent().path + (path.map { ":" + $0 } ?? "")
        try self.init(prepared, input: nil)
    }

    private init(_ prepared: (ChildProcess, output: URL, messages: URL), input: [UInt8]?) throws {
        let (process, output, messages) = prepared
        let pipe = Pipe()
        process.standardInput = input == nil ? FileHandle.nullDevice as any ChildStream : pipe
        try process.run()
        if let input {
            pipe.fileHandleForWriting.write(Data(input))
            try pipe.fileHandleForWriting.close()
        }
        process.waitUntilExit()
        status = process.terminationStatus
        self.output = String(decoding: try Data(contentsOf: output), as: UTF8.self)
        self.messages = String(decoding: try Data(contentsOf: messages), as: UTF8.self)
    }

    /// A run that is not started yet; its output goes to the two files.
    static func process(
        _ arguments: [String], of program: String = "case-ledger", in folder: String,
        ledger: String? = nil, actor: String? = nil, environment own: [String: String] = [:]
    ) throws -> (ChildProcess, output: URL, messages: URL) {
        let process = ChildProcess()
        process.executableURL = try TestPrograms.find(program)
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        var environment = ProcessInfo.processInfo.environment
        // What the person who runs the tests has set for the command is no part of a test.
        for name in ["CASE_LEDGER_INSPECTION", "CASE_LEDGER_PAGER", "COLUMNS", "NO_COLOR"] {
            environment[name] = nil
        }
        environment["CASE_LEDGER"] = ledger
        environment["CASE_LEDGER_ACTOR"] = actor
        environment.merge(own) { $1 }
        process.environment = environment
        let name = UUID().uuidString
        let output = URL(fileURLWithPath: folder).appendingPathComponent(name + ".out")
        let messages = URL(fileURLWithPath: folder).appendingPathComponent(name + ".err")
        for url in [output, messages] {
            try Data().write(to: url)
        }
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: messages)
        return (process, output, messages)
    }

    /// The error in the messages, in JSON.
    var error: [String: Any] {
        get throws {
            let any = try JSONSerialization.jsonObject(with: Data(messages.utf8))
            return try #require((any as? [String: Any])?["error"] as? [String: Any])
        }
    }

    /// The output as JSON.
    var json: [String: Any] {
        get throws {
            let any = try JSONSerialization.jsonObject(with: Data(output.utf8))
            return try #require(any as? [String: Any])
        }
    }
}

/// The definition of the edition that comes with the library.
let bundledEdition = leicestershire.deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
    .appendingPathComponent("CaseLedger/Frameworks/hmip-youth-2021.json")

/// The report that comes with the command.
let leicestershire = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent(
        "Sources/CaseLedgerTool/Reports/leicestershire-2021.json")
