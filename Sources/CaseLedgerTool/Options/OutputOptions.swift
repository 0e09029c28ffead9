#if CLI
    import ArgumentParser
    import CaseLedger
    import CaseLedgerReports
    import Foundation

    /// In which format an answer is printed, and where to.
    struct OutputOptions: ParsableArguments {
        @Option(help: "text, json, markdown, csv or html (default: as the file ends, or text).")
        var format: OutputFormat?

        @Option(
            name: [.short, .customLong("output")],
            help: "Write the answer to a file, which is replaced; - for standard output.")
        var output: String?

        @Flag(help: "Do not fit tables to the width of the terminal.")
        var wide = false

        /// Prints a document.
        ///
        /// - Parameters:
        ///   - document: What to print.
        ///   - asJSON: Whether `--json` was given.
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
            let text =
                format == .text
                ? TextRenderer(width: wide ? nil : 80, emphasises: false).lines(of: document)
                    .map { $0 + "\n" }.joined() : format.text(of: document)
            do {
                try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
            } catch {
                throw LedgerError(
                    .storage, "The file \(path) could not be written.",
                    remedy: "Check that its folder exists, that you may write there, and that the "
                        + "disk has room.")
            }
            Console.say("Wrote \(path).")
        }

        /// The format that was asked for.
        func format(asJSON: Bool) throws -> OutputFormat {
            if asJSON, let format, format != .json {
                throw ValidationError(
                    "--json and --format \(format.rawValue) contradict each other.")
            }
            if asJSON { return .json }
            return format ?? output.flatMap(OutputFormat.init(file:)) ?? .text
        }
    }

    /// A format in which a document can be printed.
    enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
        case text
        case json
        case markdown
        case csv
        case html

        /// The format that the ending of a file's name says; `nil` for another ending.
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

        /// The document in this format.
        func text(of document: Document) -> String {
            switch self {
            case .text:
                TextRenderer(width: nil, emphasises: false).lines(of: document)
                    .map { $0 + "\n" }.joined()
            case .json: document.answer.jsonText(isPretty: true) + "\n"
            case .markdown: MarkdownRenderer().text(of: document)
            case .csv: CSVRenderer().text(of: document)
            case .html: HTMLRenderer().text(of: document)
            }
        }
    }
#endif
