import Foundation
import Synchronization

/// Real threads: those of a pool are fewer than a test of waiting needs.
struct Threads {
    private let group = DispatchGroup()

    /// Starts `count` threads; each gets its number.
    static func start(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) -> Threads {
        let threads = Threads()
        for number in 0..<count {
            threads.group.enter()
            let group = threads.group
            Thread {
                body(number)
                group.leave()
            }.start()
        }
        return threads
    }

    /// Waits for all of them.
    ///
    /// - Returns: Whether they ended in time.
    func join(withinSeconds seconds: Double = 60) -> Bool {
        group.wait(timeout: .now() + seconds) == .success
    }
}

/// A door that one thread opens and others wait at.
struct Door: Sendable {
    private let semaphore = DispatchSemaphore(value: 0)

    func open() { semaphore.signal() }

    /// - Returns: Whether it was opened in time.
    @discardableResult
    func pass(withinSeconds seconds: Double = 60) -> Bool {
        semaphore.wait(timeout: .now() + seconds) == .success
    }
}

/// How far some threads are.
final class ThreadProgress: Sendable {
    private let counter = Atomic(0)
    private let hasFinished = Atomic(false)

    var isFinished: Bool { hasFinished.load(ordering: .acquiring) }
    var steps: Int { counter.load(ordering: .acquiring) }

    func step() { counter.add(1, ordering: .acquiringAndReleasing) }
    func finish() { hasFinished.store(true, ordering: .releasing) }
}
