import Foundation
import Synchronization

/// What `.ci/sanitizers thread` tries first: races that must be reported, and a `Mutex` that must not.
///
/// It is no part of the package: the script compiles it alone, as it compiles the tests.
@main
struct RaceControl {
    /// Guarded by a lock that is too often held for the fast path of it.
    private final class Counter: Sendable {
        nonisolated(unsafe) var unguarded = 0
        let value = Mutex(0)
        /// Read and written under `value`, but for one thread of the control.
        nonisolated(unsafe) var guarded = 0
    }

    private static let rounds = 200_000

    static func main() {
        let counter = Counter()
        switch CommandLine.arguments.dropFirst().first {
        case "mutex":
            // Correct: each use of the value is under the lock.
            onThreads { _ in counter.value.withLock { $0 += 1 } }
        case "unguarded":
            // A race: no lock at all.
            onThreads { _ in counter.unguarded += 1 }
        case "read-without-lock":
            // A race: one thread reads what the others write under the lock.
            onThreads { thread in
                if thread == 0 {
                    if counter.guarded == -1 { print("never") }
                } else {
                    counter.value.withLock { _ in counter.guarded += 1 }
                }
            }
        default:
            print("RaceControl mutex | unguarded | read-without-lock")
            exit(64)
        }
    }

    private static let started = Atomic(0)
    private static let ended = Atomic(0)

    /// Calls `body` many times on four threads at the same time, and waits for them.
    private static func onThreads(_ body: @escaping @Sendable (Int) -> Void) {
        let done = DispatchSemaphore(value: 0)
        for number in 0..<4 {
            let thread = Thread {
                // Relaxed, so that the start gives the threads no order.
                started.add(1, ordering: .relaxed)
                while started.load(ordering: .relaxed) < 4 { sched_yield() }
                for _ in 0..<rounds { body(number) }
                // The sanitizer forgets the calls of a thread that ended, and then reports nothing.
                ended.add(1, ordering: .relaxed)
                while ended.load(ordering: .relaxed) < 4 { sched_yield() }
                done.signal()
            }
            thread.start()
        }
        for _ in 0..<4 { done.wait() }
    }
}
