import CaseLedgerTesting
import Foundation
import Testing

@Suite("A lock file that is not the one in use")
struct ForeignLockFileTests {
    /// What is done to the lock file while another process reads the ledger.
    enum Harm: String, CaseIterable, CustomTestStringConvertible {
        case zeroed, noise, empty, short, halfHeader, text
        var testDescription: String { rawValue }

        func bytes(instead old: Data) -> Data {
            switch self {
            case .zeroed: Data(repeating: 0, count: old.count)
            case .noise: Data((0..<old.count).map { _ in UInt8.random(in: 0...255) })
            case .empty: Data()
            case .short: Data(old.prefix(100))
            case .halfHeader: Data(old.prefix(6))
            case .text: Data("This is another file.\n".utf8)
            }
        }
    }

    @Test(
        "A process that opens the ledger then hears what is wrong, and not that there is no ledger",
        arguments: Harm.allCases)
    func newcomers(harm: Harm) async throws {
        try await withTemporaryFolder { folder in
            let terminal = Terminal(folder: folder)
            try terminal.announced(cases: 1)
            let head = try terminal.head()
            // A reader that looks at the lock file again could be ended by what it finds.
            let reader = try RunningProcess(
                ["hold-read", "case.ledger", "1"], of: "ProcessUnderTest", in: folder)
            _ = try await reader.lines(atLeast: 1)
            let file = folder + "/case.ledger/lock.mdb"
            let old = try Data(contentsOf: URL(fileURLWithPath: file))
            try write(harm.bytes(instead: old), to: file)
            for line in ["log", "status", "verify", "judge court-01 2.1.1=yes", "backup whole"] {
                let run = try terminal.run(line)
                #expect(run.status == 74, "\(line): \(run.output)\(run.messages)")
                #expect(run.messages.contains("lock.mdb"), "\(line): \(run.messages)")
                #expect(run.messages.contains("End every program"), "\(line): \(run.messages)")
                #expect(!run.messages.contains("no ledger"), "\(line): \(run.messages)")
            }
            try await reader.end(with: SIGKILL)
            // Nobody uses the file any more, so the next one makes it anew.
            #expect(try terminal.head() == head)
            try terminal.done("judge court-01 2.1.1=yes")
            #expect(try terminal.run("verify").status == 0)
        }
    }

    @Test("A process that had the ledger open ends once the lock file is another one")
    func replaced() async throws {
        try await withTemporaryFolder { folder in
            let terminal = Terminal(folder: folder)
            try terminal.announced(cases: 1)
            let follower = try RunningProcess(["log", "--follow", "--json"], in: folder)
            _ = try await follower.lines(atLeast: 2)
            try FileManager.default.removeItem(atPath: folder + "/case.ledger/lock.mdb")
            // Others lock another file now, and can record.
            try terminal.done("judge court-01 2.1.1=yes")
            #expect(try await follower.status == 74)
            #expect(try terminal.run("verify").status == 0)
        }
    }

    /// Writes into the file itself, whose name stays the same.
    private func write(_ bytes: Data, to path: String) throws {
        let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        try handle.write(contentsOf: bytes)
        try handle.truncate(atOffset: UInt64(bytes.count))
        try handle.close()
    }
}
