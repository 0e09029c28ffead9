import CaseLedgerTesting
import EventSourcing
import Foundation
import LMDBEventStore
import Testing

@Suite("A last head that is kept outside the ledger's folder")
struct LastHeadElsewhereTests {
    private let directory: TemporaryDirectory

    init() throws {
        directory = try TemporaryDirectory()
        try FileManager.default.createDirectory(
            atPath: heads, withIntermediateDirectories: false,
            attributes: [.posixPermissions: 0o700])
    }

    private var heads: String { directory.path + "/heads" }

    private func append(_ count: Int, to store: LMDBStore) async throws {
        for _ in 0..<count { _ = try await store.append(counting("a"), basedOn: .nothing) }
    }

    private func refuses(_ store: LMDBStore) async -> Bool {
        do {
            _ = try await store.append(counting("a"), basedOn: .nothing)
            return false
        } catch { return error.code == .rolledBack }
    }

    @Test("A ledger's folder that is put back whole is noticed, and goes on once it is accepted")
    func wholeFolder() async throws {
        var store = try await LMDBStore.create(at: directory.ledger, lastHeadsIn: heads)
        try await append(2, to: store)
        await store.close()
        try FileManager.default.copyItem(
            atPath: directory.ledger, toPath: directory.path + "/old")
        store = try await LMDBStore.open(at: directory.ledger, lastHeadsIn: heads)
        try await append(3, to: store)
        await store.close()
        try FileManager.default.removeItem(atPath: directory.ledger)
        try FileManager.default.moveItem(
            atPath: directory.path + "/old", toPath: directory.ledger)

        // The folder's own memory is as old as its file.
        store = try await LMDBStore.open(at: directory.ledger)
        #expect(store.warnings.isEmpty)
        await store.close()
        store = try await LMDBStore.open(at: directory.ledger, lastHeadsIn: heads)
        #expect(store.warnings.first?.contains("saw position 5") == true)
        #expect(await refuses(store))
        #expect(try await !store.verify().passed)
        let accepted = try await store.acceptHead()
        #expect(accepted.found?.seen == Position(5) && accepted.found?.cause == .olderFile)
        try await append(1, to: store)
        await store.close()
        store = try await LMDBStore.open(at: directory.ledger, lastHeadsIn: heads)
        #expect(store.warnings.isEmpty)
        await store.close()
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: heads)
                == ["\(store.ledgerID.hexadecimal).last-head"])
    }

    @Test("The heads of several ledgers are kept apart in one folder")
    func severalLedgers() async throws {
        for name in ["one", "two"] {
            let store = try await LMDBStore.create(
                at: "\(directory.path)/\(name)", lastHeadsIn: heads)
            try await append(2, to: store)
            await store.close()
        }
        for name in ["one", "two"] {
            let store = try await LMDBStore.open(
                at: "\(directory.path)/\(name)", lastHeadsIn: heads)
            #expect(store.warnings.isEmpty)
            await store.close()
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: heads).count == 2)
    }

    @Test("A folder that is missing, open to others or inside the ledger is refused by its name")
    func unusableFolders() async throws {
        await (try LMDBStore.create(at: directory.ledger)).close()
        let inside = directory.ledger + "/heads"
        let open = directory.path + "/open"
        for (path, mode) in [(inside, 0o700), (open, 0o777)] {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: false)
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
        }
        for (path, code) in [
            (directory.path + "/none", EventStoreError.Code.storage), (open, .storage),
            (inside, .invalid),
        ] {
            let error = await #expect(throws: EventStoreError.self) {
                try await LMDBStore.open(at: directory.ledger, lastHeadsIn: path)
            }
            #expect(error?.code == code, "\(path)")
            #expect(error?.message.contains("\"\(path)\"") == true)
        }
    }
}
