internal import Synchronization

/// The editions that inspections are on, so that a read need not look for them: they never change.
final class FrameworkCache: Sendable {
    /// How many inspections' editions are kept; each is one of few values.
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
