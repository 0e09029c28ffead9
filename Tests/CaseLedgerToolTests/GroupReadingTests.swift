import CaseLedgerTesting
import Foundation
import Testing

@Suite("A ledger that the group may read")
struct GroupReadingTests {
    @Test("init --group lets the group read the folder and its data, and nothing else")
    func modes() async throws {
        try await withTerminal { terminal in
            try terminal.done("init --ledger own")
            try terminal.done("init --ledger shared --group")
            #expect(try mode("own", terminal) == 0o700 && mode("own/data.mdb", terminal) == 0o600)
            // Each of these writes the folder anew, or a file in it.
            try terminal.done(
                "announce anytown-2026 --service anytown-yjs --name Anytown --ledger shared")
            try terminal.done("backup whole --ledger shared")
            try terminal.done("compact --ledger shared")
            #expect(try mode("shared", terminal) == 0o750)
            #expect(try mode("shared/data.mdb", terminal) == 0o640)
            for name in ["lock.mdb", "open.lock", "last-head"] {
                #expect(try mode("shared/\(name)", terminal) == 0o600, "\(name)")
            }
            #expect(try mode("whole", terminal) == 0o700)
            #expect(try mode("whole/data.mdb", terminal) == 0o600)
            try terminal.done("restore whole --replace --ledger shared")
            #expect(try mode("shared", terminal) == 0o750)
            #expect(try mode("shared/data.mdb", terminal) == 0o640)
            let status = try terminal.run("status --ledger shared").output
            #expect(
                !status.contains("is recorded here")
                    && status.contains("up to position"))
        }
    }

    private func mode(_ name: String, _ terminal: Terminal) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(
            atPath: "\(terminal.folder)/\(name)")
        return try #require(attributes[.posixPermissions] as? Int)
    }
}
