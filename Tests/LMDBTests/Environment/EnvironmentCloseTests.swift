import LMDB
import Testing

@Suite("Closing an environment")
struct EnvironmentCloseTests {
    let directory: TemporaryDirectory
    let environment: Environment
    let table: Table

    init() throws {
        directory = try TemporaryDirectory()
        environment = try Environment.create(at: directory.environment, tables: ["a"])
        table = try environment.table(named: "a")
    }

    @Test("A closed handle may be closed again and refuses everything else")
    func closed() throws {
        environment.close()
        environment.close()
        #expect(
            code { () throws(LMDBError) in _ = try environment.value(of: key(1), in: table) }
                == .closed)
        #expect(
            code { () throws(LMDBError) in try environment.put([], for: key(1), in: table) }
                == .closed)
        #expect(code { () throws(LMDBError) in _ = try environment.statistics } == .closed)
        #expect(code { () throws(LMDBError) in _ = try environment.table(named: "a") } == .closed)
    }

    @Test("A handle that is let go is closed")
    func letGo() throws {
        let path = directory.path + "/other"
        _ = try Environment.create(at: path, tables: [])
        _ = try takeAlone(path)
    }

    @Test("Closing inside a transaction returns at once and takes effect when it ends")
    func inside() throws {
        try environment.put([1], for: key(1), in: table)
        try environment.read { transaction throws(LMDBError) in
            environment.close()
            #expect(try transaction.copy(of: key(1), in: table) == [1])
            #expect(
                code { () throws(LMDBError) in
                    _ = try OpenLock.exclusive(at: directory.environment)
                } == .locked)
        }
        _ = try takeAlone(directory.environment)
    }

    @Test("Opening again before that happens keeps the file open")
    func revive() throws {
        var second: Environment?
        try environment.read { _ throws(LMDBError) in
            environment.close()
            second = try Environment.open(at: directory.environment, tables: ["a"])
        }
        #expect(try second?.table(named: "a") == table)
        #expect(try second?.value(of: key(1), in: table) == nil)
    }

    @Test("Closing waits for the transactions of other threads")
    func waits() throws {
        let (isReading, mayEnd) = (Door(), Door())
        let progress = ThreadProgress()
        let threads = Threads.start(1) { [environment] _ in
            #expect(throws: Never.self) {
                try environment.read { _ throws(LMDBError) in
                    isReading.open()
                    mayEnd.pass()
                    progress.finish()
                }
            }
        }
        isReading.pass()
        let opener = Threads.start(1) { _ in mayEnd.open() }
        environment.close()
        #expect(progress.isFinished)
        _ = try takeAlone(directory.environment)
        #expect(threads.join() && opener.join())
    }
}
