import Foundation
import LMDB

/// A directory for one test; it goes with the value.
final class TemporaryDirectory: Sendable {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "lmdb-tests-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Where the environment of the test is.
    var environment: String { path + "/ledger" }

    /// Every name in it, hidden ones too.
    var names: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
    }
}

/// What a program can do without this module: change rights, owners and times of files.
enum Files {
    static func setMode(_ mode: Int, of path: String) throws {
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    }

    static func mode(of path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    static func setOwner(_ owner: Int, of path: String) throws {
        try FileManager.default.setAttributes([.ownerAccountID: owner], ofItemAtPath: path)
    }

    static func setAge(inSeconds age: Double, of path: String) throws {
        let date = Date(timeIntervalSinceNow: -age)
        try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: path)
    }

    static func write(_ bytes: [UInt8], to path: String) throws {
        try Data(bytes).write(to: URL(fileURLWithPath: path))
    }
}

/// Takes an environment that nobody has open any more.
///
/// A process that another test starts at this moment has our descriptors, and so the lock, until it
/// runs its program.
func takeAlone(_ path: String) throws(LMDBError) -> OpenLock {
    try OpenLock.exclusive(at: path, patience: .seconds(10))
}
