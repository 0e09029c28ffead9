import Foundation
import LMDB

extension ProcessUnderTest {
    /// Holds one snapshot after another with a map that begins small, and checks that each stays as
    /// it is while another process appends.
    ///
    /// It prints the number of records in each snapshot, or "changed" and ends.
    static func holdSnapshots(at path: String, mapSizeInBytes: Int) throws {
        let environment = try Environment.open(
            at: path, tables: ["records"],
            options: Environment.Options(mapSizeInBytes: mapSizeInBytes))
        let table = try environment.table(named: "records")
        var round: UInt32 = 0
        while true {
            round += 1
            let counts = try environment.read { transaction throws(LMDBError) in
                let before = try transaction.count(of: table)
                // Most are short, and every tenth one is long.
                usleep(round % 10 == 0 ? 700_000 : 20_000)
                var walked = 0
                try transaction.withCursor(on: table) { cursor throws(LMDBError) in
                    var isOn = try cursor.last()
                    while isOn, walked < 2_000 {
                        walked += 1
                        isOn = try cursor.previous()
                    }
                }
                return (before, try transaction.count(of: table), walked)
            }
            guard counts.0 == counts.1, counts.2 == min(counts.0, 2_000) else {
                try say("changed \(counts)")
                exit(1)
            }
            try say("\(counts.0)")
        }
    }
}
