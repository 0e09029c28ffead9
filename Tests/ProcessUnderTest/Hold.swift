import Foundation
import LMDB

extension ProcessUnderTest {
    /// Takes the turn to write, with something written, and keeps it until it is killed.
    static func holdWrite(at path: String) throws {
        let environment = try Environment.open(at: path, tables: ["checkpoints"])
        let table = try environment.table(named: "checkpoints")
        try environment.write { transaction throws(LMDBError) in
            let value: [UInt8] = [1, 0, 0, 0, 0, 0, 0, 0]
            try transaction.put(value.span, for: Array("never".utf8).span, in: table)
            try? say("holding")
            sleep(3_600)
        }
    }

    /// Reads so many snapshots at the same time, each in a thread, until it is killed.
    static func holdRead(at path: String, snapshots: Int) throws {
        let environment = try Environment.open(at: path, tables: [])
        let began = DispatchSemaphore(value: 0)
        for _ in 0..<snapshots {
            Thread {
                try? environment.read { _ throws(LMDBError) in
                    began.signal()
                    sleep(3_600)
                }
            }.start()
        }
        for _ in 0..<snapshots { began.wait() }
        try say("holding")
        sleep(3_600)
    }
}
