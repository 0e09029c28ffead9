public import ChildProcesses
import Foundation

extension TestPrograms {
    /// The program that runs workloads and checks ledgers.
    static func underTest() throws -> URL { try find("ProcessUnderTest") }

    /// The library to preload; it is built with the package.
    static func faultInjection() throws -> String { try find("libCFaultInjection.so").path }

    /// The names of all workloads, as the program under test lists them.
    public static func workloads() throws -> [String] {
        let process = ChildProcess()
        let output = Pipe()
        process.executableURL = try underTest()
        process.arguments = ["workloads", "-"]
        process.standardOutput = output
        try process.run()
        let names = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: names, as: UTF8.self).split(separator: "\n").map(String.init)
    }
}
