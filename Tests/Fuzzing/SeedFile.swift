internal import Foundation
internal import LMDB

/// A data file with all that a structure can have: three levels, long values, free pages.
enum SeedFile {
    static let tables = ["a", "b", "c"]
    static let pageInBytes = 4_096

    /// How the file is opened: small, so that many can be tried.
    static var options: Environment.Options {
        Environment.Options(mapSizeInBytes: 4 << 20, maximumReaders: 8, maximumTables: 8)
    }

    /// Creates the environment at `path` and returns the bytes of its data file.
    static func create(at path: String) throws -> [UInt8] {
        let environment = try Environment.create(at: path, tables: tables, options: options)
        let keys = (0..<240).map { number in
            Array("\(10_000 + number * 7)-".utf8) + [UInt8](repeating: 97, count: 240)
        }
        for (index, name) in tables.enumerated() {
            let table = try environment.table(named: name)
            // One table has three levels, one has two, and one is a single leaf.
            let used = index == 0 ? keys[...] : keys.prefix(index == 1 ? 40 : 5)
            try environment.write { transaction throws(LMDBError) in
                for (number, key) in used.enumerated() {
                    let count = number % 60 == 7 ? 5_000 : 20
                    let value = [UInt8](repeating: UInt8(truncatingIfNeeded: number), count: count)
                    try transaction.put(value.span, for: key.span, in: table)
                }
            }
            // Commits that free pages.
            for number in 0..<4 {
                try environment.write { transaction throws(LMDBError) in
                    let (key, value) = (keys[number], [UInt8](repeating: 3, count: 4_100))
                    try transaction.put(value.span, for: key.span, in: table)
                }
            }
        }
        environment.close()
        return try Array(Data(contentsOf: URL(fileURLWithPath: path + "/data.mdb")))
    }
}
