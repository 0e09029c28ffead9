#if CLI
    import ArgumentParser
    import Foundation

    /// Runs work that has no end of its own, until somebody ends it.
    ///
    /// Ctrl-C, SIGTERM and the closing of the pipe that output goes to cancel it; it may then finish
    /// what it is at. If that takes more than a second, because nobody takes its output, the process
    /// ends without.
    ///
    /// - Throws: The exit status of whoever ended it: 128 and the signal's number, 0 for a closed
    ///   pipe; or what the work threw before that.
    func untilInterrupted(_ work: @escaping @Sendable () async throws -> Void) async throws {
        let (interruptions, interruption) = AsyncStream<Int32>.makeStream()
        let sources = [SIGINT, SIGTERM].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number)
            source.setEventHandler {
                interruption.yield(128 + number)
                DispatchQueue.global().asyncAfter(deadline: .now() + 1) { _exit(128 + number) }
            }
            source.resume()
            return source
        }
        defer { sources.forEach { $0.cancel() } }
        try await withThrowingTaskGroup(of: Int32?.self) { group in
            group.addTask {
                try await work()
                return nil
            }
            group.addTask { await interruptions.first { _ in true } }
            group.addTask {
                while !Console.isOutputClosed { try await Task.sleep(for: .milliseconds(500)) }
                return 0
            }
            let status = try await group.next() ?? nil
            group.cancelAll()
            while await group.nextResult() != nil {}
            if let status { throw ExitCode(status) }
        }
    }
#endif
