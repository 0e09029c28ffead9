import CaseLedgerTesting
import EventSourcing
import LMDB
import LMDBEventStore
import Testing

@Suite("Commands in the index")
struct CommandIndexTests {
    @Test("Split entries together hold every command, and none is too long")
    func division() {
        var random = SeededGenerator(seed: 23)
        for _ in 0..<300 {
            let stream = StreamNumber(1 + random.below(1 << 30))
            // Some have few hashes for many commands.
            let hashes = [3, 1_000, UInt64(CommandHash.greatest.rawValue) + 1].randomElement(
                using: &random)
            let commands = Set(
                (0..<random.below(900)).map { _ in
                    CommandPosting(
                        hash: CommandHash(rawValue: UInt32(random.below(hashes ?? 1))),
                        position: Position(stream.rawValue + random.below(1 << 20)))
                }
            ).sorted()
            let entries = CommandRow.divided(commands, from: .least, of: stream)
            #expect(entries[0].first == .least)
            var read: [CommandPosting] = []
            for (entry, next) in zip(entries, entries.dropFirst().map(\.first) + [nil]) {
                var own: [CommandPosting] = []
                #expect(
                    CommandRow.visit(entry.row.span, from: entry.first, of: stream) {
                        own.append($0)
                        return true
                    })
                #expect(own.allSatisfy { entry.first <= $0.hash })
                if let next { #expect(own.allSatisfy { $0.hash < next }) }
                // One hash stands in one entry, however long.
                #expect(
                    entry.row.count <= CommandRow.fullInBytes + 8
                        || Set(own.map(\.hash)).count < 3)
                read += own
            }
            #expect(read == commands)
        }
    }

    @Test("Malformed entries are distinguished from sound ones")
    func malformed() {
        func isSound(_ row: [UInt8], from first: UInt32 = 0) -> Bool {
            let stream = StreamNumber(.max - 9)
            return CommandRow.visit(
                row.span, from: CommandHash(rawValue: first), of: stream
            ) { _ in true }
        }
        #expect(isSound([]))
        #expect(isSound([0, 0]))
        #expect(isSound([0, 0, 0, 9, 1, 0]))
        // Without its position, twice the same, backwards, beyond 64 bits.
        #expect(!isSound([0]))
        #expect(!isSound([0, 3, 0, 3]))
        #expect(!isSound([0, 3, 0, 2]))
        #expect(!isSound([0, 10]))
        // A count that is longer than it must be.
        #expect(!isSound([0x80, 0, 0]))
        // A hash of more than 24 bits.
        #expect(isSound([0xff, 0xff, 0xff, 0x07, 0]))
        #expect(!isSound([0xff, 0xff, 0xff, 0x07, 0], from: 1))
        #expect(!isSound([0x80, 0x80, 0x80, 0x08, 0]))
        #expect(!isSound(Array(repeating: 0xff, count: 9) + [1, 0], from: 1))
    }

    @Test("Each of many commands is found, whenever it was flushed, and is recorded once")
    func many() async throws {
        let directory = try TemporaryDirectory()
        let store = try await LMDBStore.create(at: directory.ledger)
        var random = SeededGenerator(seed: 5)
        var sent: [Command] = []
        for round in 0..<700 {
            let stream: StreamName = round % 3 == 0 ? "two" : "one"
            let command = counting("a", in: stream, id: CommandID(generator: &random))
            _ = try await store.append(command, basedOn: .nothing)
            sent.append(command)
            if random.below(40) == 0 { try await store.flush() }
        }
        try await store.flush()
        let keys = try directory.entries(of: .commands).map { Key.command(from: $0.key.span) }
        // Each stream has an entry from the first hash on, and goes on in others.
        #expect(keys.count > 4)
        #expect(keys.count { $0?.hash == .least } == 2)
        for command in sent {
            #expect(try await store.receipt(of: command.id, in: command.stream) != nil)
            #expect(try await store.append(command, basedOn: .nothing).wasRepeat)
            // It is unique within its stream; in another one it is another.
            let other: StreamName = command.stream == "one" ? "two" : "one"
            #expect(try await store.receipt(of: command.id, in: other) == nil)
        }
        for _ in 0..<1_000 {
            let unknown = CommandID(generator: &random)
            #expect(try await store.receipt(of: unknown, in: "one") == nil)
        }
        #expect(try await store.verify().findings == [])
        await store.close()
    }

    @Test("Commands whose ids share a hash are distinguished, in the table and in the tail")
    func sharedHash() async throws {
        let directory = try TemporaryDirectory()
        let store = try await LMDBStore.create(at: directory.ledger)
        let ids = Self.idsOfOneHash
        #expect(Set(ids.map { CommandHash($0) }).count == 1)
        for (index, id) in ids.dropLast().enumerated() {
            let receipt = try await store.append(counting("a", id: id), basedOn: .nothing)
            #expect(!receipt.wasRepeat)
            if index % 2 == 0 { try await store.flush() }
        }
        try await store.flush()
        for (index, id) in ids.dropLast().enumerated() {
            let receipt = try await store.receipt(of: id, in: "one")
            #expect(receipt?.positions.lowerBound == Position(UInt64(index + 1)))
        }
        #expect(try await store.receipt(of: ids[ids.count - 1], in: "one") == nil)
        #expect(try await store.verify().findings == [])
        await store.close()
    }

    /// Some ids that have one hash; found by drawing.
    private static let idsOfOneHash: [CommandID] = {
        var random = SeededGenerator(seed: 1)
        var byHash: [CommandHash: [CommandID]] = [:]
        while true {
            let id = CommandID(generator: &random)
            byHash[CommandHash(id), default: []].append(id)
            if let ids = byHash[CommandHash(id)], ids.count == 4 { return ids }
        }
    }()

    @Test("Commands are verified while entries are split, each once")
    func verifiedMeanwhile() async throws {
        let directory = try TemporaryDirectory()
        let store = try LMDBStore.create(at: directory.ledger, longestTail: 200)
        func append(_ count: Int) async throws {
            try await withThrowingTaskGroup { group in
                for _ in 0..<16 {
                    group.addTask {
                        for _ in 0..<(count / 16) {
                            _ = try await store.append(counting("a"), basedOn: .nothing)
                        }
                    }
                }
                try await group.waitForAll()
            }
        }
        // More than one step looks at.
        try await append(10_000)
        try await withThrowingTaskGroup { group in
            group.addTask { try await append(4_000) }
            while try await store.head().position < Position(13_000) {
                let report = try await store.verify()
                #expect(report.findings == [])
                #expect(report.indexEntries > 4 * 10_000 - 4 * 1_000)
            }
            try await group.waitForAll()
        }
        await store.close()
    }
}
