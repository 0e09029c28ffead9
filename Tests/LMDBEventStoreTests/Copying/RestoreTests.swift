import CaseLedgerTesting
import EventRecords
import EventSourcing
import Foundation
import LMDB
import LMDBEventStore
import Testing

@Suite("Restoring a ledger from backups")
struct RestoreTests {
    @Test("A whole backup and a chain of increments give the ledger back, erasures included")
    func chain() async throws {
        let ledger = try await CopiedLedger()
        let store = ledger.store
        var since = try await ledger.append(10)
        _ = try await store.backup(to: ledger.place("whole"), since: nil)
        for number in 0..<3 {
            try await ledger.append(5)
            // One of the whole backup's texts, one of an increment before, and one of its own.
            #expect(try await store.forget(CopiedLedger.text, at: Position(UInt64(number) + 1)))
            #expect(try await store.forget(CopiedLedger.text, at: since.next))
            #expect(try await store.forget(.reason, at: Position(UInt64(number) * 2 + 7)))
            try await store.save(SubscriptionCheckpoint(subscription: "mail", position: since))
            let part = try await store.backup(
                to: ledger.place("part-\(number)"), since: since)
            let attributes = try FileManager.default.attributesOfItem(atPath: part.path)
            #expect(attributes[.posixPermissions] as? Int == 0o600)
            #expect(attributes[.size] as? Int == part.bytes && part.events == 10)
            since = part.through
        }
        let parts = (0..<3).map { ledger.place("part-\($0)") }
        let restored = try await LMDBStore.restore(
            from: ledger.place("whole"), increments: parts, to: ledger.place("restored"),
            projections: CopiedLedger.projections)
        #expect(restored.wholeThrough == Position(20) && restored.through == since)
        #expect(restored.increments == 3 && restored.replaced == nil)
        let expected = try await CopiedLedger.content(of: store)
        #expect(try await CopiedLedger.content(of: ledger.place("restored")) == expected)
        #expect(expected.head.erasedTexts == 9)

        // An older copy of a text does not come back through increments that overlap.
        let all = try await store.backup(to: ledger.place("all"), since: .start)
        #expect(all.events == since.rawValue)
        _ = try await LMDBStore.restore(
            from: ledger.place("whole"), increments: [parts[0], all.path],
            to: ledger.place("again"), projections: CopiedLedger.projections)
        #expect(try await CopiedLedger.content(of: ledger.place("again")) == expected)
        await store.close()
    }

    @Test("An increment that does not fit is refused with the reason, and nothing is left")
    func unfitting() async throws {
        let ledger = try await CopiedLedger()
        let other = try await CopiedLedger()
        try await other.append(4)
        let first = try await ledger.append(5)
        _ = try await ledger.store.backup(to: ledger.place("whole"), since: nil)
        let second = try await ledger.append(5)
        let third = try await ledger.append(5)
        for (name, since) in [("first", Position.start), ("second", first), ("third", second)] {
            _ = try await ledger.store.backup(to: ledger.place(name), since: since)
        }
        _ = try await other.store.backup(to: ledger.place("other"), since: .start)
        _ = try await ledger.store.backup(to: ledger.place("late"), since: third)
        // The same ledger went on from the backup in another way.
        _ = try await LMDBStore.restore(from: ledger.place("whole"), to: ledger.place("fork"))
        let fork = try await LMDBStore.open(at: ledger.place("fork"))
        for _ in 0..<12 { _ = try await fork.append(counting("z"), basedOn: .nothing) }
        _ = try await fork.backup(to: ledger.place("forked"), since: second)
        await fork.close()
        try Data("no increment".utf8).write(to: URL(fileURLWithPath: ledger.place("text")))
        let names = try ledger.names
        for (parts, words) in [
            (["third"], "begins after position 20, but the ledger ends at 10"),
            (["other"], "is of the ledger"), (["text"], "is not an increment"),
            (["second", "forked"], "continues another record at position 20"),
            (["late"], "begins after position 30"), (["missing"], "Nothing exists"),
        ] {
            let error = await #expect(throws: EventStoreError.self) {
                try await LMDBStore.restore(
                    from: ledger.place("whole"), increments: parts.map { ledger.place($0) },
                    to: ledger.place("restored"))
            }
            #expect(
                error?.message.contains(words) == true, "\(parts): \(String(describing: error))")
            #expect(try ledger.names == names)
        }
        await ledger.store.close()
        await other.store.close()
    }

    @Test("A ledger in the way is refused, or moved aside; it must not be open anywhere")
    func replacing() async throws {
        let ledger = try await CopiedLedger()
        let first = try await ledger.append(3)
        _ = try await ledger.store.backup(to: ledger.place("whole"), since: nil)
        let last = try await ledger.append(2)
        for (name, position) in [("mail", last), ("page", first)] as [(SubscriptionName, Position)]
        {
            try await ledger.store.save(
                SubscriptionCheckpoint(subscription: name, position: position))
        }
        let (backup, path) = (ledger.place("whole"), ledger.directory.ledger)
        for (isReplacing, code) in [(false, EventStoreError.Code.alreadyExists), (true, .locked)] {
            let error = await #expect(throws: EventStoreError.self) {
                try await LMDBStore.restore(from: backup, to: path, replacing: isReplacing)
            }
            #expect(error?.code == code)
        }
        await ledger.store.close()
        let before = try await CopiedLedger.content(of: path)
        let clock = SettableClock()
        let restored = try await LMDBStore.restore(
            from: backup, to: path, replacing: true, clock: clock.clock,
            projections: CopiedLedger.projections)
        let replaced = try #require(restored.replaced)
        #expect(replaced.path.hasPrefix(path + ".replaced-") && replaced.path.hasSuffix("Z"))
        #expect(replaced.head == last && replaced.isSameLedger == true)
        #expect(replaced.readers.map(\.subscription) == ["mail"] && replaced.actors == ["a-7"])
        #expect(try await CopiedLedger.content(of: path).head.position == first)
        #expect(try await CopiedLedger.content(of: replaced.path) == before)

        // Not a ledger, and a ledger that cannot be opened.
        try FileManager.default.createDirectory(
            atPath: ledger.place("papers"), withIntermediateDirectories: false,
            attributes: [.posixPermissions: 0o700])
        let error = await #expect(throws: EventStoreError.self) {
            try await LMDBStore.restore(from: backup, to: ledger.place("papers"), replacing: true)
        }
        #expect(error?.code == .invalid)
        #expect(try FileManager.default.contentsOfDirectory(atPath: ledger.place("papers")) == [])
        let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path + "/data.mdb"))
        try handle.truncate(atOffset: 5_000)
        try handle.close()
        clock.set(61_000_000)
        let again = try await LMDBStore.restore(
            from: backup, to: path, replacing: true, clock: clock.clock)
        #expect(again.replaced?.head == nil && again.replaced?.isSameLedger == nil)
        #expect(try await CopiedLedger.content(of: path).problems.isEmpty)
    }

    @Test("What the replaced ledger has erased is erased again, where the record is the same")
    func erasedAgain() async throws {
        let ledger = try await CopiedLedger()
        try await ledger.append(5)
        let (whole, path) = (ledger.place("whole"), ledger.directory.ledger)
        let last = try await ledger.store.backup(to: whole, since: nil).through
        // The same ledger in another place goes on in another way.
        _ = try await LMDBStore.restore(from: whole, to: ledger.place("fork"))
        try await ledger.append(1, "Osprey")
        _ = try await ledger.store.backup(to: ledger.place("later"), since: nil)
        let fork = try await LMDBStore.open(
            at: ledger.place("fork"), projections: CopiedLedger.projections)
        _ = try await fork.append(counting("z"), basedOn: .nothing)
        await fork.close()

        #expect(try await ledger.store.forget(CopiedLedger.text, at: Position(3)))
        #expect(try await ledger.store.forget(.reason, at: Position(5)))
        #expect(try await ledger.store.forget(CopiedLedger.text, at: last.next))
        let erased = try await CopiedLedger.content(of: ledger.store)
        await ledger.store.close()
        // The text after the end of the backup is not in it.
        let restored = try await LMDBStore.restore(
            from: whole, to: path, replacing: true, clock: SettableClock().clock,
            projections: CopiedLedger.projections)
        #expect(restored.erasedAgain == 2)
        let content = try await CopiedLedger.content(of: path)
        #expect(content.records == Array(erased.records.prefix(10)))
        #expect(content.head.erasedTexts == 2 && content.problems.isEmpty)

        // The text at the position after the backup is that of another record here.
        let again = try await LMDBStore.restore(
            from: ledger.place("later"), to: ledger.place("fork"), replacing: true)
        #expect(again.erasedAgain == 0)
        // Both have one record after the backup, and not the same one.
        #expect(again.through == last.next.next && again.replaced?.common == last)
        #expect(again.replaced?.head == last.next && again.replaced?.actors == ["a-7"])
        #expect(try await CopiedLedger.content(of: ledger.place("fork")).head.erasedTexts == 0)
        // Nothing was replaced, so nothing is known.
        let new = try await LMDBStore.restore(from: whole, to: ledger.place("new"))
        #expect(new.erasedAgain == nil)
    }

    @Test("An erasure that only the list of erasures still has is applied, and ends an increment")
    func erasedInList() async throws {
        let ledger = try await CopiedLedger()
        let last = try await ledger.append(5)
        let (whole, path) = (ledger.place("whole"), ledger.directory.ledger)
        _ = try await ledger.store.backup(to: whole, since: nil)
        await ledger.store.close()
        let key = TextFormat.key(Position(3), CopiedLedger.text)
        let before = try #require(
            try ledger.directory.rawEntries(of: .texts).first { $0.key == key })
        var store = try await LMDBStore.open(at: path)
        #expect(try await store.forget(CopiedLedger.text, at: Position(3)))
        await store.close()
        // As after a write of the page of texts that the disk lost.
        try ledger.directory.tamper(with: .texts) { transaction, table throws(LMDBError) in
            try transaction.put(before.value.span, for: key.span, in: table)
        }
        store = try await LMDBStore.open(at: path)
        for since in [Position.start, last] {
            let error = await #expect(throws: EventStoreError.self) {
                try await store.backup(to: ledger.place("part"), since: since)
            }
            #expect(error?.code == .integrity && error?.remedy.contains("Salvage") == true)
        }
        await store.close()
        #expect(try ledger.names == ["ledger", "whole"])
        let restored = try await LMDBStore.restore(from: whole, to: path, replacing: true)
        #expect(restored.erasedAgain == 1)
        #expect(try await CopiedLedger.content(of: path).head.erasedTexts == 1)
    }

    @Test("Of a replaced ledger whose file was an older one, it is said what is in neither")
    func replacedOlderFile() async throws {
        let ledger = try await CopiedLedger()
        let last = try await ledger.append(5)
        let (whole, path) = (ledger.place("whole"), ledger.directory.ledger)
        _ = try await ledger.store.backup(to: whole, since: nil)
        await ledger.store.close()
        let file = URL(fileURLWithPath: path + "/data.mdb")
        let old = try Data(contentsOf: file)
        let store = try await LMDBStore.open(at: path)
        #expect(try await store.forget(CopiedLedger.text, at: Position(3)))
        _ = try await store.append(counting("z"), basedOn: .nothing)
        await store.close()
        let handle = try FileHandle(forWritingTo: file)
        try handle.truncate(atOffset: 0)
        try handle.write(contentsOf: old)
        try handle.close()
        let replaced = try #require(
            try await LMDBStore.restore(from: whole, to: path, replacing: true).replaced)
        #expect(replaced.head == last && replaced.seen == last.next)
        #expect(replaced.missingErasures == 1)
        // Nothing is missing of the ledger that is there now.
        let again = try #require(
            try await LMDBStore.restore(from: whole, to: path, replacing: true).replaced)
        #expect(again.seen == nil && again.missingErasures == 0)
    }

    @Test("What a ledger that cannot be opened has erased is erased again, as far as it is found")
    func erasedInDamaged() async throws {
        let ledger = try await CopiedLedger()
        try await ledger.append(5)
        let (whole, path) = (ledger.place("whole"), ledger.directory.ledger)
        _ = try await ledger.store.backup(to: whole, since: nil)
        for position: UInt64 in [3, 4, 6] {
            #expect(try await ledger.store.forget(CopiedLedger.text, at: Position(position)))
        }
        await ledger.store.close()
        let file = URL(fileURLWithPath: path + "/data.mdb")
        let sound = try Data(contentsOf: file)
        let pages = min(sound.count / 4_096, 16)
        var counts: [Int?] = []
        for page in 2..<pages {
            var bytes = sound
            bytes.replaceSubrange(page * 4_096..<(page + 1) * 4_096, with: Data(count: 4_096))
            let handle = try FileHandle(forWritingTo: file)
            try handle.truncate(atOffset: 0)
            try handle.write(contentsOf: bytes)
            try handle.close()
            // Restores within one second get names of their own.
            let restored = try await LMDBStore.restore(
                from: whole, to: path, replacing: true, clock: SettableClock().clock)
            counts.append(restored.erasedAgain)
            #expect(
                try await CopiedLedger.content(of: path).head.erasedTexts
                    == UInt64(restored.erasedAgain ?? 0))
        }
        #expect(counts.allSatisfy { ($0 ?? 0) <= 3 })
        #expect(counts.count { $0 == 3 } > counts.count / 2, "\(counts)")
    }

    @Test("An increment that a killed process left under a hidden name is removed by the next one")
    func leftIncrement() async throws {
        let ledger = try await CopiedLedger()
        try await ledger.append(2)
        let contents = [
            (".monday.creating-1a2b3c4d5e6f", "CLEDGINC and more"),
            (".tuesday.creating-1a2b3c4d5e6f", ""),
            (".notes.creating-1a2b3c4d5e6f", "notes of somebody"),
            (".young.creating-1a2b3c4d5e6f", "CLEDGINC"),
        ]
        for (name, text) in contents {
            let path = ledger.place(name)
            try Data(text.utf8).write(to: URL(fileURLWithPath: path))
            let age: TimeInterval = name.contains("young") ? 0 : 120
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o600, .modificationDate: Date(timeIntervalSinceNow: -age)],
                ofItemAtPath: path)
        }
        _ = try await ledger.store.backup(to: ledger.place("wednesday"), since: .start)
        #expect(
            try ledger.names.filter { $0.hasPrefix(".") }
                == [".notes.creating-1a2b3c4d5e6f", ".young.creating-1a2b3c4d5e6f"])
        await ledger.store.close()
    }

    @Test("Every flipped bit in a backup or an increment is found, and nothing is restored")
    func damage() async throws {
        let ledger = try await CopiedLedger()
        let head = try await ledger.append(8)
        _ = try await ledger.store.backup(to: ledger.place("whole"), since: nil)
        try await ledger.append(4)
        #expect(try await ledger.store.forget(CopiedLedger.text, at: Position(1)))
        _ = try await ledger.store.backup(to: ledger.place("part"), since: head)
        await ledger.store.close()
        let part = try #require(FileManager.default.contents(atPath: ledger.place("part")))
        let names = try ledger.names
        var generator = SystemRandomNumberGenerator()
        let file = URL(fileURLWithPath: ledger.place("part"))
        for _ in 0..<60 {
            var damaged = part
            let place = Int.random(in: 0..<part.count, using: &generator)
            let bit = UInt8.random(in: 0..<8, using: &generator)
            damaged[place] ^= 1 << bit
            try damaged.write(to: file)
            let error = await #expect(throws: EventStoreError.self, "byte \(place), bit \(bit)") {
                try await LMDBStore.restore(
                    from: ledger.place("whole"), increments: [ledger.place("part")],
                    to: ledger.place("restored"))
            }
            #expect([.integrity, .invalid, .newerFormat].contains(error?.code))
            #expect(try ledger.names == names)
        }
        for length in [0, 5, 74, part.count / 2, part.count - 1] {
            try part.prefix(length).write(to: file)
            await #expect(throws: EventStoreError.self) {
                try await LMDBStore.restore(
                    from: ledger.place("whole"), increments: [ledger.place("part")],
                    to: ledger.place("restored"))
            }
        }
        try (part + [0]).write(to: file)
        await #expect(throws: EventStoreError.self) {
            try await LMDBStore.restore(
                from: ledger.place("whole"), increments: [ledger.place("part")],
                to: ledger.place("restored"))
        }
        #expect(try ledger.names == names)
    }

    @Test("A flipped bit in the records or texts of a whole backup is found before it is restored")
    func damagedWhole() async throws {
        let ledger = try await CopiedLedger()
        try await ledger.append(8)
        _ = try await ledger.store.backup(to: ledger.place("whole"), since: nil)
        await ledger.store.close()
        let file = URL(fileURLWithPath: ledger.place("whole/data.mdb"))
        let whole = try Data(contentsOf: file)
        for word in ["Kestrel a 3", "Kestrel reason 5", "counted"] {
            var start = whole.startIndex
            while let place = whole.range(of: Data(word.utf8), in: start..<whole.endIndex) {
                var damaged = whole
                damaged[place.lowerBound] ^= 1
                start = place.upperBound
                try damaged.write(to: file)
                do {
                    let restored = try await LMDBStore.restore(
                        from: ledger.place("whole"), to: ledger.place("restored"),
                        projections: CopiedLedger.projections)
                    // A page that is not in use any more.
                    let kept = try await CopiedLedger.content(of: restored.path)
                    #expect(kept.problems.isEmpty && kept.head.position == Position(16))
                    #expect(kept.records.count == 16)
                    try FileManager.default.removeItem(atPath: restored.path)
                } catch let error as EventStoreError { #expect(error.code == .integrity) }
                #expect(try ledger.names == ["ledger", "whole"])
            }
        }
    }
}
