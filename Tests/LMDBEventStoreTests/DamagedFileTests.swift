import CaseLedgerTesting
import EventSourcing
import Foundation
import LMDB
import LMDBEventStore
import Testing

@Suite("A data file that is damaged, or an incomplete copy")
struct DamagedFileTests {
    @Test("A file that was cut anywhere is damaged, and never absent, new or a signal")
    func truncated() async throws {
        let directory = try TemporaryDirectory()
        let sound = try await Self.ledger(at: directory)
        let pages = sound.count / 4_096
        var lengths = [0, 1, 15, 100, 152, 4_095, 4_096, 4_097, 8_191, 8_192, 8_193, 12_288]
        lengths += stride(from: 4, to: pages, by: max(pages / 40, 1)).map { $0 * 4_096 }
        lengths += [sound.count - 4_096, sound.count - 1]
        for length in lengths {
            try Data(sound.prefix(length)).write(to: directory.file)
            // The last pages may be free; then nothing is lost.
            if length > 8_192, try await Self.state(of: directory) == .sound { continue }
            // Only the list of free pages is lost: the ledger is read, and takes no record.
            if let store = try? await LMDBStore.open(at: directory.ledger) {
                #expect(store.warnings.first?.contains("damaged") == true)
                #expect(try await !store.verify().passed)
                let error = await #expect(throws: EventStoreError.self) {
                    try await store.append(counting("a"), basedOn: .nothing)
                }
                #expect(error?.code == .integrity)
                await store.close()
                continue
            }
            try await expectDamage(in: directory, "\(length) of \(sound.count) bytes")
            #expect(try Data(contentsOf: directory.file).count == length)
        }
    }

    @Test("A file of zeros, of text, or with a page of another file is damaged")
    func otherBytes() async throws {
        let directory = try TemporaryDirectory()
        let sound = try await Self.ledger(at: directory)
        for bytes in [
            Data(count: 32_768), Data("no ledger at all".utf8), Data(repeating: 7, count: 8_192),
        ] {
            try bytes.write(to: directory.file)
            try await expectDamage(in: directory, "\(bytes.count) bytes")
        }
        // Each page of the file in turn is overwritten; that of a free page is no damage.
        var found = 0
        for page in stride(from: 0, to: sound.count / 4_096, by: 3) {
            for bytes in [Data(count: 4_096), Data(sound[8_192..<12_288])] {
                var data = sound
                data.replaceSubrange(page * 4_096..<(page + 1) * 4_096, with: bytes)
                try data.write(to: directory.file)
                if data == sound { continue }
                switch try await Self.state(of: directory) {
                // A page in the middle of a long value has no structure, and its record a checksum.
                case .sound, .onlyRead, .verifiedAsDamaged: continue
                case .refused:
                    try await expectDamage(in: directory, "page \(page)")
                    found += 1
                }
            }
        }
        #expect(found > 20)
    }

    @Test(
        "A ledger without one of its tables is damaged, whichever it is",
        arguments: TableName.allCases)
    func missingTable(name: TableName) async throws {
        let directory = try TemporaryDirectory()
        let others = TableName.allCases.filter { $0 != name }.map(\.rawValue)
        try Environment.create(at: directory.ledger, tables: others).close()
        let error = try await expectDamage(in: directory, "\(name)")
        #expect(error?.message.contains("\"\(name.rawValue)\"") == true)
    }

    @Test("A ledger that lost what it says of itself is damaged, and not begun anew")
    func emptyMeta() async throws {
        let directory = try TemporaryDirectory()
        _ = try await Self.ledger(at: directory)
        for table in [TableName.meta, .records] {
            let entries = try directory.entries(of: table)
            try directory.tamper(with: table) { transaction, table throws(LMDBError) in
                for (key, _) in entries { try transaction.delete(key.span, in: table) }
            }
        }
        let error = await #expect(throws: EventStoreError.self) {
            try await LMDBStore.open(at: directory.ledger)
        }
        #expect(error?.code == .integrity)
        #expect(try directory.entries(of: .meta).isEmpty)
    }

    @Test("A copy made while somebody wrote is refused as such, or is a sound ledger")
    func copiedMeanwhile() async throws {
        let directory = try TemporaryDirectory()
        let store = try LMDBStore.create(
            at: directory.ledger, projections: [CountingProjection.registered()], longestTail: 40)
        var random = SeededGenerator(seed: 4)
        var refused = 0
        var verified = 0
        for _ in 0..<30 {
            // As cp does: the file from its start to its end, a piece at a time.
            var copy = Data()
            let reader = try FileHandle(forReadingFrom: directory.file)
            while let piece = try reader.read(upToCount: 4_096 * Int(random.below(20) + 1)),
                !piece.isEmpty
            {
                copy += piece
                for _ in 0..<random.below(4) {
                    _ = try await store.append(
                        counting("a", "b", times: 10, in: random.below(2) == 0 ? "one" : "two"),
                        basedOn: .nothing)
                }
                if random.below(4) == 0 { try await store.flush() }
            }
            try reader.close()
            let other = try TemporaryDirectory()
            try FileManager.default.createDirectory(
                atPath: other.ledger, withIntermediateDirectories: false,
                attributes: [.posixPermissions: 0o700])
            try copy.write(to: other.file)
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o600], ofItemAtPath: other.dataFile)
            switch try await Self.state(of: other) {
            case .sound, .onlyRead: continue
            case .verifiedAsDamaged: verified += 1
            case .refused:
                try await expectDamage(in: other, "\(copy.count) bytes")
                refused += 1
            }
        }
        #expect(refused > 5)
        #expect(verified == 0)
        await store.close()
    }

    @Test("A folder that holds no ledger is still not found")
    func absent() async throws {
        let directory = try TemporaryDirectory()
        for makeFolder in [false, true] {
            if makeFolder {
                try FileManager.default.createDirectory(
                    atPath: directory.ledger, withIntermediateDirectories: false,
                    attributes: [.posixPermissions: 0o700])
            }
            let error = await #expect(throws: EventStoreError.self) {
                try await LMDBStore.open(at: directory.ledger)
            }
            #expect(error?.code == .notFound)
        }
    }

    // MARK: - Helpers

    /// A closed ledger of some hundred pages, with free ones and long values; its bytes.
    private static func ledger(at directory: TemporaryDirectory) async throws -> Data {
        let store = try LMDBStore.create(
            at: directory.ledger, projections: [CountingProjection.registered()], longestTail: 40)
        let long = EventDraft(
            type: CountCodec.counted, tags: [], payload: Array(repeating: 0, count: 9_000))
        for index in 0..<120 {
            _ = try await store.append(
                counting("a", "b", times: 5, in: index % 2 == 0 ? "one" : "two"), basedOn: .nothing)
            if index % 20 == 0 { _ = try await store.append(counting([long]), basedOn: .nothing) }
        }
        await store.close()
        return try Data(contentsOf: directory.file)
    }

    private enum State { case sound, onlyRead, verifiedAsDamaged, refused }

    /// Whether the ledger opens, and whether verification finds anything.
    private static func state(of directory: TemporaryDirectory) async throws -> State {
        guard
            let store = try? await LMDBStore.open(
                at: directory.ledger, projections: [CountingProjection.registered()])
        else { return .refused }
        let report = try await store.verify()
        // It can be read, and takes no record.
        let isReadOnly = !store.warnings.isEmpty
        await store.close()
        return report.passed ? .sound : isReadOnly ? .onlyRead : .verifiedAsDamaged
    }

    /// Checks that the ledger is damaged in the words of this store, and that nothing takes its place.
    @discardableResult
    private func expectDamage(
        in directory: TemporaryDirectory, _ what: Comment
    ) async throws -> EventStoreError? {
        let error = await #expect(throws: EventStoreError.self, what) {
            try await LMDBStore.open(at: directory.ledger)
        }
        #expect(error?.code == .integrity, what)
        #expect(error?.message.contains("damaged") == true, what)
        #expect(error?.message.contains("damaged copy") == true, what)
        #expect(error?.description.contains("naming") == false, what)
        #expect(error?.description.contains("Pass the name") == false, what)
        #expect(error?.remedy.contains("backup") == true, what)
        let created = await #expect(throws: EventStoreError.self, what) {
            try await LMDBStore.create(at: directory.ledger)
        }
        #expect(created?.code == .alreadyExists, what)
        return error
    }
}

extension TemporaryDirectory {
    fileprivate var file: URL { URL(fileURLWithPath: dataFile) }
}
