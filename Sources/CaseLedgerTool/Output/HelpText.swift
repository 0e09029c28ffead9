#if CLI
    /// The help of a command, fitted to the output.
    ///
    /// The argument parser wraps everything but the line that begins with USAGE.
    enum HelpText {
        /// The text with its long usage lines wrapped.
        static func fitted(_ text: String) -> String {
            text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line in
                line.hasPrefix("USAGE: ")
                    ? Console.lines(of: .fields([.init("USAGE:", String(line.dropFirst(7)))]))
                    : [String(line)]
            }.joined(separator: "\n")
        }
    }
#endif
