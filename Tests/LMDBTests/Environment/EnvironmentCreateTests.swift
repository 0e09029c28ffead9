import Foundation
import LMDB
import Synchronization
import Testing

@Suite("Creating an environment")
struct EnvironmentCreateTests {
    let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    @Test("A new environment has its tables, all empty, and can be opened again")
    func tables() throws {
        let created = try Environment.create(at: directory.environment, tables: ["a", "b"])
        #expect(try created.statistics.entries == ["a": 0, "b": 0])
        created.close()
        let opened = try Environment.open(at: directory.environment, tables: ["b"])
        #expect(try opened.statistics.entries == ["b": 0])
    }

    @Test("Only its owner may enter the directory or read the files")
    func modes() throws {
        let environment = try Environment.create(at: directory.environment, tables: ["a"])
        defer { environment.close() }
        #expect(try Files.mode(of: directory.environment) == 0o700)
        let names = try FileManager.default.contentsOfDirectory(atPath: directory.environment)
        #expect(names.sorted() == ["data.mdb", "lock.mdb", "open.lock"])
        for name in names {
            #expect(try Files.mode(of: directory.environment + "/" + name) == 0o600)
        }
    }

    @Test("Whatever is at the path already is refused and left alone")
    func alreadyExists() throws {
        let path = directory.environment
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        #expect(
            code { () throws(LMDBError) in _ = try Environment.create(at: path, tables: []) }
                == .alreadyExists)
        #expect(try FileManager.default.contentsOfDirectory(atPath: path).isEmpty)

        let file = directory.path + "/file"
        try Files.write([1], to: file)
        #expect(
            code { () throws(LMDBError) in _ = try Environment.create(at: file, tables: []) }
                == .alreadyExists)

        let link = directory.path + "/link"
        try FileManager.default.createSymbolicLink(
            atPath: link, withDestinationPath: directory.path + "/nowhere")
        #expect(
            code { () throws(LMDBError) in _ = try Environment.create(at: link, tables: []) }
                == .alreadyExists)
        #expect(try directory.names == ["file", "ledger", "link"])
    }

    @Test(
        "A path that names nothing that could be made is refused",
        arguments: ["", "/", ".", "..", "missing/ledger", "a\0b"])
    func badPath(path: String) {
        #expect(
            code { () throws(LMDBError) in _ = try Environment.create(at: path, tables: []) }
                == .notFound)
    }

    @Test("One of several concurrent creations succeeds, and the others are refused")
    func race() throws {
        let outcomes = Mutex<[LMDBError.Code?]>([])
        let threads = Threads.start(8) { [path = directory.environment] _ in
            let outcome = code { () throws(LMDBError) in
                try Environment.create(at: path, tables: ["a"]).close()
            }
            outcomes.withLock { $0.append(outcome) }
        }
        #expect(threads.join())
        #expect(outcomes.withLock { $0.count { $0 == nil } } == 1)
        #expect(outcomes.withLock { $0.count { $0 == .alreadyExists } } == 7)
        #expect(try directory.names == ["ledger"])
    }

    @Test("A folder that a crashed creation left is kept while new and removed by a later creation")
    func sweep() throws {
        let aside = directory.path + "/.ledger.creating-1a2b3c4d5e6f"
        let other = directory.path + "/.another.creating-1a2b3c4d5e6f"
        let (monday, foreign) = (
            directory.path + "/.monday.creating-zz9zz9zz9zz9",
            directory.path + "/.b.creating-mycopy"
        )
        for path in [aside, other, monday, foreign] {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: false,
                attributes: [.posixPermissions: 0o700])
            try Files.write([1, 2, 3], to: path + "/data.mdb")
            // Only a creation makes this file.
            if path != other {
                try Files.write([], to: path + "/open.lock")
                try Files.setMode(0o600, of: path + "/open.lock")
            }
        }
        try Environment.create(at: directory.environment, tables: ["a"]).close()
        #expect(FileManager.default.fileExists(atPath: aside))
        #expect(FileManager.default.fileExists(atPath: monday))

        try FileManager.default.removeItem(atPath: directory.environment)
        for path in [aside, other, monday, foreign] { try Files.setAge(inSeconds: 120, of: path) }
        try Environment.create(at: directory.environment, tables: ["a"]).close()
        let names = try directory.names
        #expect(
            names == [".another.creating-1a2b3c4d5e6f", ".b.creating-mycopy", "ledger"], "\(names)")
    }

    @Test("The folder of a creation in progress is not removed, however old")
    func sweepLocked() throws {
        let aside = directory.path + "/.ledger.creating-1a2b3c4d5e6f"
        try FileManager.default.createDirectory(
            atPath: aside, withIntermediateDirectories: false,
            attributes: [.posixPermissions: 0o700])
        let lock = try takeAlone(aside)
        try Files.setAge(inSeconds: 120, of: aside)
        try Environment.create(at: directory.environment, tables: ["a"]).close()
        #expect(FileManager.default.fileExists(atPath: aside))
        _ = consume lock
    }

    @Test("A process killed while creating leaves nothing that looks finished and is not")
    func killed() async throws {
        for delay in [3, 7, 12, 20] {
            await #expect(processExitsWith: .signal(SIGKILL)) {
                [path = directory.path as String, delay = delay as Int] in
                Thread {
                    usleep(UInt32(delay) * 1000)
                    kill(getpid(), SIGKILL)
                }.start()
                for number in 0... {
                    try Environment.create(at: "\(path)/\(delay)-\(number)", tables: ["a"]).close()
                }
            }
        }
        for name in try directory.names where !name.hasPrefix(".") {
            try Environment.open(at: directory.path + "/" + name, tables: ["a"]).close()
        }
    }
}
