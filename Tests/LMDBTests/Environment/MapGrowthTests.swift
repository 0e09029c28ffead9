import Foundation
import LMDB
import Testing

@Suite("Automatic growth of the map")
struct MapGrowthTests {
    static let small = Environment.Options(mapSizeInBytes: 1 << 20)
    let directory: TemporaryDirectory
    let environment: Environment
    let table: Table

    init() throws {
        directory = try TemporaryDirectory()
        environment = try Environment.create(
            at: directory.environment, tables: ["a"], options: Self.small)
        table = try environment.table(named: "a")
    }

    private func check(_ count: Int, valueCount: Int) throws {
        try environment.read { transaction throws(LMDBError) in
            #expect(try transaction.count(of: table) == count)
            for number in 0..<count {
                let value = try transaction.copy(of: key(number), in: table)
                #expect(
                    value == Array(repeating: UInt8(truncatingIfNeeded: number), count: valueCount))
            }
        }
    }

    @Test("One transaction may be many times as large as the map was")
    func oneTransaction() throws {
        #expect(try environment.statistics.mapSizeInBytes == 1 << 20)
        var runs = 0
        try environment.write { transaction throws(LMDBError) in
            runs += 1
            for number in 0..<400 {
                let value = [UInt8](repeating: UInt8(truncatingIfNeeded: number), count: 60_000)
                try transaction.put(value.span, for: key(number).span, in: table)
            }
        }
        #expect(runs > 1)
        #expect(try environment.statistics.mapSizeInBytes >= 32 << 20)
        try check(400, valueCount: 60_000)
        environment.close()
        let reopened = try Environment.open(
            at: directory.environment, tables: ["a"], options: Self.small)
        #expect(try reopened.statistics.entries == ["a": 400])
    }

    @Test("One value may be larger than twice the map")
    func oneValue() throws {
        let value = [UInt8](repeating: 9, count: 5 << 20)
        try environment.put(value, for: key(1), in: table)
        #expect(try environment.value(of: key(1), in: table) == value)
    }

    @Test("A body that swallows the refusal is run again all the same")
    func swallowed() throws {
        try environment.write { transaction throws(LMDBError) in
            for number in 0..<100 {
                let value = [UInt8](repeating: UInt8(number), count: 60_000)
                try? transaction.put(value.span, for: key(number).span, in: table)
            }
        }
        try check(100, valueCount: 60_000)
    }

    @Test("Readers on eight threads go on while the map grows")
    func readers() throws {
        let progress = ThreadProgress()
        let threads = Threads.start(8) { [environment, table] thread in
            var generator = SeededGenerator(seed: UInt64(thread))
            while !progress.isFinished {
                #expect(throws: Never.self) {
                    try environment.read { transaction throws(LMDBError) in
                        let count = try transaction.count(of: table)
                        guard count > 0 else { return }
                        let number = Int.random(in: 0..<count, using: &generator)
                        let isRight = try transaction.withValue(of: key(number).span, in: table) {
                            value throws(LMDBError) in
                            value.count == 30_000 && value[0] == UInt8(truncatingIfNeeded: number)
                                && value[29_999] == value[0]
                        }
                        #expect(isRight == true)
                        // A read inside a read must pass while the map waits to grow.
                        try environment.read { inner throws(LMDBError) in
                            #expect(try inner.count(of: table) == count)
                        }
                    }
                }
                progress.step()
            }
        }
        for number in 0..<600 {
            let value = [UInt8](repeating: UInt8(truncatingIfNeeded: number), count: 30_000)
            try environment.put(value, for: key(number), in: table)
        }
        progress.finish()
        #expect(threads.join())
        #expect(progress.steps > 0)
        #expect(try environment.statistics.mapSizeInBytes >= 16 << 20)
        try check(600, valueCount: 30_000)
    }

    @Test("Readers and writers adopt a map size that another process grew to")
    func otherProcess() async throws {
        let progress = ThreadProgress()
        let threads = Threads.start(4) { [environment, table] _ in
            var last = 0
            while !progress.isFinished {
                #expect(throws: Never.self) {
                    let count = try environment.read { transaction throws(LMDBError) in
                        try transaction.count(of: table)
                    }
                    #expect(count >= last)
                    last = count
                }
                // The other process needs a processor, and so do the other tests.
                usleep(500)
            }
        }
        await #expect(processExitsWith: .success) { [path = directory.environment as String] in
            let environment = try Environment.open(
                at: path, tables: ["a"], options: MapGrowthTests.small)
            let table = try environment.table(named: "a")
            for number in 0..<200 {
                let value = [UInt8](repeating: UInt8(number), count: 60_000)
                try environment.put(value, for: key(number), in: table)
            }
        }
        progress.finish()
        #expect(threads.join())
        try check(200, valueCount: 60_000)
    }

    @Test("A writer finds that another process made the map grow")
    func otherProcessWriter() async throws {
        await #expect(processExitsWith: .success) { [path = directory.environment as String] in
            let environment = try Environment.open(
                at: path, tables: ["a"], options: MapGrowthTests.small)
            let value = [UInt8](repeating: 0, count: 5 << 20)
            try environment.put(value, for: key(0), in: environment.table(named: "a"))
        }
        try environment.put([1], for: key(1), in: table)
        #expect(try environment.statistics.entries == ["a": 2])
        #expect(try environment.statistics.mapSizeInBytes >= 8 << 20)
    }
}
