internal import CaseLedger
internal import Foundation

/// One run of some benchmarks: its sizes, its folder, and the ledgers made for it.
final class Run: Sendable {
    /// Whether sizes are small, for a first look.
    let isShort: Bool
    /// Whether the ledger of five million events is left out.
    let isWithoutLargest: Bool
    /// Where ledgers are made; removed at the end.
    let folder: String
    let ledgers: LedgerShelf

    /// Makes a folder for a run.
    ///
    /// - Parameters:
    ///   - parent: Where the folder is made: the disk that is measured.
    ///   - isShort: Whether sizes are small.
    ///   - isWithoutLargest: Whether the ledger of five million events is left out.
    /// - Throws: When the folder cannot be made.
    init(in parent: String, isShort: Bool, isWithoutLargest: Bool) throws {
        self.isShort = isShort
        self.isWithoutLargest = isWithoutLargest
        folder = "\(parent)/case-ledger-benchmarks-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700])
        ledgers = LedgerShelf(folder: folder)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// The size for a short run, or that of the table of targets.
    func size(short: Int, full: Int) -> Int { isShort ? short : full }

    /// An empty folder for one contender.
    func newFolder(_ name: String) throws -> String {
        let path = "\(folder)/\(name)-\(UUID().uuidString.prefix(8))"
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: false,
            attributes: [.posixPermissions: 0o700])
        return path
    }

    /// An empty folder that is in memory; `nil` where there is no such place.
    func newFolderInMemory(_ name: String) throws -> String? {
        let memory = "/dev/shm"
        guard FileManager.default.fileExists(atPath: memory) else { return nil }
        let path = "\(memory)/case-ledger-benchmarks-\(name)-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: false,
            attributes: [.posixPermissions: 0o700])
        return path
    }

    /// Removes what is not needed any more: the disk is not endless.
    func remove(_ path: String) { try? FileManager.default.removeItem(atPath: path) }

    /// Says on stderr what is going on.
    func say(_ text: String) { tellUser(text) }
}

/// Writes a line to stderr.
func tellUser(_ text: String) {
    FileHandle.standardError.write(Data((text + "\n").utf8))
}

extension Int {
    /// The number as people read it: `"1,000,000"`.
    var grouped: String {
        var text = ""
        for (index, digit) in String(magnitude).enumerated() {
            if index > 0, (String(magnitude).count - index) % 3 == 0 { text += "," }
            text.append(digit)
        }
        return self < 0 ? "-\(text)" : text
    }

    /// The number of events in short: `"100 k"`, `"5 M"`.
    var short: String {
        if self >= 1_000_000, self % 100_000 == 0 {
            let tenths = self / 100_000
            return tenths % 10 == 0 ? "\(tenths / 10) M" : "\(tenths / 10).\(tenths % 10) M"
        }
        return self >= 1_000 && self % 1_000 == 0 ? "\(self / 1_000) k" : grouped
    }
}
