internal import Foundation

#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// The hardware and software of a run.
struct Machine: Codable, Sendable {
    let processor: String
    let cores: Int
    /// The size of the memory.
    ///
    /// Unit: bytes.
    let memoryInBytes: UInt64
    let system: String
    let fileSystem: String
    let swift: String
    let lmdb: String
    let commit: String
    /// Whether the sources differed from that commit.
    let isDirty: Bool
    let date: String
    /// The number of durable writes of 4 KiB, measured before the first benchmark.
    ///
    /// Unit: per second.
    let syncsPerSecond: Double

    /// Reads the properties of the machine, and measures the disk of `folder`.
    init(measuring folder: String) throws {
        let information = ProcessInfo.processInfo
        processor = Self.line(of: "/proc/cpuinfo", named: "model name") ?? "unknown"
        cores = information.activeProcessorCount
        memoryInBytes = information.physicalMemory
        system =
            Self.output(of: ["uname", "-sr"]) ?? information.operatingSystemVersionString
        fileSystem = Self.fileSystem(of: folder)
        swift = Self.compiler
        lmdb = RawLedger.version
        commit = Self.output(of: ["git", "rev-parse", "HEAD"], in: Self.sources) ?? "unknown"
        let changes = Self.output(of: ["git", "status", "--porcelain"], in: Self.sources)
        isDirty = changes?.isEmpty != true
        date = ISO8601DateFormatter().string(from: Date())
        syncsPerSecond = try RawLedger.syncsPerSecond(in: folder, count: 200)
    }

    /// The folder of the sources at compile time, in which git runs.
    private static let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path

    private static var compiler: String {
        guard let text = output(of: ["swift", "--version"])?.split(separator: "\n").first else {
            return "unknown"
        }
        return String(text)
    }

    /// The type of the file system of a folder.
    private static func fileSystem(of folder: String) -> String {
        output(of: ["findmnt", "-n", "-o", "FSTYPE", "-T", folder])
            ?? output(of: ["stat", "-f", "-c", "%T", folder]) ?? "unknown"
    }

    private static func line(of file: String, named name: String) -> String? {
        guard let text = try? String(contentsOfFile: file, encoding: .utf8) else { return nil }
        for line in text.split(separator: "\n") where line.hasPrefix(name) {
            guard let colon = line.firstIndex(of: ":") else { return nil }
            return line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
        }
        return nil
    }

    /// The output of a command; `nil` when the command is missing or fails.
    private static func output(of command: [String], in folder: String? = nil) -> String? {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = command
        if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        do { try process.run() } catch { return nil }
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { return nil }
        return String(decoding: data, as: UTF8.self)
            .trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
