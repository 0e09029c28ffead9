#if CLI
    import CaseLedger
    import CaseLedgerReports

    /// Prints the events of a log one by one, as lines of text or as one JSON document.
    struct LogPrinter {
        private let format: OutputFormat
        private let head: AnswerHead
        private let isWrapped: Bool
        private let namesInspections: Bool
        private var writer = JSONWriter()
        private var buffer: [UInt8] = []
        private var isFirst = true
        private var isBegun = false

        /// - Parameters:
        ///   - format: Text or JSON.
        ///   - head: The head of the JSON document.
        ///   - isWide: Whether lines of text are never wrapped.
        ///   - namesInspections: Whether each line of text names its inspection.
        init(
            _ format: OutputFormat, head: AnswerHead, isWide: Bool, namesInspections: Bool
        ) {
            self.format = format
            self.head = head
            isWrapped = !isWide && Console.isFitted
            self.namesInspections = namesInspections
        }

        /// Begins the document, once.
        private mutating func begin() {
            guard format == .json, !isBegun else { return }
            isBegun = true
            Console.write(head.jsonText().dropLast() + ",\"events\":[")
        }

        /// Prints events.
        mutating func show(_ entries: [LogEntry]) {
            guard !entries.isEmpty else { return }
            begin()
            buffer.removeAll(keepingCapacity: true)
            for entry in entries {
                if format == .json {
                    writer.removeAll()
                    entry.write(into: &writer)
                    buffer += isFirst ? "\n".utf8 : ",\n".utf8
                    buffer += writer.bytes
                    isFirst = false
                } else {
                    buffer += lines(of: entry).joined(separator: "\n").utf8
                    buffer += "\n".utf8
                }
            }
            Console.write(buffer)
        }

        /// Ends the document.
        ///
        /// - Parameter isComplete: Whether every event was printed; a document that stops at
        ///   damage says so.
        mutating func end(isComplete: Bool = true) {
            guard format == .json, isComplete || isBegun else { return }
            begin()
            Console.write("\n]" + (isComplete ? "" : ",\"incomplete\":true") + "}\n")
        }

        /// The lines of an event: more than one if the text wraps.
        private func lines(of entry: LogEntry) -> [String] {
            let position = String(entry.record.position.rawValue)
            var text = entry.record.recordedAt.rfc3339 + "  "
            if namesInspections { text += entry.record.stream.rawValue + "  " }
            text += entry.words
            if entry.record.origin != .recorded { text += " (\(entry.record.origin))" }
            // Lines for a pipe are not wrapped, so they need no layout.
            return isWrapped
                ? Console.lines(of: .fields([.init(position, text)]))
                : [TextRenderer.line(of: position + "  " + text)]
        }
    }
#endif
