#if CLI
    import Foundation

    /// What an import says when a signal ends it.
    enum InterruptedImport {
        private static let words: StaticString = """

            Interrupted. Every command that was recorded stays recorded. Run the same import again: it \
            completes the rest, and records nothing twice.

            """

        /// Prints what is recorded and how to go on when SIGINT or SIGTERM ends this process.
        static func announce() {
            for number in [SIGINT, SIGTERM] {
                _ = signal(number) { number in
                    // Only calls that a signal handler may make.
                    InterruptedImport.words.withUTF8Buffer { text in
                        _ = unsafe write(STDERR_FILENO, text.baseAddress, text.count)
                    }
                    _exit(128 + number)
                }
            }
        }
    }
#endif
