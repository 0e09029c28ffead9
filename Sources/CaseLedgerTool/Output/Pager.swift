#if CLI
    import Foundation

    /// Shows text one screen at a time, in the program that CASE_LEDGER_PAGER or PAGER names.
    enum Pager {
        /// Shows `text`; `false` when there is no pager, or it could not be started.
        static func show(_ text: String) -> Bool {
            let command =
                ProcessInfo.processInfo.environment["CASE_LEDGER_PAGER"]
                ?? ProcessInfo.processInfo.environment["PAGER"] ?? "less"
            guard !command.isEmpty, command != "cat", isInstalled(command) else { return false }
            // less then prints colours, exits if the text fits, and keeps it on the terminal.
            unsafe setenv("LESS", "FRX", 0)
            guard let pipe = unsafe popen(command, "w") else { return false }
            // The pager handles Ctrl-C.
            signal(SIGINT, SIG_IGN)
            defer { signal(SIGINT, SIG_DFL) }
            let bytes = Array(text.utf8)
            _ = unsafe fwrite(bytes, 1, bytes.count, pipe)
            let status = unsafe pclose(pipe)
            if status != 0, status != 127 << 8 {
                Console.say("The pager \"\(command.shortened)\" failed. The answer follows.")
            }
            return status == 0
        }

        /// Whether the first word of a command is an executable program.
        private static func isInstalled(_ command: String) -> Bool {
            guard let program = command.split(separator: " ").first.map(String.init) else {
                return false
            }
            if program.contains("/") {
                return FileManager.default.isExecutableFile(atPath: program)
            }
            let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
            return folders.contains {
                FileManager.default.isExecutableFile(atPath: "\($0)/\(program)")
            }
        }
    }
#endif
