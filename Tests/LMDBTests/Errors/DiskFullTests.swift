import Foundation
import LMDB
import Testing

@Suite("A full disk")
struct DiskFullTests {
    @Test(
        "An input/output error counts as a full disk only when the disk is almost full",
        arguments: [
            (EIO, UInt64?.some(0), LMDBError.Code.diskFull), (EIO, (8 << 20) - 1, .diskFull),
            (EIO, 8 << 20, .system(errno: EIO)), (EIO, nil, .system(errno: EIO)),
            (ENOSPC, 1 << 40, .diskFull), (EDQUOT, nil, .diskFull),
        ])
    func classification(status: Int32, freeBytes: UInt64?, expected: LMDBError.Code) {
        #expect(LMDBError(status: status, "test", freeBytes: freeBytes).code == expected)
    }

    #if os(Linux)
        @Test(
            "A commit that does not fit says so, leaves nothing, and reading and writing go on",
            .enabled(if: geteuid() == 0, "Mounting a small disk takes root."))
        func commit() throws {
            let directory = try TemporaryDirectory()
            guard unsafe mount("tmpfs", directory.path, "tmpfs", 0, "size=4m,mode=700") == 0 else {
                return  // Some containers forbid it, to root too.
            }
            defer { _ = unsafe umount2(directory.path, Int32(MNT_DETACH)) }
            let environment = try Environment.create(at: directory.environment, tables: ["a"])
            defer { environment.close() }
            let table = try environment.table(named: "a")
            try environment.put([1], for: key(1), in: table)
            let large = [UInt8](repeating: 2, count: 5 << 20)
            #expect(
                code { () throws(LMDBError) in try environment.put(large, for: key(2), in: table) }
                    == .diskFull)
            #expect(try environment.value(of: key(1), in: table) == [1])
            #expect(try environment.value(of: key(2), in: table) == nil)
        }
    #endif
}
