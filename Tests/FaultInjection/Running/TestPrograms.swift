import Foundation

/// Where the programs and the library of the tests are: beside the bundle of tests.
public enum TestPrograms {
    /// The program that runs workloads and checks ledgers.
    public static func underTest() throws -> String { try find("ProcessUnderTest") }

    /// The library to preload; it is built with the package.
    public static func faultInjection() throws -> String { try find("libCFaultInjection.so") }

    private static func find(_ name: String) throws -> String {
        var folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        for _ in 0..<4 {
            let candidate = folder.appendingPathComponent(name).path
            if FileManager.default.fileExists(atPath: candidate) { return candidate }
            folder.deleteLastPathComponent()
        }
        throw CocoaError(.fileNoSuchFile, userInfo: [NSFilePathErrorKey: name])
    }
}
