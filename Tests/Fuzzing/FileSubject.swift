internal import Foundation
internal import LMDB

/// The structure of a data file, with patches that the fuzzer chose.
///
/// The walk ends with a report. What it calls sound, LMDB opens, reads and writes, with the same
/// entries that the reader of salvage finds, and it is sound after the writes. What it calls readable,
/// LMDB reads. What it calls damaged, nobody opens.
///
/// An input is a list of patches of a sound file: a page, an offset in it, a length and the bytes. A
/// length of 0 copies another page there, and 255 ends the file.
struct FileSubject: FuzzedSubject {
    private let path: String
    private let sound: [UInt8]
    private let isFaulty: Bool

    init(in folder: String, isFaulty: Bool) throws {
        path = folder + "/environment-\(getpid())"
        sound = try SeedFile.create(at: path)
        self.isFaulty = isFaulty
    }

    func seeds() async throws -> [[UInt8]] {
        let pages = sound.count / SeedFile.pageInBytes
        // The fields of each page's header, and its first entries, as they are.
        return [[]]
            + (0..<pages).flatMap { page in
                [0, 8, 16, 24, 64, 128].map { offset -> [UInt8] in
                    let place = page * SeedFile.pageInBytes + offset
                    return [UInt8(page), UInt8(offset), 0, 8] + sound[place..<place + 8]
                }
            }
    }

    mutating func run(_ bytes: [UInt8]) {
        do {
            try write(patched(bytes))
            try check()
        } catch { broken("\(error)") }
    }

    private func patched(_ bytes: [UInt8]) -> [UInt8] {
        var input = FuzzedInput(bytes)
        var file = sound
        let size = SeedFile.pageInBytes
        while !input.isAtEnd {
            let page = Int(input.byte()) % (sound.count / size)
            let place = page * size + input.pair() % size
            switch input.byte() {
            case 0:
                let other = Int(input.byte()) % (sound.count / size) * size
                file.replaceSubrange(
                    page * size..<(page + 1) * size, with: sound[other..<other + size])
            case 255:
                return Array(file.prefix(place))
            case let count:
                for (index, byte) in input.bytes(Int(count)).enumerated()
                where place + index < file.count {
                    file[place + index] = byte
                }
            }
        }
        return file
    }

    private func write(_ bytes: [UInt8]) throws {
        let handle = try FileHandle(forUpdating: URL(fileURLWithPath: path + "/data.mdb"))
        try handle.truncate(atOffset: UInt64(bytes.count))
        try handle.write(contentsOf: Data(bytes))
        try handle.close()
    }

    private func check() throws {
        let salvaged = try salvage()
        let report: DataFileReport
        do throws(LMDBError) { report = try Environment.inspect(at: path) } catch {
            // Of another version of LMDB, which LMDB refuses to open.
            require(error.code == .displaced, "the walk failed: \(error)")
            require((try? open()) == nil, "a file without a readable head was opened")
            return
        }
        let environment: Environment
        do throws(LMDBError) { environment = try open() } catch {
            // Patches that change the name of a table, or its flags, leave the structure sound.
            let isRefusal =
                error.code == .corrupted || error.code == .missingTable
                || error.code == .foreignTable || error.code == .versionMismatch
            require(isRefusal, "opening failed: \(error)")
            require(!report.isSound || error.code != .corrupted, "sound, but refused: \(error)")
            return
        }
        defer { environment.close() }
        require(report.isReadable || isFaulty, "a damaged file was opened")
        let entries = try entries(of: environment)
        guard report.isSound else {
            require(
                (try? write(into: environment)) == nil || isFaulty, "a damaged file was written")
            return
        }
        require(entries == salvaged, "LMDB reads other entries than salvage")
        try write(into: environment)
        let after = try environment.walk()
        require(after.isSound, "damaged by a write: \(after.damage.map(\.description))")
        for name in SeedFile.tables {
            let table = try self.entries(of: environment)[name]
            require(
                table
                    == entries[name].map { $0.filter { !Self.added.contains($0.key) } }
                    .map { $0.merging(addedEntries(name)) { $1 } }, "a write changed other entries")
        }
    }

    private func open() throws(LMDBError) -> Environment {
        var options = SeedFile.options
        options.walksBeforeOpening = !isFaulty
        return try Environment.open(at: path, tables: SeedFile.tables, options: options)
    }
}

// MARK: - Entries

extension FileSubject {
    private typealias Entries = [[UInt8]: [UInt8]]

    /// The keys that are written to one table.
    private static let added = (0..<12).map { Array("new-\($0)".utf8) }
    private static let addedValue = [UInt8](repeating: 9, count: 3_000)

    private func addedEntries(_ table: String) -> Entries {
        guard table == "b" else { return [:] }
        return Dictionary(uniqueKeysWithValues: Self.added.map { ($0, Self.addedValue) })
    }

    private func write(into environment: Environment) throws(LMDBError) {
        let table = try environment.table(named: "b")
        for key in Self.added {
            try environment.write { transaction throws(LMDBError) in
                try transaction.put(Self.addedValue.span, for: key.span, in: table)
            }
        }
    }

    /// What LMDB reads, each table from its first entry to its last.
    private func entries(of environment: Environment) throws(LMDBError) -> [String: Entries] {
        var found: [String: Entries] = [:]
        for name in SeedFile.tables {
            let table = try environment.table(named: name)
            try environment.read { transaction throws(LMDBError) in
                var entries: Entries = [:]
                var count = 0
                try transaction.withCursor(on: table) { cursor throws(LMDBError) in
                    while try cursor.next() {
                        cursor.withCurrent { key, value in
                            entries[key.indices.map { key[$0] }] = value.indices.map { value[$0] }
                        }
                        count += 1
                        require(count < 1 << 16, "reading does not end")
                    }
                }
                let stated = try transaction.count(of: table)
                require(
                    isFaulty || stated == count && count == entries.count,
                    "table \(name) has another number of entries than it states")
                found[name] = entries
            }
        }
        return found
    }

    /// What the reader of salvage finds in the tables.
    private func salvage() throws(LMDBError) -> [String: Entries] {
        var found: [String: Entries] = Dictionary(
            uniqueKeysWithValues: SeedFile.tables.map { ($0, [:]) })
        var salvage: DataFileSalvage
        do throws(LMDBError) { salvage = try DataFileSalvage.open(at: path) } catch {
            require(error.code == .corrupted, "salvage failed: \(error)")
            return found
        }
        try salvage.forEachEntry { key, value, source throws(LMDBError) in
            if case .table(let name) = source, found[name] != nil { found[name]?[key] = value }
        }
        return found
    }
}
