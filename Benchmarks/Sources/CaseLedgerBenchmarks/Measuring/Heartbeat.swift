/// Something that the main actor has to do every 5 ms, as a user interface has.
enum Heartbeat {
    private static let interval = Duration.milliseconds(5)

    /// Lets the heart beat while `body` runs.
    ///
    /// - Returns: What `body` returned, and how late each beat was. Unit: milliseconds.
    /// - Throws: What `body` threw.
    static func during<Result>(
        _ body: () async throws -> Result
    ) async throws -> (result: Result, lateness: [Double]) {
        let heart = Task { await beat() }
        defer { heart.cancel() }
        let result = try await body()
        heart.cancel()
        return (result, await heart.value)
    }

    /// Beats until it is cancelled.
    @MainActor
    private static func beat() async -> [Double] {
        let clock = ContinuousClock()
        var lateness: [Double] = []
        var due = clock.now + interval
        while true {
            do { try await clock.sleep(until: due, tolerance: .zero) } catch { return lateness }
            let now = clock.now
            lateness.append((now - due).inSeconds * 1_000)
            // A beat that was missed altogether is late once, and not made up for.
            repeat { due += interval } while due <= now
        }
    }
}
