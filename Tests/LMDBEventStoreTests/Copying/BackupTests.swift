import CaseLedgerTesting
import EventSourcing
import Foundation
import LMDBEventStore
import Synchronization
import Testing

@Suite("Backups of a ledger")
struct BackupTests {
    @Test("A whole backup is a ledger with the same content, and only its owner may read it")
    func whole() async throws {
        let ledger = try await CopiedLedger()
        let head = try await ledger.append(20)
        try await ledger.store.save(SubscriptionCheckpoint(subscription: "mail", position: head))
        let backup = try await ledger.store.backup(to: ledger.place("copy"), since: nil)
        #expect(backup.through == head && backup.since == nil && backup.events == head.rawValue)
        #expect(backup.ledgerID == ledger.store.ledgerID)
        let file = ledger.place("copy/data.mdb")
        let data = try #require(FileManager.default.contents(atPath: file))
        #expect(backup.bytes == data.count)
        #expect(backup.digest == ContentDigest(of: Array(data)))
        for (path, mode) in [(ledger.place("copy"), 0o700), (file, 0o600)] {
            let attributes = try FileManager.default.attributesOfItem(atPath: path)
            #expect(attributes[.posixPermissions] as? Int == mode)
        }
        #expect(try ledger.names == ["copy", "ledger"])
        #expect(
            try await CopiedLedger.content(of: ledger.place("copy"))
                == CopiedLedger.content(of: ledger.store))
        await ledger.store.close()
    }

    @Test("Backups that are made while two tasks record hold whole commands, without a gap")
    func whileRecording() async throws {
        let ledger = try await CopiedLedger()
        try await ledger.append(5)
        let store = ledger.store
        try await withThrowingTaskGroup(of: Void.self) { group in
            for stream in ["three", "four"] as [StreamName] {
                group.addTask {
                    while !Task.isCancelled {
                        _ = try await store.append(
                            counting("a", "b", in: stream), basedOn: .nothing)
                    }
                }
            }
            var since = Position.start
            for number in 0..<3 {
                let before = try await store.head().position
                let whole = try await store.backup(
                    to: ledger.place("whole-\(number)"), since: nil)
                #expect(whole.through >= before && whole.through.rawValue.isMultiple(of: 2))
                let part = try await store.backup(to: ledger.place("part-\(number)"), since: since)
                #expect(part.since == since && part.through >= whole.through)
                since = part.through
            }
            group.cancelAll()
        }
        let restored = try await LMDBStore.restore(
            from: ledger.place("whole-0"), increments: (0..<3).map { ledger.place("part-\($0)") },
            to: ledger.place("restored"), projections: CopiedLedger.projections)
        let kept = try await CopiedLedger.content(of: ledger.place("restored"))
        #expect(kept.problems.isEmpty && kept.head.position == restored.through)
        let all = try await CopiedLedger.content(of: store)
        #expect(Array(all.records.prefix(kept.records.count)) == kept.records)
        await store.close()
    }

    @Test("A backup is announced before it gets its name, and does not get it after a refusal")
    func announced() async throws {
        let ledger = try await CopiedLedger()
        try await ledger.append(5)
        for since in [nil, Position.start] {
            let path = ledger.place("copy")
            let announced = Mutex<[StoreBackup]>([])
            await #expect(throws: EventStoreError.closed) {
                try await ledger.store.backup(to: path, since: since) {
                    backup throws(EventStoreError) in
                    announced.withLock { $0.append(backup) }
                    throw .closed
                }
            }
            #expect(try ledger.names == ["ledger"])
            let made = try await ledger.store.backup(to: path, since: since) { backup in
                #expect(!FileManager.default.fileExists(atPath: path))
                announced.withLock { $0.append(backup) }
            }
            #expect(announced.withLock { $0 } == [made, made])
            try FileManager.default.removeItem(atPath: path)
        }
        await ledger.store.close()
    }

    @Test("What is at the path, a path in the ledger and a path without a folder are refused")
    func refused() async throws {
        let ledger = try await CopiedLedger()
        let head = try await ledger.append(2)
        let names = try ledger.names
        for since in [nil, Position(2)] {
            for (path, code) in [
                (ledger.directory.ledger, EventStoreError.Code.alreadyExists),
                (ledger.place("ledger/inside"), .invalid),
                (ledger.place("missing/copy"), .notFound), ("", .notFound),
            ] {
                let error = await #expect(throws: EventStoreError.self) {
                    try await ledger.store.backup(to: path, since: since)
                }
                #expect(error?.code == code, "\(path): \(String(describing: error))")
            }
        }
        for (since, code, words) in [
            (head.next, EventStoreError.Code.beyondHead, "ends at position \(head)"),
            (Position(1), .invalid, "inside a command that ends at 2"),
        ] {
            let error = await #expect(throws: EventStoreError.self) {
                try await ledger.store.backup(to: ledger.place("part"), since: since)
            }
            #expect(error?.code == code && error?.message.contains(words) == true)
        }
        #expect(try ledger.names == names)
        await ledger.store.close()
        let error = await #expect(throws: EventStoreError.self) {
            try await ledger.store.backup(to: ledger.place("copy"), since: nil)
        }
        #expect(error?.code == .closed)
    }

    @Test("No byte of a text that was erased before is in a whole backup or a restored ledger")
    func erasedBytes() async throws {
        let ledger = try await CopiedLedger()
        let first = try await ledger.append(40, "Kestrel")
        _ = try await ledger.store.backup(to: ledger.place("before"), since: nil)
        for number in 1...first.rawValue {
            _ = try await ledger.store.forget(CopiedLedger.text, at: Position(number))
            if number.isMultiple(of: 2) { continue }
            _ = try await ledger.store.forget(.reason, at: Position(number))
        }
        // Old pages are left, and others are used again.
        try await ledger.append(10, "Osprey")
        _ = try await ledger.store.backup(to: ledger.place("after"), since: nil)
        _ = try await ledger.store.backup(to: ledger.place("part"), since: first)
        _ = try await LMDBStore.restore(
            from: ledger.place("before"), increments: [ledger.place("part")],
            to: ledger.place("restored"), projections: CopiedLedger.projections)
        let content = try await CopiedLedger.content(of: ledger.store)
        await ledger.store.close()
        func has(_ word: String, _ name: String) throws -> Bool {
            let file = URL(fileURLWithPath: ledger.place(name) + "/data.mdb")
            return try Data(contentsOf: file).range(of: Data(word.utf8)) != nil
        }
        #expect(try has("Kestrel", "ledger") && has("Kestrel", "before"))
        for name in ["after", "restored"] {
            #expect(try !has("Kestrel", name) && has("Osprey", name), "\(name)")
            #expect(try await CopiedLedger.content(of: ledger.place(name)) == content)
        }
    }

    @Test("A damaged ledger has no whole backup and no increment, and nothing is left")
    func damagedLedger() async throws {
        let ledger = try await CopiedLedger()
        try await ledger.append(10)
        await ledger.store.close()
        try ledger.directory.replaceInFile(
            Array("Kestrel a 3".utf8), with: Array("Kestrel a 4".utf8))
        let store = try await LMDBStore.open(at: ledger.directory.ledger)
        for since in [nil, Position(2)] {
            let error = await #expect(throws: EventStoreError.self) {
                try await store.backup(to: ledger.place("copy"), since: since)
            }
            #expect(error?.code == .integrity, "\(String(describing: error))")
        }
        #expect(try ledger.names == ["ledger"])
        await store.close()
    }

    @Test("An engine without files refuses a backup")
    func unsupported() async throws {
        let error = await #expect(throws: EventStoreError.self) {
            try await ModelEventStore().backup(to: "/nowhere", since: nil)
        }
        #expect(error?.code == .unsupported)
    }
}
