import Foundation
import LMDB
import Testing

@Suite("Looking at a data file before LMDB maps it")
struct DataFileWalkTests {
    let directory: TemporaryDirectory

    /// An environment with a few commits, so that both meta pages were written.
    init() throws {
        directory = try TemporaryDirectory()
        let environment = try Environment.create(at: directory.environment, tables: ["a"])
        let table = try environment.table(named: "a")
        for number in 0..<20 { try environment.put(key(number), for: key(number), in: table) }
        environment.close()
    }

    private static func openAndRead(_ path: String) throws(LMDBError) -> [UInt8]? {
        let environment = try Environment.open(at: path, tables: ["a"])
        defer { environment.close() }
        return try environment.value(of: key(7), in: environment.table(named: "a"))
    }

    @Test("A byte of a meta page that is wrong is damage or changes nothing, and ends no process")
    func everyByteOfTheMetaPages() async throws {
        // LMDB ends the process by a signal when it follows a wrong page size.
        await #expect(processExitsWith: .success) { [path = directory.environment as String] in
            let data = path + "/data.mdb"
            let sound = try Array(Data(contentsOf: URL(fileURLWithPath: data)))
            var damaged = 0
            for offset in [0, 4_096].flatMap({ $0..<$0 + 152 }) {
                for mask: UInt8 in [0x01, 0x10, 0x80, 0xff] {
                    var bytes = sound
                    bytes[offset] ^= mask
                    try Files.write(bytes, to: data)
                    try Files.setMode(0o600, of: data)
                    do throws(LMDBError) {
                        let value = try DataFileWalkTests.openAndRead(path)
                        #expect(value == key(7), "byte \(offset), \(mask)")
                    } catch {
                        #expect(error.code == .corrupted, "byte \(offset), \(mask): \(error)")
                        damaged += 1
                    }
                }
            }
            #expect(damaged > 500)
        }
    }

    @Test(
        "A version, address, page size, flag or transaction of one meta page only is damage",
        arguments: [0, 4_096], [0, 20, 24, 40, 41, 44, 92, 145, 150])
    func impossibleHead(page: Int, offset: Int) throws {
        let data = directory.environment + "/data.mdb"
        var bytes = try Array(Data(contentsOf: URL(fileURLWithPath: data)))
        bytes[page + offset] ^= 0x02
        try Files.write(bytes, to: data)
        try Files.setMode(0o600, of: data)
        let path = directory.environment
        #expect(
            code { () throws(LMDBError) in _ = try Self.openAndRead(path) } == .corrupted)
    }

    /// The pages of the file that begin with such flags, in use or not.
    private static func pages(of bytes: [UInt8], kind: UInt8) -> [Int] {
        stride(from: 8_192, to: bytes.count, by: 4_096).filter { bytes[$0 + 10] == kind }
    }

    @Test("A kind of entry that no table has is damage, and ends no process")
    func unknownEntries() async throws {
        await #expect(processExitsWith: .success) { [path = directory.environment as String] in
            let data = path + "/data.mdb"
            let sound = try Array(Data(contentsOf: URL(fileURLWithPath: data)))
            var damaged = 0
            for page in DataFileWalkTests.pages(of: sound, kind: 2) {
                for bit: UInt8 in [0x04, 0x08, 0x40, 0x80] {
                    var bytes = sound
                    let entry = page + Int(bytes[page + 16]) + Int(bytes[page + 17]) << 8
                    bytes[entry + 4] ^= bit
                    try Files.write(bytes, to: data)
                    try Files.setMode(0o600, of: data)
                    do throws(LMDBError) {
                        let value = try DataFileWalkTests.openAndRead(path)
                        #expect(value == key(7), "page \(page), \(bit)")
                    } catch {
                        #expect(error.code == .corrupted, "page \(page), \(bit): \(error)")
                        damaged += 1
                    }
                }
            }
            #expect(damaged >= 4)
        }
    }

    @Test("A bit of a key of a branch is damage, or leads to every key all the same")
    func branchKeys() async throws {
        await #expect(processExitsWith: .success) { [path = directory.environment as String] in
            let environment = try Environment.open(at: path, tables: ["a"])
            let table = try environment.table(named: "a")
            for number in 0..<255 {
                try environment.put([UInt8](repeating: 7, count: 99), for: key(number), in: table)
            }
            environment.close()
            let data = path + "/data.mdb"
            let sound = try Array(Data(contentsOf: URL(fileURLWithPath: data)))
            var damaged = 0
            for page in DataFileWalkTests.pages(of: sound, kind: 1) {
                let entries = (Int(sound[page + 12]) - 16) / 2
                for index in 1..<entries {
                    let place = page + 16 + 2 * index
                    let entry = page + Int(sound[place]) + Int(sound[place + 1]) << 8
                    let count = Int(sound[entry + 6])
                    for bit in 0..<(count * 8) {
                        var bytes = sound
                        bytes[entry + 8 + bit / 8] ^= 1 << UInt8(bit % 8)
                        try Files.write(bytes, to: data)
                        try Files.setMode(0o600, of: data)
                        do throws(LMDBError) {
                            let environment = try Environment.open(at: path, tables: ["a"])
                            defer { environment.close() }
                            let table = try environment.table(named: "a")
                            for number in 0..<255 {
                                let value = try environment.value(of: key(number), in: table)
                                #expect(value?.count == 99, "page \(page), bit \(bit)")
                            }
                        } catch {
                            #expect(error.code == .corrupted, "page \(page): \(error)")
                            damaged += 1
                        }
                    }
                }
            }
            #expect(damaged > 20)
        }
    }

    @Test("Both meta pages of a version that LMDB does not read are told as that, not as damage")
    func anotherVersion() throws {
        let data = directory.environment + "/data.mdb"
        var bytes = try Array(Data(contentsOf: URL(fileURLWithPath: data)))
        for page in [0, 4_096] { bytes[page + 20] = 2 }
        try Files.write(bytes, to: data)
        try Files.setMode(0o600, of: data)
        let path = directory.environment
        #expect(
            code { () throws(LMDBError) in _ = try Self.openAndRead(path) } == .versionMismatch)
    }

    @Test("A data file that is gone, or is no file, is damage where its lock files are")
    func lostDataFile() throws {
        let path = directory.environment
        let data = path + "/data.mdb"
        try FileManager.default.removeItem(atPath: data)
        let open = { () throws(LMDBError) in _ = try Self.openAndRead(path) }
        #expect(code(of: open) == .corrupted)
        try FileManager.default.removeItem(atPath: path + "/open.lock")
        #expect(code(of: open) == .corrupted)
        try FileManager.default.createDirectory(
            atPath: data, withIntermediateDirectories: false,
            attributes: [.posixPermissions: 0o700])
        #expect(code(of: open) == .corrupted)
        try FileManager.default.removeItem(atPath: data)
        #expect(unsafe mkfifo(data, 0o600) == 0)
        #expect(code(of: open) == .corrupted)
        try FileManager.default.removeItem(atPath: data)
        try FileManager.default.removeItem(atPath: path + "/lock.mdb")
        #expect(code(of: open) == .notAnEnvironment)
    }
}
