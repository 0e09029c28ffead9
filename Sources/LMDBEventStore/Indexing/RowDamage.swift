internal import EventSourcing
internal import Synchronization

/// The number of damaged rows and states found since the store was opened, by projection.
final class RowDamage: Sendable {
    private let counts = Mutex<[ProjectionName: Int]>([:])

    func note(_ projection: ProjectionName) {
        counts.withLock { $0[projection, default: 0] += 1 }
    }

    func count(of projection: ProjectionName) -> Int {
        counts.withLock { $0[projection, default: 0] }
    }
}
