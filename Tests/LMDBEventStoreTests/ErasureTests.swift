import CLMDB
import CaseLedgerTesting
import EventRecords
import EventSourcing
import Foundation
import LMDB
import LMDBEventStore
import Testing

@Suite("Texts that are erased")
struct ErasureTests {
    private static let secrets = [
        "Zebra reason 7411", "Zebra authority 7412", "Zebra metadata 7413", "Zebra event 7414",
        "Zebra event 7415",
    ]

    /// A ledger in which each secret stands once, and much else.
    private func ledger(_ directory: TemporaryDirectory) async throws -> (LMDBStore, Command) {
        let store = try await LMDBStore.create(
            at: directory.ledger, projections: [CountingProjection.registered()])
        for _ in 0..<50 { _ = try await store.append(counting("a", "b"), basedOn: .nothing) }
        let drafts = [3, 4].map { index in
            EventDraft(
                type: CountCodec.counted, tags: [], payload: [1, 0, 0, 0],
                texts: [DraftText(TextField(event: 20), Self.secrets[index])])
        }
        let command = Command(
            CommandRequest(
                id: .random(), stream: "one", content: CommandContent(of: drafts, effectiveAt: nil),
                provenance: Provenance(
                    actor: Agent("a-7", role: "inspector"), authority: Self.secrets[1],
                    reason: Self.secrets[0], effectiveAt: .instant(Timestamp(microseconds: 5)))),
            events: drafts, metadata: ["client": Self.secrets[2]])
        _ = try await store.append(command, basedOn: .nothing)
        for _ in 0..<50 { _ = try await store.append(counting("a", "b"), basedOn: .nothing) }
        return (store, command)
    }

    /// Which secrets stand somewhere in the files of a folder.
    private func found(in folder: String) throws -> Set<String> {
        var found: Set<String> = []
        for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
            guard let data = FileManager.default.contents(atPath: "\(folder)/\(name)") else {
                continue
            }
            for secret in Self.secrets where data.range(of: Data(secret.utf8)) != nil {
                found.insert(secret)
            }
        }
        return found
    }

    /// Copies the environment without its free pages, as a compaction does.
    private func compact(_ path: String, to copy: String) throws {
        try FileManager.default.createDirectory(atPath: copy, withIntermediateDirectories: true)
        var environment: OpaquePointer?
        unsafe #expect(mdb_env_create(&environment) == 0)
        unsafe #expect(mdb_env_open(environment, path, UInt32(MDB_RDONLY), 0o600) == 0)
        unsafe #expect(mdb_env_copy2(environment, copy, UInt32(MDB_CP_COMPACT)) == 0)
        unsafe mdb_env_close(environment)
    }

    @Test("After an erasure and a compacted copy no byte of a text is left, and verify passes")
    func noByteLeft() async throws {
        let directory = try TemporaryDirectory()
        let (store, command) = try await ledger(directory)
        try await store.flush()
        #expect(try found(in: directory.ledger) == Set(Self.secrets))
        let first = try #require(
            try await store.receipt(of: command.id, in: "one")?.positions.lowerBound)
        let places: [(TextField, Position)] = [
            (.reason, first), (.authority, first), (.metadata(0), first),
            (TextField(event: 20), first), (TextField(event: 20), first.next),
        ]
        for (number, (field, position)) in places.enumerated() {
            let before = try #require(try await store.record(at: position))
            #expect(try await store.forget(field, at: position))
            #expect(try await !store.forget(field, at: position), "it was erased already")
            let after = try #require(try await store.record(at: position))
            #expect(after.texts[field] == .erased)
            #expect(after.texts.map(\.commitment) == before.texts.map(\.commitment))
            #expect(after.payload == before.payload)
            #expect(try await store.head().erasedTexts == UInt64(number + 1))
        }
        let report = try await store.verify()
        #expect(report.findings == [])
        // The salt of the arguments that had two of them is erased too, and is no text.
        #expect((report.texts, report.erasedTexts) == (5, 5))
        await store.close()

        let copy = directory.path + "/compacted"
        try compact(directory.ledger, to: copy)
        #expect(try found(in: copy) == [])
    }

    @Test("One text is erased and no other, of the same command neither")
    func onlyOne() async throws {
        let directory = try TemporaryDirectory()
        let (store, command) = try await ledger(directory)
        let first = try #require(
            try await store.receipt(of: command.id, in: "one")?.positions.lowerBound)
        #expect(try await store.forget(TextField(event: 20), at: first.next))
        await store.close()
        let copy = directory.path + "/compacted"
        try compact(directory.ledger, to: copy)
        #expect(try found(in: copy) == Set(Self.secrets.dropLast()))
    }

    @Test("A repeat is known by the stored salts; after an erasure it cannot be compared")
    func repeats() async throws {
        let directory = try TemporaryDirectory()
        let (store, command) = try await ledger(directory)
        let receipt = try await store.append(command, basedOn: .nothing)
        #expect(receipt.wasRepeat)
        #expect(try await store.receipt(of: command.request) == receipt)
        var provenance = command.provenance
        provenance.reason = "another reason"
        let other = CommandRequest(
            id: command.id, stream: "one", content: command.request.content,
            provenance: provenance)
        let reused = await #expect(throws: EventStoreError.self) {
            try await store.receipt(of: other)
        }
        #expect(reused?.code == .commandReused)
        // A text of its metadata is no part of what it says.
        let first = receipt.positions.lowerBound
        #expect(try await store.forget(.metadata(0), at: first))
        #expect(try await store.append(command, basedOn: .nothing).wasRepeat)
        // One that it says is.
        #expect(try await store.forget(TextField(event: 20), at: first))
        for _ in 0..<2 {
            let error = await #expect(throws: EventStoreError.self) {
                try await store.append(command, basedOn: .nothing)
            }
            #expect(error?.code == .incomparable)
            #expect(error?.position == first)
            try await store.flush()
        }
        await store.close()
    }

    @Test("A text that there is not, or of a position that there is not, is refused")
    func refusals() async throws {
        let directory = try TemporaryDirectory()
        let (store, _) = try await ledger(directory)
        for (field, position, code) in [
            (TextField.reason, Position(1), EventStoreError.Code.notFound),
            (.reason, .start, .notFound), (.reason, Position(10_000), .beyondHead),
        ] {
            let error = await #expect(throws: EventStoreError.self) {
                try await store.forget(field, at: position)
            }
            #expect(error?.code == code)
        }
        #expect(try await store.head().erasedTexts == 0)
        await store.close()
    }

    @Test(
        "A salt of arguments that was exchanged or removed is found, and a repeat is no other command"
    )
    func tamperedSalt() async throws {
        for isRemoved in [true, false] {
            let directory = try TemporaryDirectory()
            let (store, command) = try await ledger(directory)
            let first = try #require(
                try await store.receipt(of: command.id, in: "one")?.positions.lowerBound)
            await store.close()
            let key = TextFormat.key(first, TextField(rawValue: 4))
            let other = TextFormat.key(first, .authority)
            let others = try #require(
                try directory.rawEntries(of: .texts).first { $0.key == other }?.value)
            try directory.tamper(with: .texts) { transaction, table throws(LMDBError) in
                guard !isRemoved else {
                    try transaction.delete(key.span, in: table)
                    return
                }
                guard case .text(let salt, _) = TextFormat.decode(others.span, under: other.span)
                else { return }
                try transaction.put(
                    TextFormat.encode(.text(salt, []), under: key).span, for: key.span, in: table)
            }
            let again = try await LMDBStore.open(at: directory.ledger)
            let findings = try await again.verify().findings
            #expect(findings.map(\.position) == [first], "\(findings)")
            let error = await #expect(throws: EventStoreError.self) {
                try await again.append(command, basedOn: .nothing)
            }
            #expect(error?.code == (isRemoved ? .integrity : .commandReused))
            await again.close()
        }
    }

    @Test("A text that was changed, exchanged or removed beside its record is found")
    func tampered() async throws {
        for change in ["changed", "exchanged", "removed", "added", "flipped"] {
            let directory = try TemporaryDirectory()
            let (store, command) = try await ledger(directory)
            let first = try #require(
                try await store.receipt(of: command.id, in: "one")?.positions.lowerBound)
            await store.close()
            let key = TextFormat.key(first, .reason)
            let other = TextFormat.key(first, .authority)
            let entries = try directory.rawEntries(of: .texts)
            let own = try #require(entries.first { $0.key == key }?.value)
            let others = try #require(entries.first { $0.key == other }?.value)
            try directory.tamper(with: .texts) { transaction, table throws(LMDBError) in
                func put(_ text: StoredText?, _ key: [UInt8]) throws(LMDBError) {
                    guard let text else { return }
                    try transaction.put(
                        TextFormat.encode(text, under: key).span, for: key.span, in: table)
                }
                switch change {
                case "changed":
                    if case .text(let salt, _) = TextFormat.decode(own.span, under: key.span) {
                        try put(.text(salt, Array("another".utf8)), key)
                    }
                case "exchanged": try put(TextFormat.decode(others.span, under: other.span), key)
                case "removed": try transaction.delete(key.span, in: table)
                case "added":
                    try put(
                        TextFormat.decode(own.span, under: key.span),
                        TextFormat.key(first, TextField(event: 99)))
                default:
                    var flipped = own
                    flipped[40] ^= 4
                    try transaction.put(flipped.span, for: key.span, in: table)
                }
            }
            let again = try await LMDBStore.open(at: directory.ledger)
            let findings = try await again.verify().findings
            #expect(findings.count == 1, "\(change): \(findings)")
            #expect(findings.first?.position == first, "\(change)")
            if change == "removed" || change == "flipped" {
                let error = await #expect(throws: EventStoreError.self) {
                    try await again.record(at: first)
                }
                #expect(error?.code == .integrity, "\(change)")
            }
            await again.close()
        }
    }
}
