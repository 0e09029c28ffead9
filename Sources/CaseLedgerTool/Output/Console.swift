#if CLI
    import CaseLedger
    import Foundation
    import Synchronization

    /// Data goes to standard output; messages, progress and errors to standard error.
    enum Console {
        /// Prints a line; one of prose is `wrapped`: it goes on in a line below where it is too long.
        static func print(_ line: String, wrapped: Bool = false) {
            print([line], wrapped: wrapped)
        }

        /// Prints lines, all at once.
        static func print(_ lines: [String], wrapped: Bool = false) {
            let width = wrapped ? width(of: STDOUT_FILENO) : nil
            let shown = lines.flatMap { TerminalLine.lines(of: $0, width: width) }
            write(shown.map { $0 + "\n" }.joined())
        }

        /// A line of prose, and those below it on which it goes on, as wide as the output.
        static func wrapped(_ line: String) -> [String] {
            TerminalLine.lines(of: line, width: width(of: STDOUT_FILENO))
        }

        /// Prints data as JSON.
        static func print(_ value: JSONValue) throws { write(try value.document + "\n") }

        /// Writes data as it is, at once.
        ///
        /// Where nobody takes it any more the command ends here: quietly when the reader has closed
        /// the pipe, as `head` does; with a message when the output cannot be written.
        static func write(_ data: String) {
            do {
                try FileHandle.standardOutput.write(contentsOf: Data(data.utf8))
            } catch {
                if isOutputClosed { exit(0) }
                let recorded = recording.withLock { $0 }
                say(
                    "Error: The output could not be written."
                        + (recorded.map { " \($0)" } ?? "") + " Check the disk that it goes to.",
                    wrapped: true)
                exit(ExitStatus.inputOutput.rawValue)
            }
        }

        /// What this command has recorded by now, for errors that come after it.
        private static let recording = Mutex<String?>(nil)

        /// Notes what was recorded: an error that comes later says so.
        static func note(recorded sentence: String) { recording.withLock { $0 = sentence } }

        /// Prints a message, if anybody reads messages.
        static func say(_ line: String, wrapped: Bool = false) {
            let width = wrapped ? width(of: STDERR_FILENO) : nil
            send(TerminalLine.lines(of: line, width: width).joined(separator: "\n"))
        }

        /// Prints a message of several lines that this program made.
        static func say(lines text: String) {
            text.split(separator: "\n", omittingEmptySubsequences: false).forEach {
                say(String($0), wrapped: true)
            }
        }

        private static func send(_ message: String) {
            try? FileHandle.standardError.write(contentsOf: Data((message + "\n").utf8))
        }

        /// Whether output goes to a pipe that its reader has closed.
        static var isOutputClosed: Bool {
            var output = pollfd(fd: STDOUT_FILENO, events: 0, revents: 0)
            return unsafe poll(&output, 1, 0) == 1 && output.revents & Int16(POLLERR) != 0
        }

        /// How wide prose may be, if that matters: as COLUMNS says, or 80 on a terminal.
        private static func width(of stream: Int32) -> Int? {
            let columns = ProcessInfo.processInfo.environment["COLUMNS"].flatMap { Int($0) }
            return columns.map { min(max($0, 40), 100) } ?? (isatty(stream) == 1 ? 80 : nil)
        }

        /// Shows how far a long command is, on a terminal only.
        static func progress(_ done: Int, of all: Int) {
            guard isatty(STDERR_FILENO) == 1, all > 0 else { return }
            let width = 30
            let filled = width * done / all
            let bar =
                String(repeating: "#", count: filled)
                + String(repeating: ".", count: width - filled)
            let end = done == all ? "\r\u{1b}[K" : ""
            FileHandle.standardError.write(Data("\r[\(bar)] \(done) of \(all)\(end)".utf8))
        }

        /// Whether output may carry emphasis: on a terminal, unless NO_COLOR is set.
        static var emphasises: Bool {
            isatty(STDOUT_FILENO) == 1
                && (ProcessInfo.processInfo.environment["NO_COLOR"] ?? "").isEmpty
        }

        /// The text, bold where output may carry emphasis.
        static func strong(_ text: String) -> String {
            emphasises ? "\u{1b}[1m\(text)\u{1b}[0m" : text
        }

        /// Reports an error: what happened and what to do next.
        static func report(_ error: LedgerError, asJSON: Bool) {
            let recorded = recording.withLock { $0 }.map { " \($0)" } ?? ""
            guard asJSON else {
                // The lines of the problems of a sheet are this program's own.
                let message = "Error: \(error.message)\(recorded)"
                if error.problems.isEmpty {
                    say(message, wrapped: true)
                } else {
                    say(lines: message)
                }
                error.conflict?.records.forEach { say("  \($0.line)") }
                say(error.remedy, wrapped: true)
                return
            }
            var fields = fields(
                error.refusal?.rawValue ?? error.code.rawValue, error.message + recorded,
                error.remedy)
            if let conflict = error.conflict {
                fields["count"] = JSONValue(conflict.count)
                fields["events"] = .array(conflict.records.map { .object($0.json) })
            }
            if !error.problems.isEmpty { fields["problems"] = .array(error.problems.map(\.json)) }
            say(error: fields)
        }

        /// Reports a wrong use of the command, as JSON.
        static func report(usage message: String) {
            say(error: fields("usage", message, "See case-ledger help for what the command takes."))
        }

        private static func fields(
            _ code: String, _ message: String, _ remedy: String
        ) -> [String: JSONValue] {
            ["code": .string(code), "message": .string(message), "remedy": .string(remedy)]
        }

        private static func say(error fields: [String: JSONValue]) {
            let value: JSONValue = ["error": .object(fields)]
            if let line = try? value.line { send(line) }
        }
    }
#endif
