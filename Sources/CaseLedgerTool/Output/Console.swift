#if CLI
    import CaseLedger
    import Foundation

    /// Data goes to standard output; messages, progress and errors to standard error.
    enum Console {
        /// Prints data, at once.
        ///
        /// Where nobody takes it any more the command ends here: quietly when the reader has closed
        /// the pipe, as `head` does; with a message when the output cannot be written.
        static func print(_ text: String, terminator: String = "\n") {
            do {
                try FileHandle.standardOutput.write(contentsOf: Data((text + terminator).utf8))
            } catch {
                if isOutputClosed { exit(0) }
                say("Error: The output could not be written. Check the disk that it goes to.")
                exit(ExitStatus.inputOutput.rawValue)
            }
        }

        /// Prints data as JSON.
        static func print(_ value: JSONValue) throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            print(String(decoding: try encoder.encode(value), as: UTF8.self))
        }

        /// Prints a message, if anybody reads messages.
        static func say(_ text: String) {
            try? FileHandle.standardError.write(contentsOf: Data((text + "\n").utf8))
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

        /// The text in lines as wide as `stream` is, as far as its words allow; what stands indented
        /// goes on indented.
        ///
        /// A file or a pipe gets every line whole.
        static func wrapped(_ text: String, for stream: Int32 = STDOUT_FILENO) -> String {
            guard let width = width(of: stream) else { return text }
            return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
                guard line.count > width else { return String(line) }
                let indent = String(line.prefix { $0 == " " })
                var lines: [String] = []
                for word in line.split(separator: " ") {
                    if let last = lines.last, last.count + 1 + word.count <= width {
                        lines[lines.count - 1] = "\(last) \(word)"
                    } else {
                        lines.append(indent + word)
                    }
                }
                return lines.joined(separator: "\n")
            }.joined(separator: "\n")
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
            guard asJSON else {
                say(wrapped("Error: \(error.message)", for: STDERR_FILENO))
                error.conflict?.records.forEach { say("  \($0.line)") }
                say(wrapped(error.remedy, for: STDERR_FILENO))
                return
            }
            var fields = fields(
                error.refusal?.rawValue ?? error.code.rawValue, error.message, error.remedy)
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
            if let line = try? value.line { say(line) }
        }
    }
#endif
