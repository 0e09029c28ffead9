#if CLI
    import Foundation
    import Synchronization

    /// Shows on a terminal that a command that takes more than a second is at work.
    ///
    /// A command that counts its work shows how much of it is done; any other shows the seconds.
    struct WorkIndicator {
        private let task: Task<Void, Never>

        private static let isShown = Mutex(false)
        /// What the command is doing.
        private static let step = Mutex("working")

        /// Begins to count the seconds.
        init() {
            task = Task {
                guard isatty(STDERR_FILENO) == 1 else { return }
                var seconds = 0
                while (try? await Task.sleep(for: .seconds(1))) != nil {
                    seconds += 1
                    Self.show("\(Self.step.withLock { $0 }), \(seconds) s")
                }
            }
        }

        /// Ends the count, and removes the line.
        func end() {
            task.cancel()
            Self.clear()
        }

        /// Names the step that begins, for the line with the seconds.
        static func name(_ step: String) { Self.step.withLock { $0 = step } }

        /// Shows how much of the work is done.
        static func show(_ done: Int, of all: Int) {
            guard isatty(STDERR_FILENO) == 1, all > 0 else { return }
            let width = 30
            let filled = width * min(done, all) / all
            let bar =
                String(repeating: "#", count: filled)
                + String(repeating: ".", count: width - filled)
            show("[\(bar)] \(100 * min(done, all) / all)%")
            if done >= all { clear() }
        }

        private static func show(_ text: String) {
            isShown.withLock { isShown in
                isShown = true
                FileHandle.standardError.write(Data("\r\(text)\u{1b}[K".utf8))
            }
        }

        /// Removes the line, so that something else can be printed.
        static func clear() {
            isShown.withLock { isShown in
                guard isShown else { return }
                isShown = false
                FileHandle.standardError.write(Data("\r\u{1b}[K".utf8))
            }
        }
    }
#endif
