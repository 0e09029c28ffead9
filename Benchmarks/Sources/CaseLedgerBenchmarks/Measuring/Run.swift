internal import CaseLedger
internal import Foundation

/// A run of some benchmarks: its sizes, its folder and its ledgers.
final class Run: Sendable {
    /// Whether sizes are small, for a quick result.
    let isShort: Bool
    /// Whether the ledger of five million events is left out.
    let isWithoutLargest: Bool
    /// The folder of the ledgers, which is removed at the end.
    let folder: String
    let ledgers: LedgerShelf

    /// Creates a run and its folder.
    ///
    /// - Parameters:
    ///   - parent: The folder that contains the new folder, on the disk to measure.
    ///   - isShort: Whether sizes are small.
    ///   - isWithoutLargest: Whether the ledger of five million events is left out.
    /// - Throws: An error when the folder cannot be created.
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

    /// The size for a short run, or the size in the table of targets.
    func size(short: Int, full: Int) -> Int { isShort ? short : full }

    /// An empty folder for one contender.
    func newFolder(_ name: String) throws -> String {
        let path = "\(folder)/\(name)-\(UUID().uuidString.prefix(8))"
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: false,
            attributes: [.posixPermissions: 0o700])
        return path
    }

    /// An empty folder in memory; `nil` when the system has none.
    func newFolderInMemory(_ name: String) throws -> String? {
        let memory = "/dev/shm"
        guard FileManager.default.fileExists(atPath: memory) else { return nil }
        let path = "\(memory)/case-ledger-benchmarks-\(name)-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: false,
            attributes: [.posixPermissions: 0o700])
        return path
    }

    /// Removes a file or folder that is no longer needed, to save disk space.
    func remove(_ path: String) { try? FileManager.default.removeItem(atPath: path) }

    /// Prints a progress message on stderr.
    func say(_ text: String) { tellUser(text) }
}

/// Writes a line to stderr.
func tellUser(_ text: String) {
    FileHandle.standardError.write(Data((text + "\n").utf8))
}

extension Int {
    /// The number with grouped digits: `"1,000,000"`.
    var grouped: String {
        var text = ""
        for (index, digit) in String(magnitude).enumerated() {
            if index > 0, (String(magnitude).count - index) % 3 == 0 { text += "," }
            text.append(digit)
        }
        return self < 0 ? "-\(text)" : text
    }

    /// The number of events in short form: `"100 k"`, `"5 M"`.
    var short: String {
        if self >= 1_000_000, self % 100_000 == 0 {
            let tenths = self / 100_000
            return tenths % 10 == 0 ? "\(tenths / 10) M" : "\(tenths / 10).\(tenths % 10) M"
        }
        return self >= 1_000 && self % 1_000 == 0 ? "\(self / 1_000) k" : grouped
    }
}
