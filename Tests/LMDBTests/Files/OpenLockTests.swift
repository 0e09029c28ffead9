import Foundation
import LMDB
import Testing

@Suite("The open lock")
struct OpenLockTests {
    let directory: TemporaryDirectory

    init() throws {
        directory = try TemporaryDirectory()
        try Environment.create(at: directory.environment, tables: ["a"]).close()
    }

    private func codeOfExclusive() -> LMDBError.Code? {
        code { () throws(LMDBError) in _ = try OpenLock.exclusive(at: directory.environment) }
    }

    @Test("An exclusive lock is refused while the environment is open, in this process or another")
    func open() async throws {
        let environment = try Environment.open(at: directory.environment, tables: ["a"])
        #expect(codeOfExclusive() == .locked)
        await #expect(processExitsWith: .success) { [path = directory.environment as String] in
            #expect(
                code { () throws(LMDBError) in _ = try OpenLock.exclusive(at: path) } == .locked)
            try Environment.open(at: path, tables: ["a"]).close()
        }
        #expect(codeOfExclusive() == .locked)
        environment.close()
        _ = try takeAlone(directory.environment)
    }

    @Test("Opening is refused while an exclusive lock is held, in this process or another")
    func exclusive() async throws {
        let options = Environment.Options(patience: .zero)
        let lock = try takeAlone(directory.environment)
        #expect(codeOfExclusive() == .locked)
        #expect(
            code { () throws(LMDBError) in
                _ = try Environment.open(at: directory.environment, tables: ["a"], options: options)
            } == .locked)
        await #expect(processExitsWith: .success) { [path = directory.environment as String] in
            #expect(
                code { () throws(LMDBError) in
                    _ = try Environment.open(
                        at: path, tables: ["a"], options: .init(patience: .milliseconds(20)))
                } == .locked)
        }
        _ = consume lock
        try Environment.open(
            at: directory.environment, tables: ["a"], options: .init(patience: .seconds(10))
        ).close()
    }

    @Test("Opening waits a moment for who has it alone")
    func patience() throws {
        let isHeld = Door()
        let threads = Threads.start(1) { [path = directory.environment] _ in
            #expect(throws: Never.self) {
                let lock = try takeAlone(path)
                isHeld.open()
                usleep(50_000)
                _ = consume lock
            }
        }
        isHeld.pass()
        try Environment.open(
            at: directory.environment, tables: ["a"], options: .init(patience: .seconds(20))
        ).close()
        #expect(threads.join())
    }

    @Test("The holder of an exclusive lock may share it and open the environment under it")
    func under() async throws {
        let lock = try takeAlone(directory.environment)
        try lock.share()
        let environment = try Environment.open(
            at: directory.environment, tables: ["a"], under: lock)
        await #expect(processExitsWith: .success) { [path = directory.environment as String] in
            try Environment.open(at: path, tables: ["a"]).close()
        }
        #expect(codeOfExclusive() == .locked)
        environment.close()
        _ = try takeAlone(directory.environment)
    }

    @Test("A lock on another environment opens nothing")
    func foreign() throws {
        try Environment.create(at: directory.path + "/other", tables: []).close()
        let lock = try takeAlone(directory.path + "/other")
        do {
            _ = try Environment.open(at: directory.environment, tables: ["a"], under: lock)
            Issue.record("It was opened.")
        } catch { #expect(error.code == .locked) }
    }
}
