internal import CChildProcesses
public import Foundation

/// What a child process has as its input or output.
public protocol ChildStream: Sendable {}

extension FileHandle: ChildStream {}
extension Pipe: ChildStream {}

/// What is known of a process before it runs.
struct ProcessStart {
    var executable = ""
    var arguments: [String] = []
    var environment: [String: String]?
    var folder: String?
    var input: (any ChildStream)?
    var output: (any ChildStream)?
    var errors: (any ChildStream)?

    /// Starts the process; it has no other files of this one, and the default answers to signals.
    ///
    /// - Returns: Its number.
    /// - Throws: ``ChildProcess/Failure``.
    func run() throws -> pid_t {
        let streams = [
            (input as? Pipe)?.fileHandleForReading ?? input,
            (output as? Pipe)?.fileHandleForWriting ?? output,
            (errors as? Pipe)?.fileHandleForWriting ?? errors,
        ].map { ($0 as? FileHandle)?.fileDescriptor ?? -1 }
        let variables = (environment ?? ProcessInfo.processInfo.environment)
            .map { "\($0.key)=\($0.value)" }
        var identifier: pid_t = 0
        let code = unsafe withCStrings([executable] + arguments) { words in
            unsafe withCStrings(variables) { variables in
                unsafe cl_start_child(
                    executable, words, variables, folder, streams, &identifier)
            }
        }
        guard code == 0 else { throw ChildProcess.Failure(path: executable, code: code) }
        return identifier
    }
}

/// Calls `body` with the texts as C wants lists of them, with a null at the end.
private func withCStrings<Result>(
    _ texts: [String],
    _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
) -> Result {
    var pointers = unsafe texts.map { unsafe strdup($0) } + [nil]
    defer { unsafe pointers.forEach { unsafe free($0) } }
    return unsafe body(&pointers)
}
