import Foundation

extension TestPrograms {
    /// The names of all workloads, as the program under test lists them.
    public static func workloads() throws -> [String] {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: try underTest())
        process.arguments = ["workloads", "-"]
        process.standardOutput = output
        try process.run()
        let names = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: names, as: UTF8.self).split(separator: "\n").map(String.init)
    }
}
