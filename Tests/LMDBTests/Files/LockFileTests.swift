import CLMDB
import Foundation
import LMDB
import Testing

@Suite("The lock file of LMDB")
struct LockFileTests {
    @Test("It has room on the disk before it is mapped: a full disk is no signal")
    func room() throws {
        let directory = try TemporaryDirectory()
        try Environment.create(at: directory.environment, tables: ["a"]).close()
        let path = "\(directory.environment)/lock.mdb"
        try FileManager.default.removeItem(atPath: path)
        let environment = try Environment.open(at: directory.environment, tables: ["a"])
        var status = stat()
        let isThere = unsafe stat(path, &status) == 0
        try #require(isThere)
        // A slot of 64 bytes for each of 1,024 readers.
        #expect(status.st_size >= 65_536)
        #if os(Linux)
            #expect(status.st_blocks * 512 >= status.st_size)
        #endif
        environment.close()
    }
}
