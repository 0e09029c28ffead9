#if CLI
    import ArgumentParser
    import CaseLedger
    import CaseLedgerReports

    /// The file of a table, and the file that describes its columns.
    struct TableFileOption: ParsableArguments {
        @Option(
            name: [.short, .customLong("output")],
            help: "Write the table to this file and replace it; - for standard output.")
        var output: String?

        /// Writes the table of a document, and its description if the table gets a file.
        ///
        /// - Parameter document: The document.
        /// - Throws: Code `notFound` for a document without a table, `storage` when a file cannot be
        ///   written.
        func write(_ document: Document) throws(LedgerError) {
            guard let metadata = CSVWMetadata(of: document) else {
                throw LedgerError(
                    .notFound, "There is no table to export: \(document.title) has none.",
                    remedy: "Read the answer with the command of the same name.")
            }
            let table = CSVRenderer().text(of: document)
            guard let output, output != "-" else { return Console.write(table) }
            guard !Self.isStream(output) else { return try OutputFile.write(table, to: output) }
            let beside = output + "-metadata.json"
            let name = output.split(separator: "/").last.map(String.init) ?? output
            try OutputFile.write(metadata.text(forFile: name), to: beside)
            try OutputFile.write(table, to: output)
            Console.say("Wrote \(output), and the description of its columns to \(beside).")
        }

        /// Whether a path is no file that can have another one beside it.
        private static func isStream(_ path: String) -> Bool {
            ["/dev/", "/proc/"].contains { path.hasPrefix($0) }
        }
    }
#endif
