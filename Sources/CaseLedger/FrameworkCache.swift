internal import Synchronization

/// Caches the edition of each inspection, which never changes, so that reads skip the lookup.
final class FrameworkCache: Sendable {
    /// The most inspections that are cached; together they use few different editions.
    private static let mostEntries = 16_384

    private let frameworks = Mutex<[StreamName: Framework]>([:])

    func framework(of stream: StreamName) -> Framework? { frameworks.withLock { $0[stream] } }

    func keep(_ framework: Framework, of stream: StreamName) {
        frameworks.withLock { frameworks in
            if frameworks.count >= Self.mostEntries { frameworks = [:] }
            frameworks[stream] = framework
        }
    }
}
