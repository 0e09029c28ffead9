import Foundation

/// A program that tests start, watch and kill, to see what other processes make of it.
///
/// It says on its output, a line at a time, what is done; and it ends when its input does, so that no
/// test leaves one behind.
@main
struct ProcessUnderTest {
    static func main() async throws {
        let arguments = CommandLine.arguments.dropFirst()
        guard arguments.count >= 2, let verb = arguments.first else { try usage() }
        let path = arguments[2]
        let rest = Array(arguments.dropFirst(2))
        if verb == "obey", rest.count == 2 {
            return try await obey(
                at: path, longestTail: UInt64(rest[0]) ?? 0, isBare: rest[1] == "bare")
        }
        if verb == "workloads" { return try listWorkloads() }
        if verb == "check", rest.isEmpty { return try await check(against: path) }
        if verb == "resend", rest.count == 1 {
            return try await resend(at: path, command: Int(rest[0]) ?? 0)
        }
        if verb == "hostile", rest.count == 1 {
            return try await hostile(base: path, walks: rest[0] != "bare")
        }
        Thread { endWithInput() }.start()
        switch (verb, rest.count) {
        case ("record", 3):
            try await record(
                at: path, inspection: rest[0], actor: rest[1],
                pause: .milliseconds(Int(rest[2]) ?? 0))
        case ("count", 3):
            try await count(
                at: path, factor: UInt32(rest[0]) ?? 1, stream: rest[1], events: Int(rest[2]) ?? 0)
        case ("work", 1):
            try await work(rest[0], at: path)
        case ("hostile-base", 1):
            try await HostileBase.build(at: path, lists: Int(rest[0]) ?? 0)
            try say("built")
        case ("append-on", 1):
            try await appendOn(at: path, from: Int(rest[0]) ?? 0)
        case ("follow", 1):
            try await follow(at: path, after: UInt64(rest[0]) ?? 0)
        case ("hold-snapshots", 1):
            try holdSnapshots(at: path, mapSizeInBytes: Int(rest[0]) ?? 0)
        case ("hold-read", 1):
            try holdRead(at: path, snapshots: Int(rest[0]) ?? 1)
        case ("restore", 1):
            try await restore(rest[0], to: path)
        case ("hold-write", 0):
            try holdWrite(at: path)
        default:
            try usage()
        }
    }

    /// Prints one line, at once.
    static func say(_ line: String) throws {
        try FileHandle.standardOutput.write(contentsOf: Data((line + "\n").utf8))
    }

    private static func usage() throws -> Never {
        try FileHandle.standardError.write(
            contentsOf: Data(
                """
                record LEDGER INSPECTION ACTOR PAUSE_IN_MILLISECONDS
                count LEDGER FACTOR STREAM EVENTS
                obey LEDGER LONGEST_TAIL bare|counting
                check COMPLETE_LEDGER
                hostile-base LEDGER LISTS
                hostile BASE walking|bare
                work LEDGER WORKLOAD
                workloads -
                append-on LEDGER FIRST_COMMAND
                follow LEDGER AFTER
                resend LEDGER COMMAND
                hold-read LEDGER SNAPSHOTS
                hold-snapshots LEDGER MAP_SIZE_IN_BYTES
                restore LEDGER BACKUP
                hold-write LEDGER

                """.utf8))
        exit(64)
    }

    private static func endWithInput() {
        while let some = try? FileHandle.standardInput.read(upToCount: 1), !some.isEmpty {}
        exit(0)
    }
}
