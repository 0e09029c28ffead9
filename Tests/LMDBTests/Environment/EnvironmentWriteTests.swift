import Foundation
import LMDB
import Testing

@Suite("Writing")
struct EnvironmentWriteTests {
    let directory: TemporaryDirectory
    let environment: Environment
    let table: Table

    init() throws {
        directory = try TemporaryDirectory()
        environment = try Environment.create(at: directory.environment, tables: ["a", "b"])
        table = try environment.table(named: "a")
    }

    @Test("A body that throws leaves nothing")
    func abort() throws {
        try environment.put([1], for: key(1), in: table)
        let before = try environment.statistics.lastTransaction
        let refusal = LMDBError(status: 1, "test")
        #expect(throws: refusal) {
            try environment.write { transaction throws(LMDBError) in
                try transaction.put([2].span, for: key(1).span, in: table)
                try transaction.put([2].span, for: key(2).span, in: table)
                throw refusal
            }
        }
        #expect(try environment.value(of: key(1), in: table) == [1])
        #expect(try environment.value(of: key(2), in: table) == nil)
        #expect(try environment.statistics.lastTransaction == before)
    }

    @Test("A transaction reads what it wrote; a read inside it sees what was committed before")
    func readYourWrites() throws {
        try environment.put([1], for: key(1), in: table)
        try environment.write { transaction throws(LMDBError) in
            try transaction.put([2].span, for: key(1).span, in: table)
            #expect(try transaction.copy(of: key(1), in: table) == [2])
            #expect(try environment.value(of: key(1), in: table) == [1])
            #expect(try transaction.contains(key(1).span, in: table))
            #expect(try !transaction.contains(key(2).span, in: table))
        }
        #expect(try environment.value(of: key(1), in: table) == [2])
    }

    @Test("An append is refused unless its key is above the last one")
    func append() throws {
        let outcomes = try environment.write { transaction throws(LMDBError) in
            var outcomes: [LMDBError.Code?] = []
            for number in [5, 6, 6, 4, 7] {
                outcomes.append(
                    code { () throws(LMDBError) in
                        try transaction.append(
                            [UInt8(number)].span, for: key(number).span, in: table)
                    })
            }
            return outcomes
        }
        #expect(outcomes == [nil, nil, .outOfOrder, .outOfOrder, nil])
        #expect(try environment.value(of: key(6), in: table) == [6])
        #expect(try environment.statistics.entries["a"] == 3)
    }

    @Test("Delete says whether there was something; clear empties one table")
    func delete() throws {
        let other = try environment.table(named: "b")
        try environment.write { transaction throws(LMDBError) in
            for number in 0..<10 {
                try transaction.put([1].span, for: key(number).span, in: table)
                try transaction.put([1].span, for: key(number).span, in: other)
            }
            #expect(try transaction.delete(key(3).span, in: table))
            #expect(try !transaction.delete(key(3).span, in: table))
            try transaction.clear(other)
            #expect(try transaction.count(of: other) == 0)
        }
        #expect(try environment.statistics.entries == ["a": 9, "b": 0])
    }

    @Test("A write inside a transaction of the same thread is refused, not waited for")
    func reentrant() throws {
        try environment.write { transaction throws(LMDBError) in
            try transaction.put([1].span, for: key(1).span, in: table)
            #expect(
                code { () throws(LMDBError) in try environment.put([2], for: key(2), in: table) }
                    == .reentrantWrite)
            let second = try Environment.open(at: directory.environment, tables: [])
            #expect(
                code { () throws(LMDBError) in try second.put([2], for: key(2), in: table) }
                    == .reentrantWrite)
        }
        try environment.read { _ throws(LMDBError) in
            #expect(
                code { () throws(LMDBError) in try environment.put([2], for: key(2), in: table) }
                    == .reentrantWrite)
        }
        #expect(try environment.value(of: key(1), in: table) == [1])
        #expect(try environment.value(of: key(2), in: table) == nil)
    }

    @Test("A write inside a write of another environment is no matter")
    func twoEnvironments() throws {
        let other = try Environment.create(at: directory.path + "/other", tables: ["a"])
        let otherTable = try other.table(named: "a")
        try environment.write { transaction throws(LMDBError) in
            try transaction.put([1].span, for: key(1).span, in: table)
            try other.put([2], for: key(1), in: otherTable)
        }
        #expect(try other.value(of: key(1), in: otherTable) == [2])
    }

    @Test("A process killed while it writes leaves nothing, and the turn passes on")
    func killedWriter() async throws {
        let directory = try TemporaryDirectory()
        let environment = try Environment.create(at: directory.environment, tables: ["a"])
        let table = try environment.table(named: "a")
        try environment.put([1], for: key(1), in: table)
        await #expect(processExitsWith: .signal(SIGKILL)) {
            [path = directory.environment as String] in
            let environment = try Environment.open(at: path, tables: ["a"])
            let table = try environment.table(named: "a")
            try environment.write { transaction throws(LMDBError) in
                try transaction.put([9].span, for: key(1).span, in: table)
                _ = kill(getpid(), SIGKILL)
            }
        }
        try environment.put([2], for: key(2), in: table)
        #expect(try environment.value(of: key(1), in: table) == [1])
        #expect(try environment.value(of: key(2), in: table) == [2])
    }

    @Test("Writers of many threads take turns, and none is lost")
    func manyWriters() throws {
        let threads = Threads.start(8) { [environment, table] _ in
            for _ in 0..<50 {
                #expect(throws: Never.self) {
                    try environment.write { transaction throws(LMDBError) in
                        let old = try transaction.copy(of: key(1), in: table) ?? [0, 0]
                        let sum = Int(old[0]) * 256 + Int(old[1]) + 1
                        let new = [UInt8(sum / 256), UInt8(sum % 256)]
                        try transaction.put(new.span, for: key(1).span, in: table)
                    }
                }
            }
        }
        #expect(threads.join())
        #expect(try environment.value(of: key(1), in: table) == [1, 144])  // 400
    }
}
