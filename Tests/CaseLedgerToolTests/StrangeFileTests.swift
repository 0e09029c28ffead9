import CaseLedgerTesting
import Foundation
import Testing

@Suite("Something else in the place of a file beside the records")
struct StrangeFileTests {
    /// What has the name of the file.
    enum Thing: CaseIterable { case pipe, folder, link }

    @Test(
        "It is named, with what to do, and is not called damage",
        arguments: ["lock.mdb", "open.lock", "last-head"], Thing.allCases)
    func strange(name: String, thing: Thing) async throws {
        try await withTerminal { terminal in
            try terminal.announced(cases: 1)
            let head = try terminal.head()
            let path = "\(terminal.folder)/case.ledger/\(name)"
            try FileManager.default.removeItem(atPath: path)
            switch thing {
            case .pipe: try #require(unsafe mkfifo(path, 0o600) == 0)
            case .folder:
                try FileManager.default.createDirectory(
                    atPath: path, withIntermediateDirectories: false)
            case .link:
                try FileManager.default.createSymbolicLink(
                    atPath: path, withDestinationPath: "elsewhere")
            }
            for line in ["verify", "judge court-01 2.1.1=yes", "backup whole"] {
                let run = try terminal.run(line)
                #expect(run.status == 74, "\(line): \(run.output)\(run.messages)")
                #expect(run.messages.contains(name), "\(line): \(run.messages)")
                #expect(!run.messages.contains("damaged"), "\(line): \(run.messages)")
            }
            try FileManager.default.removeItem(atPath: path)
            #expect(try terminal.head() == head)
            try terminal.done("judge court-01 2.1.1=yes")
            #expect(try terminal.run("verify").status == 0)
        }
    }
}
