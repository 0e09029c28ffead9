#if CLI
    import ArgumentParser
    import CaseLedger
    import CaseLedgerReports
    import Foundation

    /// The format of an answer, and the file it is written to.
    struct OutputOptions: ParsableArguments {
        @Option(help: "text, json, markdown, csv or html (default: by the file's name, or text).")
        var format: OutputFormat?

        @Option(
            name: [.short, .customLong("output")],
            help: "Write the answer to this file and replace it; - for standard output.")
        var output: String?

        @Flag(help: "Do not fit tables to the width of the terminal.")
        var wide = false

        /// Prints a document.
        ///
        /// - Parameters:
        ///   - document: The document to print.
        ///   - asJSON: Whether `--json` was given.
        /// - Throws: `ValidationError` for options that contradict each other, ``LedgerError`` when
        ///   the file cannot be written.
        func show(_ document: Document, asJSON: Bool) throws {
            let format = try format(asJSON: asJSON)
            guard let path = output, path != "-" else {
                if format == .text {
                    Console.page(Console.lines(of: document, isWide: wide))
                } else {
                    Console.write(format.text(of: document))
                }
                return
            }
            try OutputFile.write(text(forFileOf: document, format), to: path)
            Console.say("Wrote \(path).")
        }

        /// The text of the file that a document is written to; `nil` when it is printed.
        func text(forFileOf document: Document, asJSON: Bool) throws -> String? {
            let format = try format(asJSON: asJSON)
            return output == nil || output == "-" ? nil : text(forFileOf: document, format)
        }

        private func text(forFileOf document: Document, _ format: OutputFormat) -> String {
            format.text(of: document, width: wide ? nil : Console.fileWidth)
        }

        /// The requested format.
        func format(asJSON: Bool) throws -> OutputFormat {
            if asJSON, let format, format != .json {
                throw ValidationError(
                    "--json and --format \(format.rawValue) contradict each other. Remove one.")
            }
            if asJSON { return .json }
            if let format { return format }
            guard let output, output != "-" else { return .text }
            if let format = OutputFormat(file: output) { return format }
            throw ValidationError(
                "The name of the file does not say its format: \"\(output.shortened)\". End it in "
                    + ".txt, .json, .md, .csv or .html, or use --format.")
        }
    }

    /// A format in which a document can be printed.
    enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
        case text
        case json
        case markdown
        case csv
        case html

        /// The format for the extension of a file's name; `nil` for an unknown extension.
        init?(file: String) {
            switch URL(fileURLWithPath: file).pathExtension.lowercased() {
            case "txt": self = .text
            case "json": self = .json
            case "md", "markdown": self = .markdown
            case "csv": self = .csv
            case "html", "htm": self = .html
            default: return nil
            }
        }

        /// The document in this format; plain text is fitted to `width` columns, if given.
        func text(of document: Document, width: Int? = nil) -> String {
            switch self {
            case .text: TextRenderer(width: width, emphasises: false).text(of: document)
            case .json: document.answer.jsonText(isPretty: true) + "\n"
            case .markdown: MarkdownRenderer().text(of: document)
            case .csv: CSVRenderer().text(of: document)
            case .html: HTMLRenderer().text(of: document)
            }
        }
    }
#endif
