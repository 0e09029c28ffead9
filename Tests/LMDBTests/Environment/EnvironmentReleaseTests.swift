import LMDB
import Testing

#if os(Linux)
    import Foundation

    @Suite("Memory of what was read", .serialized)
    struct EnvironmentReleaseTests {
        @Test("Released pages leave the memory of the process, and are read again as before")
        func released() throws {
            let directory = try TemporaryDirectory()
            let environment = try Environment.create(at: directory.environment, tables: ["a"])
            let table = try environment.table(named: "a")
            let value = [UInt8](repeating: 7, count: 3_000)
            for group in 0..<16 {
                try environment.write { transaction throws(LMDBError) in
                    for index in 0..<512 {
                        try transaction.put(
                            value.span, for: key(group * 512 + index).span, in: table)
                    }
                }
            }
            func readAll() throws -> Int {
                var bytes = 0
                for index in 0..<(16 * 512) {
                    bytes += try environment.value(of: key(index), in: table)?.count ?? 0
                }
                return bytes
            }
            let all = 16 * 512 * value.count
            #expect(try readAll() == all)
            let mapped = try Self.mappedKilobytes(below: directory.environment)
            try environment.releaseMappedPages()
            let left = try Self.mappedKilobytes(below: directory.environment)
            #expect(mapped > all / 1_024 / 2)
            #expect(left < mapped / 4, "\(left) of \(mapped) KB")
            #expect(try readAll() == all)
        }

        /// How much of the data file is in the memory of this process.
        private static func mappedKilobytes(below path: String) throws -> Int {
            let file = try #require(FileHandle(forReadingAtPath: "/proc/self/smaps"))
            let maps = String(decoding: try file.readToEnd() ?? Data(), as: UTF8.self)
            var isOurs = false
            var kilobytes = 0
            for line in maps.split(separator: "\n") {
                if line.contains("-"), line.contains(" r") {
                    isOurs = line.contains(path) && line.hasSuffix("data.mdb")
                } else if isOurs, line.hasPrefix("Rss:") {
                    kilobytes += Int(line.split(separator: " ")[1]) ?? 0
                }
            }
            return kilobytes
        }
    }
#endif
