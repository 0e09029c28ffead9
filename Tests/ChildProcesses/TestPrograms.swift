public import Foundation

/// The programs and libraries that are built beside the bundle of tests.
public enum TestPrograms {
    /// Finds one.
    ///
    /// - Parameter name: The name of its file.
    /// - Returns: Its place.
    /// - Throws: When it was not built.
    public static func find(_ name: String) throws -> URL {
        var folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        for _ in 0..<4 {
            let candidate = folder.appendingPathComponent(name)
            if FileManager.default.fileExists(atPath: candidate.path) { return candidate }
            folder.deleteLastPathComponent()
        }
        throw CocoaError(.fileNoSuchFile, userInfo: [NSFilePathErrorKey: name])
    }
}
