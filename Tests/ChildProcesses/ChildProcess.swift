public import Foundation
internal import Synchronization

/// A program that a test starts and waits for, with the interface of Foundation's `Process`.
///
/// Foundation's lists the open files before it starts a program, and reads past the end of that list
/// when there are some 1,360 of them. Tests run at the same time, and have as many.
public final class ChildProcess: Sendable {
    /// How a process ended.
    public enum TerminationReason: Sendable { case exit, uncaughtSignal }

    /// The process could not be started.
    public struct Failure: Error {
        let path: String
        let code: Int32
    }

    private struct State {
        var start = ProcessStart()
        var identifier: pid_t = 0
        /// What the system says of its end.
        var status: Int32?
    }

    private let state = Mutex(State())

    public init() {}

    /// The program.
    public var executableURL: URL? {
        get { URL(fileURLWithPath: state.withLock { $0.start.executable }) }
        set { state.withLock { $0.start.executable = newValue?.path ?? "" } }
    }

    /// Its arguments, without its name.
    public var arguments: [String]? {
        get { state.withLock { $0.start.arguments } }
        set { state.withLock { $0.start.arguments = newValue ?? [] } }
    }

    /// Its variables; `nil`: those of this process.
    public var environment: [String: String]? {
        get { state.withLock { $0.start.environment } }
        set { state.withLock { $0.start.environment = newValue } }
    }

    /// Where it runs; `nil`: where this process runs.
    public var currentDirectoryURL: URL? {
        get { state.withLock { $0.start.folder }.map { URL(fileURLWithPath: $0) } }
        set { state.withLock { $0.start.folder = newValue?.path } }
    }

    /// Its input; `nil`: that of this process.
    public var standardInput: (any ChildStream)? {
        get { state.withLock { $0.start.input } }
        set { state.withLock { $0.start.input = newValue } }
    }

    /// Its output; `nil`: that of this process.
    public var standardOutput: (any ChildStream)? {
        get { state.withLock { $0.start.output } }
        set { state.withLock { $0.start.output = newValue } }
    }

    /// Its error output; `nil`: that of this process.
    public var standardError: (any ChildStream)? {
        get { state.withLock { $0.start.errors } }
        set { state.withLock { $0.start.errors = newValue } }
    }

    /// Starts it, and closes the ends of pipes that it has now.
    ///
    /// A thread waits for its end, whether or not the test does. The library of tests looks at ended
    /// children in a loop, and one that nobody waits for keeps it from those that it waits for itself.
    ///
    /// - Throws: ``Failure``.
    public func run() throws {
        try start()
        let identifier = processIdentifier
        Thread.detachNewThread { [self] in
            var status: Int32 = 0
            while unsafe waitpid(identifier, &status, 0) == -1, errno == EINTR {}
            state.withLock { $0.status = status }
        }
    }

    private func start() throws {
        try state.withLock { state in
            state.identifier = try state.start.run()
            for stream in [state.start.input, state.start.output, state.start.errors] {
                try (stream as? Pipe).map { pipe in
                    let isInput = (state.start.input as? Pipe) === pipe
                    try (isInput ? pipe.fileHandleForReading : pipe.fileHandleForWriting).close()
                }
            }
        }
    }

    /// The number of the process; 0 before it is started.
    public var processIdentifier: pid_t { state.withLock { $0.identifier } }

    /// Whether it was started and has not ended.
    public var isRunning: Bool {
        state.withLock { state in
            state.identifier > 0 && state.status == nil
        }
    }

    /// Waits for its end.
    public func waitUntilExit() {
        // Not under the lock: others may ask, and send signals, meanwhile.
        while isRunning { usleep(1_000) }
    }

    /// Why it ended.
    public var terminationReason: TerminationReason {
        ended & 0x7f == 0 ? .exit : .uncaughtSignal
    }

    /// Its exit status, or the number of the signal that ended it.
    public var terminationStatus: Int32 {
        ended & 0x7f == 0 ? (ended >> 8) & 0xff : ended & 0x7f
    }

    private var ended: Int32 {
        guard let status = state.withLock({ $0.status }) else {
            preconditionFailure("the process has not ended")
        }
        return status
    }

    /// Sends it an interrupt, as Control-C does.
    public func interrupt() { kill(processIdentifier, SIGINT) }
}
