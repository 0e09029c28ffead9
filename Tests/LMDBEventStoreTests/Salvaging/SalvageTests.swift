import CaseLedgerTesting
import EventRecords
import EventSourcing
import Foundation
import LMDB
import LMDBEventStore
import Testing

@Suite("Salvaging a damaged ledger")
struct SalvageTests {
    /// A closed ledger, its content, and the bytes of its file.
    private struct Sample {
        let ledger: CopiedLedger
        let content: CopiedLedger.Content
        let file: Data

        init(commands: Int = 60) async throws {
            ledger = try await CopiedLedger()
            try await ledger.append(commands)
            content = try await CopiedLedger.content(of: ledger.store)
            await ledger.store.close()
            file = try Data(contentsOf: URL(fileURLWithPath: ledger.directory.dataFile))
        }

        func salvage(_ name: String = "salvaged") async throws -> SalvageReport {
            try await LMDBStore.salvage(
                from: ledger.directory.ledger, to: ledger.place(name),
                projections: CopiedLedger.projections)
        }

        /// Overwrites the file in place, so that it keeps its mode.
        func write(_ bytes: Data) throws {
            let handle = try FileHandle(
                forWritingTo: URL(fileURLWithPath: ledger.directory.dataFile))
            try handle.truncate(atOffset: 0)
            try handle.write(contentsOf: bytes)
            try handle.close()
        }

        /// The pages that begin with such flags.
        func pages(kind: UInt8) -> [Int] {
            stride(from: 8_192, to: file.count, by: 4_096).filter { file[$0 + 10] == kind }
        }
    }

    @Test("A sound ledger is copied completely, with its id, texts and readers' positions")
    func sound() async throws {
        let sample = try await Sample()
        let report = try await sample.salvage()
        #expect(report.isComplete && report.problems.isEmpty, "\(report)")
        #expect(report.records == sample.content.records.count)
        let copy = try await CopiedLedger.content(of: sample.ledger.place("salvaged"))
        #expect(copy == sample.content)
    }

    @Test("The whole command of a damaged record is lost, and every other position stays")
    func damagedRecord() async throws {
        let sample = try await Sample()
        // The actor of the record in the middle, in the bytes of the file.
        let lost = sample.content.records[61]
        try sample.ledger.directory.tamper(with: .records) {
            transaction, table throws(LMDBError) in
            let key = Key.record(lost.position)
            let stored = try transaction.withValue(of: key.span, in: table) {
                bytes throws(LMDBError) in bytes.indices.map { bytes[$0] }
            }
            var bytes = stored ?? []
            bytes[40] ^= 1
            try transaction.put(bytes.span, for: key.span, in: table)
        }
        let report = try await sample.salvage()
        let first = lost.occurrence.command.first
        let last = lost.occurrence.command.last
        #expect(
            report.missing == [
                SalvageReport.Missing(
                    first: first, last: last, stream: lost.stream, isCertain: true)
            ])
        let store = try await LMDBStore.open(
            at: sample.ledger.place("salvaged"), projections: CopiedLedger.projections)
        for record in sample.content.records where record.position < first || record.position > last
        {
            #expect(try await store.record(at: record.position) == record)
        }
        let marker = try #require(try await store.record(at: lost.position))
        #expect(marker.type == "record-lost" && marker.stream == lost.stream)
        #expect(marker.sequence == lost.sequence)
        // The rows of its stream end before it, and those of others go on.
        let status = try #require(try await store.projections().first)
        #expect(status.setAside.map(\.stream) == [lost.stream])
        #expect(status.setAside.first?.problem.contains("was lost") == true)
        let verified = try await store.verify()
        #expect(verified.passed && !verified.notices.isEmpty, "\(verified)")
        // Recording goes on after the last position.
        let receipt = try await store.append(counting("a", in: "three"), basedOn: .nothing)
        #expect(receipt.positions.lowerBound == report.head.next)
        await store.close()
    }

    @Test("A damaged page above the leaves loses nothing")
    func damagedBranches() async throws {
        let sample = try await Sample(commands: 300)
        var bytes = sample.file
        let branches = sample.pages(kind: 1)
        #expect(branches.count > 1)
        for page in branches {
            bytes.replaceSubrange(page..<page + 4_096, with: Data(count: 4_096))
        }
        try sample.write(bytes)
        await #expect(throws: EventStoreError.self) {
            try await LMDBStore.open(at: sample.ledger.directory.ledger)
        }
        let report = try await sample.salvage()
        #expect(report.isComplete && !report.problems.isEmpty, "\(report)")
        let copy = try await CopiedLedger.content(of: sample.ledger.place("salvaged"))
        #expect(copy.records == sample.content.records)
    }

    @Test("Without a meta page the records are found, and the report says what is not known")
    func noMetaPage() async throws {
        let sample = try await Sample()
        var bytes = sample.file
        bytes.replaceSubrange(0..<8_192, with: Data(count: 8_192))
        try sample.write(bytes)
        let report = try await sample.salvage()
        #expect(report.isComplete)
        #expect(report.problems.contains { $0.contains("neither meta page") })
        let copy = try await CopiedLedger.content(of: sample.ledger.place("salvaged"))
        #expect(copy.records == sample.content.records)
    }

    @Test(
        "A hole of 64 GB that follows the pages is not read, and an examination tells what is whole"
    )
    func hole() async throws {
        let sample = try await Sample()
        var bytes = sample.file
        bytes.replaceSubrange(0..<8_192, with: Data(count: 8_192))
        try sample.write(bytes)
        let handle = try FileHandle(
            forWritingTo: URL(fileURLWithPath: sample.ledger.directory.dataFile))
        try handle.truncate(atOffset: 64 << 30)
        try handle.close()
        let found = try await LMDBStore.examine(at: sample.ledger.directory.ledger)
        #expect(!found.passed && found.records == sample.content.records.count)
        #expect(found.texts > 0 && found.intactThrough == sample.content.head.position)
        #expect(try await sample.salvage().isComplete)
    }

    @Test("A text that is lost in a salvaged ledger is taken from no other ledger that has it")
    func lostElsewhere() async throws {
        let ledger = try await CopiedLedger()
        let first = try await ledger.append(10)
        _ = try await ledger.store.backup(to: ledger.place("whole"), since: nil)
        #expect(try await ledger.store.forget(CopiedLedger.text, at: Position(4)))
        try await ledger.append(2, "Osprey")
        let content = try await CopiedLedger.content(of: ledger.store)
        await ledger.store.close()
        // All texts but the erased one are gone from the file.
        try ledger.directory.tamper(with: .texts) { transaction, table throws(LMDBError) in
            for record in content.records where record.position != Position(4) {
                for text in record.texts {
                    let key = TextFormat.key(record.position, text.field)
                    _ = try transaction.delete(key.span, in: table)
                }
            }
        }
        let report = try await LMDBStore.salvage(
            from: ledger.directory.ledger, to: ledger.place("saved"),
            projections: CopiedLedger.projections)
        #expect(report.missing.isEmpty && report.lostTexts.count > 20)
        let saved = try await LMDBStore.open(
            at: ledger.place("saved"), projections: CopiedLedger.projections)
        let verified = try await saved.verify()
        #expect(verified.passed && verified.erasedTexts == 1)
        #expect(verified.notices.contains { $0.problem.contains("texts are lost") })
        _ = try await saved.backup(to: ledger.place("rest"), since: first)
        await saved.close()
        let joined = try await LMDBStore.restore(
            from: ledger.place("whole"), increments: [ledger.place("rest")],
            to: ledger.place("joined"), projections: CopiedLedger.projections)
        let replaced = try await LMDBStore.restore(
            from: ledger.place("whole"), to: ledger.place("saved"), replacing: true,
            projections: CopiedLedger.projections)
        #expect(joined.through == content.head.position && replaced.erasedAgain == 1)
        for name in ["joined", "saved"] {
            let found = try await CopiedLedger.content(of: ledger.place(name))
            #expect(found.problems.isEmpty && found.head.erasedTexts == 1)
            #expect(Array(found.records.prefix(20)) == Array(content.records.prefix(20)), "\(name)")
        }
    }

    @Test("An erasure counts wherever it is in the file, so an older meta page brings no text back")
    func olderMetaPage() async throws {
        for page in 0..<2 {
            let ledger = try await CopiedLedger()
            try await ledger.append(10)
            #expect(try await ledger.store.forget(CopiedLedger.text, at: Position(4)))
            #expect(try await ledger.store.forget(CopiedLedger.text, at: Position(7)))
            await ledger.store.close()
            let handle = try FileHandle(
                forWritingTo: URL(fileURLWithPath: ledger.directory.dataFile))
            try handle.seek(toOffset: UInt64(page) * 4_096)
            try handle.write(contentsOf: Data(count: 4_096))
            try handle.close()
            let report = try await LMDBStore.salvage(
                from: ledger.directory.ledger, to: ledger.place("saved"),
                projections: CopiedLedger.projections)
            let content = try await CopiedLedger.content(of: ledger.place("saved"))
            #expect(content.head.erasedTexts == 2, "page \(page), \(report.problems)")
        }
    }

    @Test("What a text lost is told, and the record stays")
    func lostText() async throws {
        let sample = try await Sample()
        let record = sample.content.records[10]
        let field = try #require(record.texts.last?.field)
        try sample.ledger.directory.tamper(with: .texts) {
            transaction, table throws(LMDBError) in
            _ = try transaction.delete(TextFormat.key(record.position, field).span, in: table)
        }
        let examined = try await LMDBStore.examine(at: sample.ledger.directory.ledger)
        #expect(examined.firstBadPosition == record.position)
        #expect(examined.intactThrough == record.position.previous)
        let report = try await sample.salvage()
        #expect(report.missing.isEmpty)
        #expect(
            report.lostTexts == [SalvageReport.LostText(position: record.position, field: field)])
        let store = try await LMDBStore.open(at: sample.ledger.place("salvaged"))
        let health = try await store.health()
        #expect(health.lostTexts == 1)
        #expect(health.problems.contains { $0.hasPrefix("1 text was lost") })
        await store.close()
    }

    @Test("The records after the end of a cut file are missing up to the last head that was seen")
    func cutFile() async throws {
        let sample = try await Sample(commands: 200)
        try sample.write(sample.file.prefix(sample.file.count / 8_192 * 4_096))
        let report = try await sample.salvage()
        #expect(report.head == sample.content.head.position)
        #expect(!report.isComplete)
        try await expectOnlyWhole(of: sample, in: sample.ledger.place("salvaged"))
    }

    @Test("Whatever is damaged, a position has its record or a marker, and nothing else")
    func anyDamage() async throws {
        let count =
            ProcessInfo.processInfo.environment["CASELEDGER_SALVAGES"].flatMap(Int.init) ?? 12
        let sample = try await Sample(commands: 150)
        var random = SeededGenerator(seed: 7)
        for number in 0..<count {
            var bytes = sample.file
            for _ in 0...random.below(6) {
                let page = (2 + Int(random.below(UInt64(bytes.count / 4_096 - 2)))) * 4_096
                let other = (2 + Int(random.below(UInt64(bytes.count / 4_096 - 2)))) * 4_096
                switch random.below(4) {
                case 0: bytes.replaceSubrange(page..<page + 4_096, with: Data(count: 4_096))
                case 1:
                    bytes.replaceSubrange(
                        page..<page + 4_096, with: sample.file[other..<other + 4_096])
                case 2: bytes[page + Int(random.below(4_096))] ^= 16
                default:
                    for offset in 0..<40 { bytes[page + offset] = UInt8(random.below(256)) }
                }
            }
            try sample.write(bytes)
            let name = "salvaged-\(number)"
            do throws(EventStoreError) {
                _ = try await LMDBStore.salvage(
                    from: sample.ledger.directory.ledger, to: sample.ledger.place(name),
                    projections: CopiedLedger.projections)
            } catch {
                #expect(error.code == .integrity, "\(number): \(error)")
                #expect(try !sample.ledger.names.contains(name))
                continue
            }
            try await expectOnlyWhole(of: sample, in: sample.ledger.place(name))
        }
    }

    @Test("A ledger that is open is not salvaged, and nothing takes an existing place")
    func refusals() async throws {
        let sample = try await Sample(commands: 3)
        let store = try await LMDBStore.open(at: sample.ledger.directory.ledger)
        let locked = await #expect(throws: EventStoreError.self) { try await sample.salvage() }
        #expect(locked?.code == .locked)
        await store.close()
        _ = try await sample.salvage()
        let exists = await #expect(throws: EventStoreError.self) { try await sample.salvage() }
        #expect(exists?.code == .alreadyExists)
    }

    /// Checks that each record of a salvaged ledger is one of the sample or a marker.
    private func expectOnlyWhole(of sample: Sample, in path: String) async throws {
        let store = try await LMDBStore.open(at: path, projections: CopiedLedger.projections)
        #expect(try await store.verify().passed)
        var records: [Record] = []
        for try await record in store.records(of: .everything) { records.append(record) }
        await store.close()
        #expect(records.count <= sample.content.records.count)
        for (record, original) in zip(records, sample.content.records)
        where record.type != "record-lost" {
            #expect(record.position == original.position)
            #expect(record.stream == original.stream && record.payload == original.payload)
            for (text, other) in zip(record.texts, original.texts) where text != other {
                #expect(text.text == .erased)
            }
        }
    }
}
