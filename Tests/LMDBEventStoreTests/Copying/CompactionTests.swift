import CaseLedgerTesting
import EventSourcing
import Foundation
import LMDBEventStore
import Testing

@Suite("Compacting a ledger")
struct CompactionTests {
    /// How often a word is somewhere in the ledger's data file.
    private func count(_ word: String, in ledger: CopiedLedger) throws -> Int {
        let data = try #require(
            FileManager.default.contents(atPath: ledger.directory.dataFile))
        var (count, start) = (0, data.startIndex)
        while let place = data.range(of: Data(word.utf8), in: start..<data.endIndex) {
            count += 1
            start = place.upperBound
        }
        return count
    }

    @Test("The content stays, the file shrinks, and no byte of an erased text is left in it")
    func erased() async throws {
        let ledger = try await CopiedLedger()
        let store = ledger.store
        let head = try await ledger.append(40)
        let secrets = try await ledger.append(40, "Zebra")
        try await store.save(SubscriptionCheckpoint(subscription: "mail", position: head))
        for position in head.next.rawValue...secrets.rawValue {
            #expect(try await store.forget(CopiedLedger.text, at: Position(position)))
            if !position.isMultiple(of: 2) {
                #expect(try await store.forget(.reason, at: Position(position)))
            }
        }
        let content = try await CopiedLedger.content(of: store)
        await store.close()
        #expect(try count("Zebra", in: ledger) > 0, "The test needs bytes that are left.")
        let done = try await LMDBStore.compact(
            at: ledger.directory.ledger, projections: CopiedLedger.projections)
        #expect(done.through == secrets && done.bytesAfter < done.bytesBefore)
        #expect(try count("Zebra", in: ledger) == 0)
        #expect(try count("Kestrel", in: ledger) >= 120)
        let path = ledger.directory.ledger
        #expect(try await CopiedLedger.content(of: path) == content)
        #expect(content.problems.isEmpty && content.head.erasedTexts == 120)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: path).sorted()
                == ["data.mdb", "last-head", "lock.mdb", "open.lock"])
        let again = try await LMDBStore.open(at: path, projections: CopiedLedger.projections)
        _ = try await again.append(counting("a"), basedOn: .nothing)
        #expect(try await again.verify().findings == [])
        await again.close()
    }

    @Test("It refuses while the ledger is open, and changes nothing")
    func open() async throws {
        let ledger = try await CopiedLedger()
        try await ledger.append(2)
        let error = await #expect(throws: EventStoreError.self) {
            try await LMDBStore.compact(at: ledger.directory.ledger)
        }
        #expect(error?.code == .locked && error?.remedy.contains("try again") == true)
        _ = try await ledger.store.append(counting("a"), basedOn: .nothing)
        await ledger.store.close()
        let missing = await #expect(throws: EventStoreError.self) {
            try await LMDBStore.compact(at: ledger.place("missing"))
        }
        #expect(missing?.code == .notFound)
    }

    @Test("What an interrupted compaction left is removed by the next opening or compaction")
    func leftovers() async throws {
        let ledger = try await CopiedLedger()
        try await ledger.append(2)
        await ledger.store.close()
        let left = ledger.directory.ledger + "/compacting"
        for isCompaction in [false, true] {
            try FileManager.default.createDirectory(
                atPath: left, withIntermediateDirectories: false)
            try Data([1, 2, 3]).write(to: URL(fileURLWithPath: left + "/data.mdb"))
            if isCompaction {
                _ = try await LMDBStore.compact(at: ledger.directory.ledger)
            } else {
                await (try LMDBStore.open(at: ledger.directory.ledger)).close()
            }
            #expect(!FileManager.default.fileExists(atPath: left))
        }
    }

    /// Damages a text, and expects that a compaction refuses and changes nothing.
    private func expectRefusal(afterDamageTo ledger: CopiedLedger) async throws {
        try ledger.directory.replaceInFile(
            Array("Kestrel a 3".utf8), with: Array("Kestrel a 4".utf8))
        let before = try Data(contentsOf: URL(fileURLWithPath: ledger.directory.dataFile))
        let error = await #expect(throws: EventStoreError.self) {
            try await LMDBStore.compact(at: ledger.directory.ledger)
        }
        #expect(error?.code == .integrity, "\(String(describing: error))")
        #expect(try Data(contentsOf: URL(fileURLWithPath: ledger.directory.dataFile)) == before)
    }

    @Test("A damaged ledger is not compacted, and keeps its file")
    func damaged() async throws {
        let ledger = try await CopiedLedger()
        try await ledger.append(10)
        await ledger.store.close()
        try await expectRefusal(afterDamageTo: ledger)
    }

    @Test("Pages that are neither used nor free are lost space, and a compaction gives it back")
    func strayPages() async throws {
        let ledger = try await CopiedLedger()
        try await ledger.append(40)
        let head = try await ledger.append(40, "Zebra")
        for position in 81...160 {
            #expect(
                try await ledger.store.forget(CopiedLedger.text, at: Position(UInt64(position))))
        }
        await ledger.store.close()
        let path = ledger.directory.ledger
        let content = try await CopiedLedger.content(of: path)
        try ledger.directory.forgetFreePages()
        // It is found, it is no damage, and recording goes on.
        let store = try await LMDBStore.open(at: path, projections: CopiedLedger.projections)
        let report = try await store.verify()
        #expect(report.passed)
        #expect(report.notices.contains { $0.problem.contains("neither in use nor free") })
        await store.close()

        let done = try await LMDBStore.compact(at: path, projections: CopiedLedger.projections)
        #expect(done.through == head && done.bytesAfter < done.bytesBefore)
        // Only the reasons are left.
        #expect(try count("Zebra", in: ledger) == 40)
        #expect(try await CopiedLedger.content(of: path) == content)
        let again = try await LMDBStore.open(at: path, projections: CopiedLedger.projections)
        #expect(try await again.verify().notices.allSatisfy { !$0.problem.contains("free") })
        _ = try await again.append(counting("a", times: 200), basedOn: .nothing)
        #expect(try await again.verify().findings == [])
        await again.close()
    }

    @Test("A ledger with lost pages and a damaged page is not compacted, and keeps its file")
    func strayAndDamaged() async throws {
        let ledger = try await CopiedLedger()
        try await ledger.append(40)
        await ledger.store.close()
        try ledger.directory.forgetFreePages()
        try await expectRefusal(afterDamageTo: ledger)
    }
}
