/// A task that the main actor runs every 5 ms, like a user interface.
enum Heartbeat {
    private static let interval = Duration.milliseconds(5)

    /// Runs the heartbeat while `body` runs.
    ///
    /// - Returns: The result of `body`, and the delay of each beat. Unit: milliseconds.
    /// - Throws: The error of `body`.
    static func during<Result>(
        _ body: () async throws -> Result
    ) async throws -> (result: Result, lateness: [Double]) {
        let heart = Task { await beat() }
        defer { heart.cancel() }
        let result = try await body()
        heart.cancel()
        return (result, await heart.value)
    }

    /// Beats until the task is cancelled.
    @MainActor
    private static func beat() async -> [Double] {
        let clock = ContinuousClock()
        var lateness: [Double] = []
        var due = clock.now + interval
        while true {
            do { try await clock.sleep(until: due, tolerance: .zero) } catch { return lateness }
            let now = clock.now
            lateness.append((now - due).inSeconds * 1_000)
            // A missed beat counts as one late beat, and is not repeated.
            repeat { due += interval } while due <= now
        }
    }
}
