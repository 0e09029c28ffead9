import Foundation

/// A folder for an experiment, in memory where the system has such a place; removed when it is let
/// go.
public final class Place: Sendable {
    public let path: String

    public init() throws {
        let memory = "/dev/shm"
        let base =
            FileManager.default.fileExists(atPath: memory) ? memory : NSTemporaryDirectory()
        path = "\(base)/caseledger-faults-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: false,
            attributes: [.posixPermissions: 0o700])
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// A new empty folder in it, in place of one of the same name.
    public func folder(_ name: String) throws -> String {
        let folder = "\(path)/\(name)"
        try? FileManager.default.removeItem(atPath: folder)
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: false,
            attributes: [.posixPermissions: 0o700])
        return folder
    }
}
