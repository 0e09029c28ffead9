import CaseLedgerTesting
import EventSourcing
import Foundation
import LMDBEventStore
import Testing

@Suite("An older file, or another one, in the place of a ledger")
struct RollbackTests {
    private let ledger: CopiedLedger

    init() async throws { ledger = try await CopiedLedger() }

    private var file: URL { URL(fileURLWithPath: ledger.directory.dataFile) }

    private func overwrite(_ bytes: Data) throws {
        let handle = try FileHandle(forWritingTo: file)
        try handle.truncate(atOffset: 0)
        try handle.write(contentsOf: bytes)
        try handle.close()
    }

    private func expectRefusal(_ store: LMDBStore) async throws {
        let error = await #expect(throws: EventStoreError.self) {
            try await store.append(counting("a"), basedOn: .nothing)
        }
        #expect(error?.code == .rolledBack)
        #expect(error?.remedy.contains("restore --accept") == true)
    }

    @Test("An older file can be read, takes no record, and goes on once it is accepted")
    func olderFile() async throws {
        let before = try await ledger.append(4)
        await ledger.store.close()
        let old = try Data(contentsOf: file)
        var store = try await LMDBStore.open(at: ledger.directory.ledger)
        #expect(store.warnings.isEmpty)
        _ = try await store.append(counting("a", "b"), basedOn: .nothing)
        let seen = try await store.head().position
        await store.close()
        try overwrite(old)

        store = try await LMDBStore.open(at: ledger.directory.ledger)
        #expect(try await store.head().position == before)
        #expect(store.warnings.count == 1)
        #expect(store.warnings.first?.contains("position \(before)") == true)
        #expect(store.warnings.first?.contains("position \(seen)") == true)
        try await expectRefusal(store)
        let verified = try await store.verify()
        #expect(!verified.passed)
        #expect(try await store.acceptHead().head.position == before)
        _ = try await store.append(counting("a"), basedOn: .nothing)
        await store.close()
        store = try await LMDBStore.open(at: ledger.directory.ledger)
        #expect(store.warnings.isEmpty)
        await store.close()
    }

    @Test("An older file without the last erasure is noticed, although it has all records")
    func erasureUndone() async throws {
        try await ledger.append(2)
        await ledger.store.close()
        let old = try Data(contentsOf: file)
        var store = try await LMDBStore.open(at: ledger.directory.ledger)
        #expect(try await store.forget(CopiedLedger.text, at: Position(1)))
        await store.close()
        store = try await LMDBStore.open(at: ledger.directory.ledger)
        #expect(store.warnings.isEmpty)
        await store.close()
        try overwrite(old)
        store = try await LMDBStore.open(at: ledger.directory.ledger)
        #expect(store.warnings.first?.contains("1 text of this ledger") == true)
        try await expectRefusal(store)
        await store.close()
    }

    @Test("A file whose records differ at the last head is noticed, also if it is longer")
    func otherHistory() async throws {
        try await ledger.append(4)
        await ledger.store.close()
        let old = try Data(contentsOf: file)
        var store = try await LMDBStore.open(at: ledger.directory.ledger)
        _ = try await store.append(counting("a"), basedOn: .nothing)
        await store.close()
        let memory = ledger.directory.ledger + "/last-head"
        let seen = try Data(contentsOf: URL(fileURLWithPath: memory))

        // Another history from the old file on, in a copy.
        try overwrite(old)
        store = try await LMDBStore.open(at: ledger.directory.ledger)
        _ = try await store.acceptHead()
        for _ in 0..<5 { _ = try await store.append(counting("b", "a"), basedOn: .nothing) }
        await store.close()
        let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: memory))
        try handle.write(contentsOf: seen)
        try handle.close()
        store = try await LMDBStore.open(at: ledger.directory.ledger)
        #expect(store.warnings.first?.contains("is not the one") == true)
        try await expectRefusal(store)
        await store.close()
    }

    @Test("Another ledger's file is noticed")
    func otherLedger() async throws {
        await ledger.store.close()
        let other = try await CopiedLedger()
        try await other.append(3)
        await other.store.close()
        try overwrite(try Data(contentsOf: URL(fileURLWithPath: other.directory.dataFile)))
        let store = try await LMDBStore.open(at: ledger.directory.ledger)
        #expect(store.warnings.first?.contains("not the ledger that was here") == true)
        try await expectRefusal(store)
        await store.close()
    }

    @Test(
        "A memory that is missing or empty says nothing, one that is cut is told, and it is written again"
    )
    func lostMemory() async throws {
        try await ledger.append(2)
        await ledger.store.close()
        let memory = ledger.directory.ledger + "/last-head"
        for bytes in [Data(), Data("clhead01".utf8), Data(count: 40), nil] {
            if let bytes {
                let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: memory))
                try handle.truncate(atOffset: 0)
                try handle.write(contentsOf: bytes)
                try handle.close()
            } else {
                try FileManager.default.removeItem(atPath: memory)
            }
            let store = try await LMDBStore.open(at: ledger.directory.ledger)
            #expect(store.warnings.isEmpty == (bytes != Data("clhead01".utf8)))
            _ = try await store.append(counting("a"), basedOn: .nothing)
            await store.close()
            #expect(try Data(contentsOf: URL(fileURLWithPath: memory)).count == 48)
        }
    }

    @Test(
        "Another, longer ledger that is written over the file ends followers, and takes no record")
    func overwrittenByAnother() async throws {
        let head = try await ledger.append(3)
        let store = ledger.store
        let other = try await CopiedLedger()
        try await other.append(60)
        await other.store.close()
        let following = Task { try await store.waitForEvents(after: head) }
        try await Task.sleep(for: .milliseconds(20))
        let bytes = try Data(contentsOf: URL(fileURLWithPath: other.directory.dataFile))
        let handle = try FileHandle(forWritingTo: file)
        try handle.write(contentsOf: bytes)
        try handle.close()
        let ended = await #expect(throws: EventStoreError.self) { try await following.value }
        #expect(ended?.code == .integrity)
        #expect(ended?.message.contains("written over") == true)
        let refused = await #expect(throws: EventStoreError.self) {
            try await store.append(counting("a"), basedOn: .nothing)
        }
        #expect(refused?.code == .integrity)
        await store.close()
    }

    @Test("A file that is overwritten in place ends followers, and takes no record")
    func overwrittenInPlace() async throws {
        try await ledger.append(2)
        let old = try Data(contentsOf: file)
        let head = try await ledger.append(3)
        let store = ledger.store
        let following = Task { try await store.waitForEvents(after: head) }
        try await Task.sleep(for: .milliseconds(20))
        // The same length, so that no page of the map disappears.
        var bytes = try Data(contentsOf: file)
        bytes.replaceSubrange(0..<old.count, with: old)
        let handle = try FileHandle(forWritingTo: file)
        try handle.write(contentsOf: bytes)
        try handle.close()
        let ended = await #expect(throws: EventStoreError.self) { try await following.value }
        #expect(ended?.code == .integrity)
        #expect(ended?.message.contains("overwritten") == true)
        let refused = await #expect(throws: EventStoreError.self) {
            try await store.append(counting("a"), basedOn: .nothing)
        }
        #expect(refused?.code == .integrity)
        await store.close()
    }
}
