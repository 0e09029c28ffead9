import LMDB
import Testing

@Suite("Cursors")
struct CursorTests {
    let directory: TemporaryDirectory
    let environment: Environment
    let table: Table

    init() throws {
        directory = try TemporaryDirectory()
        environment = try Environment.create(at: directory.environment, tables: ["a"])
        table = try environment.table(named: "a")
    }

    @Test("In an empty table a cursor is never on an entry")
    func empty() throws {
        try environment.read { transaction throws(LMDBError) in
            try transaction.withCursor(on: table) { cursor throws(LMDBError) in
                #expect(try !cursor.next())
                #expect(try !cursor.previous())
                #expect(try !cursor.first())
                #expect(try !cursor.last())
                #expect(try !cursor.seek(atOrAfter: key(0).span))
                #expect(try !cursor.seek(atOrBefore: key(0).span))
                #expect(try !cursor.previous())
                #expect(try !cursor.next())
            }
        }
    }

    @Test("A cursor past an end stays there, and returns to the entry at that end")
    func ends() throws {
        for number in 1...3 { try environment.put([UInt8(number)], for: key(number), in: table) }
        try environment.read { transaction throws(LMDBError) in
            try transaction.withCursor(on: table) { cursor throws(LMDBError) in
                #expect(try cursor.seek(atOrAfter: key(3).span))
                #expect(try !cursor.next())
                #expect(try !cursor.next())
                #expect(try cursor.previous())
                #expect(cursor.withCurrent { $1.array } == [3])
                #expect(try !cursor.seek(atOrBefore: key(0).span))
                #expect(try !cursor.previous())
                #expect(try cursor.next())
                #expect(cursor.withCurrent { $1.array } == [1])
                #expect(try !cursor.seek(atOrAfter: key(4).span))
                #expect(try cursor.previous())
                #expect(cursor.withCurrent { key, _ in key.array } == key(3))
            }
            try transaction.withCursor(on: table) { cursor throws(LMDBError) in
                #expect(try cursor.previous())
                #expect(cursor.withCurrent { $1.array } == [3])
            }
        }
    }

    @Test("Any moves agree with a sorted array", arguments: [1, 2, 3, 4])
    func oracle(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        func randomKey() -> [UInt8] {
            // Few letters and all lengths, so that one key is often the start of another.
            let length = Int.random(
                in: 1...Int.random(in: 1...511, using: &generator), using: &generator)
            return (0..<length).map { _ in UInt8.random(in: 0...3, using: &generator) &* 85 }
        }
        let keys = Set((0..<700).map { _ in randomKey() })
        let sorted = keys.sorted { $0.lexicographicallyPrecedes($1) }
        try environment.write { transaction throws(LMDBError) in
            for (number, one) in keys.enumerated() {
                try transaction.put(LMDBTests.key(number).span, for: one.span, in: table)
            }
        }
        let moves = (0..<3000).map { _ in
            (
                move: Int.random(in: 0..<8, using: &generator),
                key: Bool.random(using: &generator)
                    ? randomKey() : sorted[Int.random(in: sorted.indices, using: &generator)]
            )
        }
        // Once on a snapshot, once inside a write, which must not change it.
        try environment.read { transaction throws(LMDBError) in
            try Self.compare(transaction, on: table, with: sorted, moves)
        }
        try environment.write { transaction throws(LMDBError) in
            try Self.compare(transaction, on: table, with: sorted, moves)
        }
    }

    private static func compare(
        _ transaction: borrowing some ReadableTransaction & ~Copyable, on table: Table,
        with sorted: [[UInt8]], _ moves: [(move: Int, key: [UInt8])]
    ) throws(LMDBError) {
        try transaction.withCursor(on: table) { cursor throws(LMDBError) in
            var place: Int?  // -1 before the first, sorted.count after the last
            for (move, key) in moves {
                let isOn: Bool
                switch move {
                case 0:
                    isOn = try cursor.first()
                    place = 0
                case 1:
                    isOn = try cursor.last()
                    place = sorted.count - 1
                case 2:
                    isOn = try cursor.seek(atOrAfter: key.span)
                    place = sorted.firstIndex { !$0.lexicographicallyPrecedes(key) } ?? sorted.count
                case 3:
                    isOn = try cursor.seek(atOrBefore: key.span)
                    place = sorted.lastIndex { !key.lexicographicallyPrecedes($0) } ?? -1
                case 4, 5:
                    isOn = try cursor.next()
                    place = min((place ?? -1) + 1, sorted.count)
                default:
                    isOn = try cursor.previous()
                    place = max((place ?? sorted.count) - 1, -1)
                }
                let expected = place.flatMap { sorted.indices.contains($0) ? sorted[$0] : nil }
                let found = isOn ? cursor.withCurrent { key, _ in key.array } : nil
                if found != expected {
                    Issue.record("Move \(move) found another entry than the array has.")
                    return
                }
            }
        }
    }

    @Test("A cursor in a write sees what was written before it")
    func inWrite() throws {
        let sum = try environment.write { transaction throws(LMDBError) in
            for number in 1...4 {
                try transaction.append([UInt8(number)].span, for: key(number).span, in: table)
            }
            let sum = try transaction.withCursor(on: table) { cursor throws(LMDBError) in
                var sum = 0
                while try cursor.next() { sum += cursor.withCurrent { Int($1[0]) } }
                return sum
            }
            try transaction.put([UInt8(sum)].span, for: key(5).span, in: table)
            return sum
        }
        #expect(sum == 10)
        #expect(try environment.value(of: key(5), in: table) == [10])
    }

    @Test("Asking for the entry of a cursor that is on none ends the program")
    func notOnEntry() async {
        await #expect(processExitsWith: .failure) { [path = directory.environment as String] in
            let environment = try Environment.open(at: path, tables: ["a"])
            let table = try environment.table(named: "a")
            try environment.read { transaction throws(LMDBError) in
                try transaction.withCursor(on: table) { cursor throws(LMDBError) in
                    cursor.withCurrent { _, _ in () }
                }
            }
        }
    }
}
