#if CLI
    import CaseLedger
    import CaseLedgerReports
    import Foundation
    import Synchronization

    /// Writes data to standard output, and messages, progress and errors to standard error.
    enum Console {
        // MARK: - Data

        /// The lines of a document, fitted to standard output.
        static func lines(of document: Document, isWide: Bool = false) -> [String] {
            renderer(isWide: isWide).lines(of: document)
        }

        /// The lines of one block, fitted to standard output.
        static func lines(of block: Document.Block, isWide: Bool = false) -> [String] {
            renderer(isWide: isWide).lines(of: block)
        }

        private static func renderer(isWide: Bool) -> TextRenderer {
            TextRenderer(
                width: isWide ? nil : width(of: STDOUT_FILENO), emphasises: emphasises)
        }

        /// Whether output is fitted to a width: on a terminal, or if COLUMNS is set.
        static var isFitted: Bool { width(of: STDOUT_FILENO) != nil }

        /// Prints a document.
        static func print(_ document: Document) {
            write(renderer(isWide: false).text(of: document))
        }

        /// Prints prose, wrapped to the width of the output.
        static func print(_ text: String) {
            write(lines(of: .paragraph(text)).map { $0 + "\n" }.joined())
        }

        /// Prints an answer as JSON.
        static func print(json answer: some JSONEncodable) {
            write(answer.jsonText(isPretty: true) + "\n")
        }

        /// Prints lines, through a pager if they do not fit on the terminal.
        static func page(_ lines: [String]) {
            let text = lines.map { $0 + "\n" }.joined()
            guard let rows = rows(of: STDOUT_FILENO), lines.count >= rows,
                Pager.show(text)
            else { return write(text) }
        }

        /// Writes data unchanged and unbuffered.
        ///
        /// If the output cannot be written, the command ends here. It prints no message when the
        /// reader closed the pipe, as `head` does.
        static func write(_ data: String) { write(Array(data.utf8)) }

        /// Writes bytes unchanged and unbuffered; see ``write(_:)-(String)``.
        static func write(_ data: [UInt8]) {
            WorkIndicator.clear()
            do { try writeAll(data) } catch {
                if isOutputClosed { exit(0) }
                let recorded = recording.withLock { $0 }
                say(
                    "Error: The output could not be written."
                        + (recorded.map { " \($0)" } ?? "") + " Check the disk of the output.")
                exit(ExitStatus.inputOutput.rawValue)
            }
        }

        /// Writes to standard output, and waits where it takes no more for now.
        private static func writeAll(_ data: [UInt8]) throws {
            var rest = data[...]
            while !rest.isEmpty {
                let count = unsafe rest.withUnsafeBytes { bytes in
                    unsafe Foundation.write(STDOUT_FILENO, bytes.baseAddress, bytes.count)
                }
                if count > 0 {
                    rest = rest.dropFirst(count)
                } else if errno == EAGAIN {
                    var output = pollfd(fd: STDOUT_FILENO, events: Int16(POLLOUT), revents: 0)
                    _ = unsafe poll(&output, 1, -1)
                } else if errno != EINTR {
                    throw CocoaError(.fileWriteUnknown)
                }
            }
        }

        /// Whether output goes to a pipe that its reader has closed.
        static var isOutputClosed: Bool {
            var output = pollfd(fd: STDOUT_FILENO, events: 0, revents: 0)
            return unsafe poll(&output, 1, 0) == 1 && output.revents & Int16(POLLERR) != 0
        }

        // MARK: - Messages

        /// A sentence about the events that this command recorded, for later errors.
        private static let recording = Mutex<String?>(nil)

        /// Stores a sentence about recorded events, which later errors repeat.
        static func note(recorded sentence: String) { recording.withLock { $0 = sentence } }

        /// Prints a message, wrapped to the width of standard error.
        static func say(_ line: String) { say(.paragraph(line)) }

        /// Prints part of a document as a message.
        static func say(_ block: Document.Block) {
            let renderer = TextRenderer(width: width(of: STDERR_FILENO), emphasises: false)
            send(renderer.lines(of: block).joined(separator: "\n"))
        }

        /// Prints a message of several lines that this program composed.
        static func say(lines text: String) {
            text.split(separator: "\n", omittingEmptySubsequences: false).forEach {
                say(String($0))
            }
        }

        private static func send(_ message: String) {
            WorkIndicator.clear()
            try? FileHandle.standardError.write(contentsOf: Data((message + "\n").utf8))
        }

        // MARK: - The terminal

        /// The width of lines, from COLUMNS or the terminal; `nil` for a pipe or a file.
        private static func width(of stream: Int32) -> Int? {
            if let givenWidth { return givenWidth }
            guard isatty(stream) == 1 else { return nil }
            let columns = Int(size(of: stream).ws_col)
            return columns == 0 ? 80 : max(columns, 20)
        }

        /// The number of rows of the terminal; `nil` for a pipe, a file and an unknown size.
        private static func rows(of stream: Int32) -> Int? {
            guard isatty(stream) == 1 else { return nil }
            let rows = Int(size(of: stream).ws_row)
            return rows == 0 ? nil : rows
        }

        private static func size(of stream: Int32) -> winsize {
            var size = winsize()
            return unsafe ioctl(stream, UInt(TIOCGWINSZ), &size) == 0 ? size : winsize()
        }

        /// The columns of a text file: as COLUMNS says, or 80.
        static var fileWidth: Int { givenWidth ?? 80 }

        /// The width that COLUMNS gives, at least 20; `nil` without one.
        private static var givenWidth: Int? {
            Environment.value("COLUMNS").flatMap { Int($0) }.map { max($0, 20) }
        }

        /// Whether output uses bold text: on a terminal, unless NO_COLOR is set.
        static var emphasises: Bool {
            isatty(STDOUT_FILENO) == 1 && Environment.value("NO_COLOR") == nil
                && Environment.value("TERM") != "dumb"
        }

        // MARK: - Errors

        /// Prints an error with its remedy.
        static func report(_ error: LedgerError, asJSON: Bool) {
            let recorded = recording.withLock { $0 }.map { " \($0)" } ?? ""
            let error = LedgerError(
                error.code, error.message + recorded, remedy: error.remedy, refusal: error.refusal,
                conflict: error.conflict, problems: error.problems)
            guard !asJSON else { return send(ErrorReport(error: error).jsonText()) }
            say("Error: \(error.message)")
            if error.problems.count > 1 {
                say(.list(error.problems.map(\.description)))
            }
            if let conflict = error.conflict {
                say(
                    .list(
                        conflict.records.map {
                            "position \($0.position): \($0.type) by \($0.actor)"
                        }))
            }
            let option = error.remedy.contains("--") ? nil : error.refusal?.option
            say(error.remedy + (option.map { " The option is \($0)." } ?? ""))
        }

        /// Prints a usage error, as JSON.
        static func report(usage message: String) {
            let error = LedgerError(
                LedgerError.Code(rawValue: "usage"), message,
                remedy: "See case-ledger help for the arguments of the command.")
            send(ErrorReport(error: error).jsonText())
        }
    }
#endif
