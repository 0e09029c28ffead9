import CaseLedgerTesting
import EventSourcing
import Foundation
import LMDBEventStore
import Testing

@Suite("Backups that nobody may write")
struct ReadOnlyBackupTests {
    /// Which rights are missing: those of the folder, those of its files, or both.
    @Test(
        "A backup without the right to write is verified and restored, with its increments",
        arguments: [(0o500, 0o600), (0o700, 0o400), (0o500, 0o400)], [false, true])
    func withoutRights(modes: (folder: Int, file: Int), wasOpened: Bool) async throws {
        let ledger = try await CopiedLedger()
        let first = try await ledger.append(3)
        _ = try await ledger.store.backup(to: ledger.place("whole"), since: nil)
        let last = try await ledger.append(2)
        #expect(try await ledger.store.forget(CopiedLedger.text, at: Position(1)))
        _ = try await ledger.store.backup(to: ledger.place("part"), since: first)
        await ledger.store.close()
        // An opening leaves files of locks in the folder.
        if wasOpened { _ = try await CopiedLedger.content(of: ledger.place("whole")) }
        let files = try FileManager.default.contentsOfDirectory(atPath: ledger.place("whole"))
        let before = try Data(contentsOf: URL(fileURLWithPath: ledger.place("whole/data.mdb")))
        for name in files { try setMode(modes.file, of: ledger.place("whole/\(name)")) }
        try setMode(modes.folder, of: ledger.place("whole"))
        try setMode(0o400, of: ledger.place("part"))

        await #expect(processExitsWith: .success) {
            [folder = ledger.directory.path as String, last = last.rawValue as UInt64] in
            try leaveRoot(owning: folder)
            let whole = folder + "/whole"
            let store = try await LMDBStore.open(
                at: whole, projections: CopiedLedger.projections)
            let report = try await store.verify()
            #expect(report.findings == [])
            await store.close()
            let restored = try await LMDBStore.restore(
                from: whole, increments: [folder + "/part"], to: folder + "/restored",
                projections: CopiedLedger.projections)
            #expect(restored.through.rawValue == last)
            let content = try await CopiedLedger.content(of: folder + "/restored")
            #expect(content.problems.isEmpty && content.head.erasedTexts == 1)
            let opened = try await LMDBStore.open(at: folder + "/restored")
            _ = try await opened.append(counting("a"), basedOn: .nothing)
            await opened.close()
            let status = try FileManager.default.attributesOfItem(
                atPath: folder + "/restored/data.mdb")
            #expect(status[.posixPermissions] as? Int == 0o600)
        }
        try setMode(0o700, of: ledger.place("whole"))
        let after = try Data(contentsOf: URL(fileURLWithPath: ledger.place("whole/data.mdb")))
        #expect(after == before)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: ledger.place("whole")).sorted()
                == files.sorted())
    }

    private func setMode(_ mode: Int, of path: String) throws {
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    }
}

/// Becomes a user who is not root, and who owns a folder and all in it; other users are that already.
private func leaveRoot(owning folder: String) throws {
    guard geteuid() == 0 else { return }
    let user: uid_t = 12_345
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder)
    for path in [folder] + names.map({ "\(folder)/\($0)" }) {
        try #require(unsafe lchown(path, user, user) == 0)
    }
    try #require(setgid(user) == 0 && setuid(user) == 0)
}
