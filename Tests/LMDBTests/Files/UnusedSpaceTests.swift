import Foundation
import LMDB
import Testing

@Suite("The unused part of the pages of a compacted file")
struct UnusedSpaceTests {
    @Test("A compacted file has each value once, and no value that was removed")
    func once() throws {
        let directory = try TemporaryDirectory()
        let environment = try Environment.create(at: directory.environment, tables: ["a"])
        let table = try environment.table(named: "a")
        // More than the two buffers of LMDB's copy, with pages that are partly filled.
        let numbers = Array(0..<12_000)
        for start in stride(from: 0, to: numbers.count, by: 1_000) {
            try environment.write { transaction throws(LMDBError) in
                for number in start..<(start + 1_000) {
                    // 7,919 is a prime, so each place is reached once, in a scattered order.
                    let place = number * 7_919 % numbers.count
                    let value = value(place) + Array(repeating: 0x78, count: place % 350)
                    try transaction.put(value.span, for: key(place).span, in: table)
                }
            }
        }
        try environment.write { transaction throws(LMDBError) in
            for place in numbers where place.isMultiple(of: 3) {
                try transaction.delete(key(place).span, in: table)
            }
        }
        environment.close()
        let alone = try Environment.openAlone(at: directory.environment, tables: ["a"])
        defer { alone.close() }
        let file = try alone.compact()
        let data = try Data(contentsOf: URL(fileURLWithPath: file.path + "/data.mdb"))
        #expect(data.count > 2 << 20)
        var found = [Int](repeating: 0, count: numbers.count)
        var start = data.startIndex
        while let mark = data.range(of: Data("TEXT".utf8), in: start..<data.endIndex) {
            let digits = String(
                decoding: data[mark.upperBound..<(mark.upperBound + 8)], as: UTF8.self)
            if let place = Int(digits) { found[place] += 1 }
            start = mark.upperBound
        }
        #expect(numbers.allSatisfy { found[$0] == ($0.isMultiple(of: 3) ? 0 : 1) })
        let size = try file.publish()
        #expect(size == data.count && size < file.sizeBefore)
    }

    private func value(_ place: Int) -> [UInt8] { Array("TEXT\(digits(place))".utf8) }

    private func digits(_ place: Int) -> String {
        let text = String(place)
        return String(repeating: "0", count: 8 - text.count) + text
    }
}
