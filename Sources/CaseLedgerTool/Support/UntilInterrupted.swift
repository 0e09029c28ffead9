#if CLI
    import ArgumentParser
    import Foundation

    /// Runs endless work until it is interrupted.
    ///
    /// Ctrl-C, SIGTERM and a closed output pipe cancel the work, which can then finish its current
    /// step. If that takes more than a second, because the output is not read, the process ends.
    ///
    /// - Throws: `ExitCode` with 128 and the signal's number, or 0 for a closed pipe; or the error
    ///   that the work threw before that.
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
