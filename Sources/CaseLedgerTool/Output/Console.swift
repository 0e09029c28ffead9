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
            report(
                code: error.refusal?.rawValue ?? error.code.rawValue, error.message, error.remedy,
                error.problems, asJSON: asJSON)
        }

        /// Reports a wrong use of the command, as JSON.
        static func report(usage message: String) {
            report(
                code: "usage", message, "See case-ledger help for what the command takes.",
                asJSON: true)
        }

        private static func report(
            code: String, _ message: String, _ remedy: String, _ problems: [SheetProblem] = [],
            asJSON: Bool
        ) {
            guard asJSON else {
                say("Error: \(message)\n\(remedy)")
                return
            }
            var error: [String: JSONValue] = [
                "code": .string(code), "message": .string(message), "remedy": .string(remedy),
            ]
            if !problems.isEmpty { error["problems"] = .array(problems.map(\.json)) }
            let value: JSONValue = ["error": .object(error)]
            if let line = try? value.line { say(line) }
        }
    }
#endif
