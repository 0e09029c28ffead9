import Foundation
import LMDB
import Testing

@Suite("Reading")
struct EnvironmentReadTests {
    let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    private func create(
        maximumReaders: UInt32 = 1024
    ) throws(LMDBError) -> (Environment, Table) {
        let environment = try Environment.create(
            at: directory.environment, tables: ["a"],
            options: .init(maximumReaders: maximumReaders))
        return (environment, try environment.table(named: "a"))
    }

    @Test("A snapshot does not see what is written after it began")
    func snapshot() throws {
        let (environment, table) = try create()
        try environment.put([1], for: key(1), in: table)
        let (isReading, isWritten) = (Door(), Door())
        let threads = Threads.start(1) { _ in
            #expect(throws: Never.self) {
                try environment.read { transaction throws(LMDBError) in
                    #expect(try transaction.copy(of: key(1), in: table) == [1])
                    isReading.open()
                    isWritten.pass()
                    #expect(try transaction.copy(of: key(1), in: table) == [1])
                    #expect(try transaction.copy(of: key(2), in: table) == nil)
                    #expect(try transaction.count(of: table) == 1)
                }
            }
        }
        isReading.pass()
        for round in 2..<50 { try environment.put([2], for: key(round), in: table) }
        try environment.put([2], for: key(1), in: table)
        isWritten.open()
        #expect(threads.join())
        #expect(try environment.value(of: key(1), in: table) == [2])
    }

    @Test("A read inside a read is in the same snapshot")
    func nested() throws {
        let (environment, table) = try create(maximumReaders: 2)
        try environment.read { outer throws(LMDBError) in
            let writer = Threads.start(1) { _ in
                #expect(throws: Never.self) { try environment.put([1], for: key(1), in: table) }
            }
            #expect(writer.join())
            try environment.read { inner throws(LMDBError) in
                #expect(try inner.copy(of: key(1), in: table) == nil)
            }
            #expect(try outer.copy(of: key(1), in: table) == nil)
        }
        #expect(try environment.value(of: key(1), in: table) == [1])
    }

    @Test("An error that the body throws is rethrown unchanged, and reading continues")
    func failing() throws {
        struct Refusal: StorageFailure, Equatable {
            var storage: LMDBError?
            init() {}
            init(storage error: LMDBError) { storage = error }
        }
        let (environment, table) = try create(maximumReaders: 2)
        for _ in 0..<3 {
            #expect(throws: Refusal()) {
                try environment.read { _ throws(Refusal) in throw Refusal() }
            }
        }
        #expect(try environment.value(of: key(1), in: table) == nil)
        environment.close()
        do throws(Refusal) {
            try environment.read { _ throws(Refusal) in () }
        } catch { #expect(error.storage?.code == .closed) }
        do throws(Refusal) {
            try Refusal.wrapping { () throws(LMDBError) in
                try environment.put([], for: key(1), in: table)
            }
        } catch { #expect(error.storage?.code == .closed) }
    }

    @Test("Any number of reads, one after the other, need no more slots than one")
    func pool() throws {
        let (environment, table) = try create(maximumReaders: 2)
        for _ in 0..<1000 { _ = try environment.value(of: key(1), in: table) }
        let statistics = try environment.statistics
        #expect(statistics.readersInUse == 0)
        #expect(statistics.maximumReaders == 2)
    }

    @Test("When live readers hold all slots, the next one fails and may retry later")
    func readersFull() throws {
        let (environment, table) = try create(maximumReaders: 2)
        let (isReading, mayEnd) = (Door(), Door())
        let threads = Threads.start(2) { _ in
            #expect(throws: Never.self) {
                try environment.read { _ throws(LMDBError) in
                    isReading.open()
                    mayEnd.pass()
                }
            }
        }
        isReading.pass()
        isReading.pass()
        #expect(
            code { () throws(LMDBError) in _ = try environment.value(of: key(1), in: table) }
                == .readersFull)
        mayEnd.open()
        mayEnd.open()
        #expect(threads.join())
        #expect(try environment.value(of: key(1), in: table) == nil)
    }

    @Test("The slot of a process that was killed while reading is found again when needed")
    func deadReader() async throws {
        let (environment, table) = try create(maximumReaders: 2)
        await #expect(processExitsWith: .signal(SIGKILL)) {
            [path = directory.environment as String] in
            let environment = try Environment.open(at: path, tables: [])
            try environment.read { _ throws(LMDBError) in _ = kill(getpid(), SIGKILL) }
        }
        #expect(try environment.statistics.readersInUse == 1)
        try environment.read { _ throws(LMDBError) in
            let second = Threads.start(1) { _ in
                #expect(throws: Never.self) { _ = try environment.value(of: key(1), in: table) }
            }
            #expect(second.join())
        }
        #expect(try environment.statistics.readersInUse == 0)
    }

    @Test(
        "A key has 1 to 511 bytes",
        arguments: [
            (1, nil), (511, nil), (0, LMDBError.Code.emptyKey),
            (512, .keyTooLong(count: 512)),
        ])
    func keyLength(count: Int, expected: LMDBError.Code?) throws {
        let (environment, table) = try create()
        let bytes = [UInt8](repeating: 7, count: count)
        let codes = try environment.write { transaction throws(LMDBError) in
            var codes = [
                code { () throws(LMDBError) in
                    try transaction.put([1].span, for: bytes.span, in: table)
                },
                code { () throws(LMDBError) in try transaction.delete(bytes.span, in: table) },
                code { () throws(LMDBError) in
                    try transaction.append([1].span, for: bytes.span, in: table)
                },
                code { () throws(LMDBError) in _ = try transaction.copy(of: bytes, in: table) },
                code { () throws(LMDBError) in _ = try transaction.contains(bytes.span, in: table)
                },
            ]
            try transaction.withCursor(on: table) { cursor throws(LMDBError) in
                do throws(LMDBError) {
                    _ = try cursor.seek(atOrAfter: bytes.span)
                    codes.append(nil)
                } catch { codes.append(error.code) }
                do throws(LMDBError) {
                    _ = try cursor.seek(atOrBefore: bytes.span)
                    codes.append(nil)
                } catch { codes.append(error.code) }
            }
            return codes
        }
        #expect(codes == Array(repeating: expected, count: 7))
    }
}
