import Foundation
import LMDB
import Testing

/// A data file with everything that a structure can have: branches, long values, free pages.
private struct SampleFile {
    static let tables = ["a", "b", "c"]
    let bytes: [UInt8]
    let keys: [[UInt8]]

    init(at path: String) throws {
        let environment = try Environment.create(at: path, tables: Self.tables)
        defer { environment.close() }
        var keys: [[UInt8]] = []
        for number in 0..<900 {
            keys.append(Array("key-\(10_000 + number * 7)".utf8))
        }
        for (index, name) in Self.tables.enumerated() {
            let table = try environment.table(named: name)
            try environment.write { transaction throws(LMDBError) in
                for (number, key) in keys.enumerated() {
                    let count = number % 97 == 0 ? 9_000 : 20 + index * 30
                    let value = [UInt8](repeating: UInt8(truncatingIfNeeded: number), count: count)
                    try transaction.put(value.span, for: key.span, in: table)
                }
            }
            // Commits that free pages.
            for number in 0..<30 {
                try environment.put(
                    [UInt8](repeating: 3, count: 5_000), for: keys[number * 13], in: table)
            }
        }
        self.keys = keys
        bytes = try Array(Data(contentsOf: URL(fileURLWithPath: path + "/data.mdb")))
    }
}

/// What was done to a file.
private struct Damage {
    let name: String
    let bytes: [UInt8]

    static let kinds = [
        "bit", "structure", "meta", "truncated", "zeroed", "copied", "swapped", "noise", "header",
        "list",
    ]

    /// Does damage of a kind to a copy of a file.
    init(_ kind: Int, of sound: [UInt8], _ random: inout some RandomNumberGenerator) {
        let pages = sound.count / 4_096
        func page(_ random: inout some RandomNumberGenerator) -> Int {
            Int.random(in: 2..<pages, using: &random) * 4_096
        }
        var bytes = sound
        let first = page(&random)
        let second = page(&random)
        let bit = UInt8(1) << UInt8.random(in: 0..<8, using: &random)
        var place = first
        switch Self.kinds[kind % Self.kinds.count] {
        case "bit":
            place = Int.random(in: 0..<bytes.count, using: &random)
            bytes[place] ^= bit
        case "structure":
            place += Int.random(in: 0..<64, using: &random)
            bytes[place] ^= bit
        case "meta":
            place =
                Int.random(in: 0...1, using: &random) * 4_096
                + Int.random(in: 0..<152, using: &random)
            bytes[place] ^= bit
        case "truncated":
            bytes.removeLast(bytes.count - first - Int.random(in: 0...1, using: &random) * 100)
        case "zeroed":
            for offset in 0..<4_096 { bytes[first + offset] = 0 }
        case "copied":
            for offset in 0..<4_096 { bytes[first + offset] = sound[second + offset] }
        case "swapped":
            for offset in 0..<4_096 {
                bytes[first + offset] = sound[second + offset]
                bytes[second + offset] = sound[first + offset]
            }
        case "noise":
            place += Int.random(in: 0..<4_000, using: &random)
            for offset in 0..<Int.random(in: 1...64, using: &random) {
                bytes[place + offset] = .random(in: 0...255, using: &random)
            }
        case "header":
            for offset in 0..<8 {
                bytes[place + 8 + offset] = .random(in: 0...255, using: &random)
            }
        default:
            // The list of free pages: its tree is in the newest meta page.
            let newest = sound[4_096 + 144] > sound[144] ? 4_096 : 0
            let root = (0..<8).reversed().reduce(0) {
                $0 << 8 | Int(sound[newest + 24 + 16 + 40 + $1])
            }
            place = root < pages ? root * 4_096 + Int.random(in: 0..<4_096, using: &random) : first
            bytes[place] ^= bit
        }
        name = "\(Self.kinds[kind % Self.kinds.count]) at \(place), page \(second / 4_096)"
        self.bytes = bytes
    }
}

@Suite("Hostile data files")
struct HostileFileTests {
    /// How many files to try; more with an environment variable.
    private static let count =
        ProcessInfo.processInfo.environment["CASELEDGER_HOSTILE_FILES"].flatMap(Int.init) ?? 200

    @Test("No damaged file ends a process, hangs it, or loses an entry to a write")
    func hostileFiles() async throws {
        let directory = try TemporaryDirectory()
        await #expect(processExitsWith: .success) {
            [path = directory.environment as String, count = Self.count as Int] in
            let sample = try SampleFile(at: path)
            var random = SeededGenerator(seed: 19)
            var refused = 0
            var onlyRead = 0
            for number in 0..<count {
                let damage = Damage(number, of: sample.bytes, &random)
                try Files.write(damage.bytes, to: path + "/data.mdb")
                try Files.setMode(0o600, of: path + "/data.mdb")
                do throws(LMDBError) {
                    if try !HostileFileTests.use(path, damage.name) { onlyRead += 1 }
                } catch {
                    #expect(error.code == .corrupted, "\(number), \(damage.name): \(error)")
                    refused += 1
                }
            }
            #expect(refused > count / 3)
            // The list of free pages is damaged: it can be read, and takes no write.
            #expect(onlyRead >= count / 100)
        }
    }

    /// Opens, reads everything, writes if that is allowed, and reads everything again.
    ///
    /// - Returns: Whether it took writes.
    private static func use(_ path: String, _ name: String) throws(LMDBError) -> Bool {
        let environment = try Environment.open(at: path, tables: SampleFile.tables)
        defer { environment.close() }
        var expected = try contents(of: environment, name)
        let table = try environment.table(named: "b")
        for number in 0..<12 {
            let key = Array("new-\(number)".utf8)
            do throws(LMDBError) {
                try environment.put([UInt8](repeating: 9, count: 3_000), for: key, in: table)
            } catch  where environment.access != .writable {
                #expect(error.code == .corrupted, "\(name): \(error)")
                return false
            }
        }
        let report = try environment.walk()
        #expect(report.isSound, "\(name): after writing, \(report.damage.map(\.description))")
        expected[1] += 12
        #expect(try contents(of: environment, name) == expected, "\(name)")
        return true
    }

    /// How many entries each table has; each is found by its key.
    private static func contents(
        of environment: Environment, _ name: String
    ) throws(LMDBError) -> [Int] {
        var counts: [Int] = []
        for table in SampleFile.tables {
            let table = try environment.table(named: table)
            var keys: [[UInt8]] = []
            try environment.read { transaction throws(LMDBError) in
                try transaction.withCursor(on: table) { cursor throws(LMDBError) in
                    while try cursor.next() {
                        keys.append(cursor.withCurrent { key, _ in key.indices.map { key[$0] } })
                    }
                }
            }
            for key in keys where (key.last ?? 0) % 5 == 0 {
                #expect(try environment.value(of: key, in: table) != nil, "\(name)")
            }
            counts.append(keys.count)
        }
        return counts
    }
}
