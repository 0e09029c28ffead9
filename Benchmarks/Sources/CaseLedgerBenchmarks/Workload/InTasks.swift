internal import CaseLedger

/// Runs `body` in several tasks at the same time.
///
/// - Parameters:
///   - starts: The position that each task has read up to; one task for each element.
///   - body: The work of a task; it returns the position that it has then read up to.
/// - Returns: The result of each task.
/// - Throws: The error of a task.
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
