internal import CaseLedger

/// Runs `body` in several tasks at the same time.
///
/// - Parameters:
///   - starts: Where each task has read up to; as many tasks as that.
///   - body: What a task does; returns where it has read up to then.
/// - Returns: What each task returned.
/// - Throws: What a task threw.
func inTasks(
    _ starts: [Position], _ body: @escaping @Sendable (Int, Position) async throws -> Position
) async throws -> [Position] {
    try await withThrowingTaskGroup(of: (Int, Position).self) { group in
        for (task, start) in starts.enumerated() {
            group.addTask { (task, try await body(task, start)) }
        }
        return try await group.reduce(into: starts) { $0[$1.0] = $1.1 }
    }
}
