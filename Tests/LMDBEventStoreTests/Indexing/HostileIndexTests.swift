import CaseLedgerTesting
import EventSourcing
import Foundation
import LMDB
import LMDBEventStore
import Testing

@Suite("Hostile bytes in the index")
struct HostileIndexTests {
    /// `CASELEDGER_MODEL_OPERATIONS` and `CASELEDGER_MODEL_SEED` change how many and which.
    static let rounds = max(DifferentialTests.operations / 100, 1)

    @Test("The points where postings and commands are split change no answer")
    func division() async throws {
        let ledger = try await IndexedLedger(seed: DifferentialTests.seed)
        let before = try await ledger.answers(factor: 1)
        var random = SeededGenerator(seed: DifferentialTests.seed)
        let tables = [TableName.postings, .commands]
        let entries = try tables.map { try ledger.directory.entries(of: $0).count }
        try ledger.divide(&random)
        for (table, entries) in zip(tables, entries) {
            #expect(try ledger.directory.entries(of: table).count > 2 * entries)
        }
        #expect(try await ledger.answers(factor: 1) == before)
        let store = try ledger.open(factor: 1)
        #expect(try await store.verify().findings == [])
        await store.close()
    }

    @Test("Hostile bytes give a right answer, an integrity error or a finding of verification")
    func neverSilent() async throws {
        let ledger = try await IndexedLedger(seed: DifferentialTests.seed)
        var random = SeededGenerator(seed: DifferentialTests.seed)
        try ledger.divide(&random)
        let file = URL(fileURLWithPath: ledger.directory.dataFile)
        let sound = try Data(contentsOf: file)
        let factors: [UInt32] = [1, 3]
        var expected: [[Outcome<Answer>]] = []
        for factor in factors {
            expected.append(try await ledger.answers(factor: factor))
            try sound.write(to: file)
        }
        var wrong = 0
        var refused = 0
        for round in 0..<Int(Self.rounds) {
            var damages: [String] = []
            for _ in 0...random.below(2) {
                guard let damage = Damage.allCases.randomElement(using: &random) else { continue }
                try ledger.apply(damage, &random)
                damages.append("\(damage)")
            }
            let about: Comment = "round \(round), seed \(DifferentialTests.seed): \(damages)"
            // Rows under the second factor are not stored: they are folded along the index.
            let store = try ledger.open(factor: factors[round % 2])
            let report = try await store.verify()
            for (question, right) in zip(ledger.questions, expected[round % 2]) {
                let answer = try await question.answer(from: store)
                if answer == right { continue }
                if case .refused(let code, _, _) = answer, code != .conflict {
                    #expect(code == .integrity, about)
                    refused += 1
                } else {
                    wrong += 1
                }
                #expect(!report.passed, "\(about), \(question)")
            }
            do throws(EventStoreError) { try await store.flush() } catch {
                #expect(error.code == .integrity, about)
            }
            _ = try await store.verify()
            await store.close()
            try sound.write(to: file)
        }
        // There is something to be found.
        #expect(wrong > 0 && refused > 0)
    }
}

/// What may become of an entry.
private enum Damage: CaseIterable {
    case flippedKey, flippedValue, cutValue, emptyValue, cutKey
    case endlessDistance, longDistance, noDistance, overflow, beyondHead
    case otherValue, longValue, otherList, overlap

    /// One entry of the table.
    typealias Entry = (key: [UInt8], value: [UInt8])

    /// What stands in the table instead of an entry.
    func entries(
        from entry: Entry, among others: [Entry], _ random: inout SeededGenerator
    ) -> [Entry] {
        var entry = entry
        let place = Int(random.below(UInt64(entry.value.count) + 1))
        switch self {
        case .flippedKey: Self.flip(&entry.key, &random)
        case .flippedValue: Self.flip(&entry.value, &random)
        case .cutValue: entry.value.removeLast(entry.value.count - place)
        case .emptyValue: entry.value = []
        case .cutKey: entry.key.removeLast(1 + Int(random.below(UInt64(entry.key.count) - 1)))
        case .endlessDistance:
            let count = 1 + Int(random.below(12))
            entry.value.insert(contentsOf: repeatElement(0x80, count: count), at: place)
        case .longDistance:
            // The same distance in more bytes than it takes, as far as it takes any.
            let last = UInt8(random.below(3))
            let count = Int(random.below(10))
            if place > 0 { entry.value[place - 1] |= 0x80 }
            entry.value.insert(
                contentsOf: repeatElement(0x80, count: count) + [last], at: place)
        case .noDistance: entry.value.insert(0, at: place)
        case .overflow:
            entry.value.insert(contentsOf: repeatElement(0xff, count: 9) + [1], at: place)
        case .beyondHead:
            // Of a command, the distance of its hash and that of its position.
            if entry.key.count == 12 { entry.value.append(UInt8(1 + random.below(9))) }
            PostingRow.append(Position(1 << random.below(60)), after: .start, to: &entry.value)
        case .otherValue: entry.value = others.randomElement(using: &random)?.value ?? []
        case .longValue: entry.value += repeatElement(1, count: 20_000)
        case .otherList:
            let place = Int(random.below(UInt64(entry.key.count)))
            entry.key[place] = UInt8(truncatingIfNeeded: random.next())
        case .overlap:
            return entry.key.count == 12
                ? Self.withinAnother(entry) : Self.overlapping(entry)
        }
        return [entry]
    }

    /// The same positions in two entries, of which the first one goes on where the second one ends.
    private static func overlapping(_ entry: Entry) -> [Entry] {
        var positions: [Position] = []
        guard let first = Key.posting(from: entry.key.span),
            PostingRow.visit(
                entry.value.span, from: first.position,
                {
                    positions.append($0)
                    return true
                }), positions.count > 2
        else { return [entry] }
        let inner = positions.remove(at: 1)
        var row: [UInt8] = []
        for (last, next) in zip(positions, positions.dropFirst()) {
            PostingRow.append(next, after: last, to: &row)
        }
        return [(entry.key, row), (Key.posting(Posting(first.stream, first.term, inner)), [])]
    }

    /// A command in an entry of its own, within the hashes of the one it was in.
    private static func withinAnother(_ entry: Entry) -> [Entry] {
        var commands: [CommandPosting] = []
        guard let (stream, first) = Key.command(from: entry.key.span),
            CommandRow.visit(
                entry.value.span, from: first, of: stream,
                {
                    commands.append($0)
                    return true
                }), commands.count > 2
        else { return [entry] }
        let inner = commands.remove(at: 1)
        var (row, own): ([UInt8], [UInt8]) = ([], [])
        var last = first
        for command in commands {
            CommandRow.append(command, after: last, of: stream, to: &row)
            last = command.hash
        }
        CommandRow.append(inner, after: inner.hash, of: stream, to: &own)
        return [(entry.key, row), (Key.command(stream, inner.hash), own)]
    }

    private static func flip(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
        guard !bytes.isEmpty else { return }
        bytes[Int(random.below(UInt64(bytes.count)))] ^= 1 << UInt8(random.below(8))
    }
}

/// A ledger with everything in its tables, closed, and what it is asked.
private struct IndexedLedger {
    let directory: TemporaryDirectory
    let questions: [Question]

    init(seed: UInt64) async throws {
        directory = try TemporaryDirectory()
        var counts = RandomCounts(seed: seed)
        let store = try await LMDBStore.create(
            at: directory.ledger, projections: [CountingProjection.registered()])
        var sent: [Command] = []
        for index in 0..<150 {
            // One stream has its events far apart.
            let command =
                index % 60 == 0 ? counting("a", "b", in: "far") : counts.command()
            do throws(EventStoreError) {
                _ = try await store.append(command, basedOn: .nothing)
                sent.append(command)
            } catch { #expect(error.code == .invalid) }
            if index % 40 == 39 { try await store.flush() }
        }
        let head = try await store.head().position
        await store.close()
        questions = try Self.questions(about: sent, upTo: head, &counts.random)
    }

    /// What is read first, then what may append, if a guard does not hold.
    private static func questions(
        about sent: [Command], upTo head: Position, _ random: inout SeededGenerator
    ) throws -> [Question] {
        let all = PositionRange()
        let middle = PositionRange(
            from: Position(head.rawValue / 3), through: Position(head.rawValue / 2))
        var questions: [Question] = [
            .streams,
            .records(Query([.init(tags: [try EventTag("key", "a/b")])]), all, .forward),
            .records(Query([.init(types: [CountCodec.corrected])]), all, .backward),
        ]
        for stream in ["one", "three", "far"] as [StreamName] {
            questions += [
                .records(.stream(stream), all, .forward),
                .records(.stream(stream), middle, .backward),
                .records(
                    Query([.init(stream: stream, tags: [try EventTag("key", "a")])]), all, .backward
                ),
                .rows(stream, asOf: middle.last), .history("a", stream),
            ]
        }
        let some = sent.enumerated().filter { $0.offset % 12 == 0 }.map(\.element)
        questions += some.map { .receipt($0.id, $0.stream) }
        for (index, stream) in (["one", "two", "far"] as [StreamName]).enumerated() {
            let clause = Query.Clause(stream: stream, tags: [try EventTag("key", "a")])
            questions.append(
                .append(
                    counting("a", in: stream, id: CommandID(generator: &random)),
                    ObservedQuery(
                        of: index == 0 ? .stream(stream) : Query([clause]), upTo: middle.first)))
        }
        return questions + some.prefix(4).map { .append($0, .nothing) }
    }

    /// Opens it without the walk, which adds up the rows of the index.
    func open(factor: UInt32) throws -> LMDBStore {
        try LMDBStore.open(
            at: directory.ledger, projections: [CountingProjection.registered(factor: factor)],
            longestTail: LMDBStore.longestTail, walksBeforeOpening: false)
    }

    func answers(factor: UInt32) async throws -> [Outcome<Answer>] {
        let store = try open(factor: factor)
        var answers: [Outcome<Answer>] = []
        for question in questions { answers.append(try await question.answer(from: store)) }
        await store.close()
        return answers
    }

    /// Divides everything into many entries, which means nothing.
    func divide(_ random: inout SeededGenerator) throws {
        try dividePostings(&random)
        try divideCommands(&random)
    }

    private func divideCommands(_ random: inout SeededGenerator) throws {
        var divided: [(key: [UInt8], value: [UInt8])] = []
        for (key, value) in try directory.entries(of: .commands) {
            guard let (stream, begin) = Key.command(from: key.span) else { continue }
            var first = begin
            var last = begin
            var row: [UInt8] = []
            let isSound = CommandRow.visit(value.span, from: first, of: stream) { command in
                if command.hash > last, random.below(3) == 0 {
                    divided.append((Key.command(stream, first), row))
                    (first, last, row) = (command.hash, command.hash, [])
                }
                CommandRow.append(command, after: last, of: stream, to: &row)
                last = command.hash
                return true
            }
            #expect(isSound)
            divided.append((Key.command(stream, first), row))
        }
        try directory.tamper(with: .commands) { transaction, table throws(LMDBError) in
            for (key, value) in divided {
                // An attacker seals an entry too: only what it says is wrong.
                try transaction.put(
                    CheckedValue.seal(value, under: key).span, for: key.span, in: table)
            }
        }
    }

    private func dividePostings(_ random: inout SeededGenerator) throws {
        let entries = try directory.entries(of: .postings)
        var divided: [(key: [UInt8], value: [UInt8])] = []
        for (key, value) in entries {
            guard var first = Key.posting(from: key.span) else { continue }
            var last = first.position
            var row: [UInt8] = []
            let isSound = PostingRow.visit(value.span, from: first.position) { position in
                if position == first.position { return true }
                if random.below(3) == 0 {
                    divided.append((Key.posting(first), row))
                    first = Posting(first.stream, first.term, position)
                    row = []
                } else {
                    PostingRow.append(position, after: last, to: &row)
                }
                last = position
                return true
            }
            #expect(isSound)
            divided.append((Key.posting(first), row))
        }
        try directory.tamper(with: .postings) { transaction, table throws(LMDBError) in
            for (key, value) in divided {
                // An attacker seals an entry too: only what it says is wrong.
                try transaction.put(
                    CheckedValue.seal(value, under: key).span, for: key.span, in: table)
            }
        }
    }

    /// Damages an entry of one of the tables.
    func apply(_ damage: Damage, _ random: inout SeededGenerator) throws {
        let table = random.below(3) == 0 ? TableName.commands : .postings
        let entries = try directory.entries(of: table)
        // Most entries are of one event alone; those of several are more worth the while.
        let several = entries.filter { $0.value.count > 1 }
        let some = random.below(4) == 0 || several.isEmpty ? entries : several
        guard let entry = some.randomElement(using: &random), entry.key.count > 8 else { return }
        let damaged = damage.entries(from: entry, among: entries, &random)
        try directory.tamper(with: table) { transaction, table throws(LMDBError) in
            try transaction.delete(entry.key.span, in: table)
            for (key, value) in damaged {
                // An attacker seals an entry too: only what it says is wrong.
                try transaction.put(
                    CheckedValue.seal(value, under: key).span, for: key.span, in: table)
            }
        }
    }
}
