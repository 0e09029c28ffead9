import Foundation
import Testing

/// A run of the command whose standard output is a terminal of a given size.
struct PseudoTerminal {
    let status: Int32
    /// What the terminal got, with plain line ends.
    let output: String
    let messages: String

    /// Runs the command in `folder` and waits for its end.
    ///
    /// - Parameters:
    ///   - arguments: Its arguments.
    ///   - folder: Where it runs.
    ///   - columns: The width of the terminal.
    ///   - rows: The height of the terminal.
    ///   - environment: Variables beside those of the tests.
    /// - Throws: The failure to make a terminal or to start the command.
    init(
        _ arguments: [String], in folder: String, columns: UInt16, rows: UInt16,
        environment: [String: String] = [:]
    ) throws {
        let (main, terminal) = try Self.pair()
        defer { close(main) }
        var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        let isSized = unsafe ioctl(terminal, UInt(TIOCSWINSZ), &size) == 0
        #expect(isSized)

        let (process, _, errors) = try CommandRun.process(
            arguments, in: folder, environment: environment)
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle(fileDescriptor: terminal, closeOnDealloc: false)
        try process.run()
        close(terminal)
        // Reading ends with an error when the last process has closed the terminal.
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4_096)
        while true {
            let count = unsafe read(main, &buffer, buffer.count)
            guard count > 0 else { break }
            bytes += buffer.prefix(count)
        }
        process.waitUntilExit()
        status = process.terminationStatus
        output = String(decoding: bytes, as: UTF8.self).replacing("\r\n", with: "\n")
        messages = String(decoding: try Data(contentsOf: errors), as: UTF8.self)
    }

    /// Opens a terminal: the side that a program such as xterm has, and the side of the command.
    private static func pair() throws -> (main: Int32, terminal: Int32) {
        let flags = O_RDWR | O_NOCTTY | O_CLOEXEC
        #if os(Linux)
            let main = unsafe open("/dev/ptmx", flags)
            var isLocked: Int32 = 0
            var number: UInt32 = 0
            // TIOCSPTLCK and TIOCGPTN of asm-generic/ioctls.h; Swift does not import them.
            let isReady =
                unsafe ioctl(main, 0x4004_5431, &isLocked) == 0
                && ioctl(main, 0x8004_5430, &number) == 0
            let terminal = isReady ? unsafe open("/dev/pts/\(number)", flags) : -1
        #else
            let main = posix_openpt(flags)
            let name = grantpt(main) == 0 && unlockpt(main) == 0 ? unsafe ptsname(main) : nil
            let terminal = unsafe name.map { unsafe open($0, flags) } ?? -1
        #endif
        guard terminal >= 0 else {
            close(main)
            throw CocoaError(.fileReadUnknown)
        }
        return (main, terminal)
    }
}
