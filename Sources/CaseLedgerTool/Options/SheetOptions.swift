#if CLI
    import ArgumentParser
    import CaseLedger
    import CaseLedgerImporting
    import Foundation

    /// How a spreadsheet is read where the file itself does not say it.
    struct SheetOptions: ParsableArguments {
        @Option(help: "A file with the options of a kind of sheet, and its own words.")
        var mapping: String?

        @Option(help: "The row of the headings, if other rows are above them.")
        var headingRow: Int?

        @Option(
            parsing: .singleValue,
            help: "A column to leave out, by heading or as \"column C\"; may be repeated.")
        var ignore: [String] = []

        @Option(help: "The order of dates such as 02/12/2021: day first or month first.")
        var dateOrder: SheetReading.DateOrder?

        @Flag(help: "Read 44532 in a column of dates as the day that programs count.")
        var serialDates = false

        @Option(help: "The encoding of a file that is not UTF-8.")
        var encoding: SheetReading.Encoding?

        @Option(help: "The character between cells, if the headings contain several.")
        var separator: SheetReading.Separator?

        @Option(help: "Write the sheet with a column of its problems to this file.")
        var problems: String?

        func validate() throws {
            guard let headingRow, headingRow < 1 else { return }
            throw ValidationError("--heading-row \(headingRow) is no row. Rows begin with 1.")
        }

        /// The mapping with the options, which have precedence.
        func reading() throws -> SheetReading {
            var reading =
                try mapping.map { try SheetReading(mapping: InputFile.read($0)) }
                ?? SheetReading()
            reading.headingRow = headingRow ?? reading.headingRow
            reading.ignored += ignore
            reading.dateOrder = dateOrder ?? reading.dateOrder
            reading.hasSerialDates = serialDates || reading.hasSerialDates
            reading.encoding = encoding ?? reading.encoding
            reading.separator = separator ?? reading.separator
            return reading
        }

        /// Refuses to write the problems over a file that the import reads.
        ///
        /// - Parameters:
        ///   - sheet: The sheet.
        ///   - caseKeys: The file of case keys, if one is used.
        /// - Throws: `ValidationError`, which names the file.
        func check(against sheet: String, caseKeys: String? = nil) throws {
            guard let problems, problems != "-" else { return }
            let others =
                [("the sheet itself", sheet == "-" ? nil : sheet)]
                + [("the mapping", mapping), ("the file of case keys", caseKeys)]
            for (what, path) in others {
                guard let path, problems.isSameFile(as: path) else { continue }
                throw ValidationError("--problems names \(what). Name another file.")
            }
        }

        /// Writes the sheet with its problems, if a file is named for them.
        ///
        /// - Parameters:
        ///   - error: The error of the import.
        ///   - bytes: The content of the sheet.
        ///   - reading: How the sheet is read.
        /// - Throws: ``LedgerError`` when the file cannot be written.
        func write(
            problemsOf error: LedgerError, in bytes: [UInt8], _ reading: SheetReading
        ) throws(LedgerError) {
            guard let problems, !error.problems.isEmpty else { return }
            guard
                let text = SheetWithProblems.text(
                    of: bytes, reading: reading, problems: error.problems)
            else {
                return Console.say("\(problems) was not written: the sheet is not readable text.")
            }
            if problems == "-" { return Console.write(text) }
            try OutputFile.write(text, to: problems)
            Console.say("Wrote the sheet with its problems to \(problems).")
        }
    }

    extension String {
        /// Whether two paths lead to the same file, also one that is not there yet.
        func isSameFile(as other: String) -> Bool {
            let paths = [self, other].map {
                URL(fileURLWithPath: $0).resolvingSymlinksInPath().standardizedFileURL.path
            }
            return paths[0] == paths[1]
        }
    }
#endif
