#if CLI
    import ArgumentParser
    import CaseLedger
    import CaseLedgerImporting

    /// How an import treats keys of cases that are not made keys.
    struct CaseKeyOptions: ParsableArguments {
        @Option(help: "Replace your own keys of cases by made keys; this file has both.")
        var caseKeys: String?

        @Flag(help: "Keep your own keys of cases, if the edition allows it.")
        var keepKeys = false

        func validate() throws {
            guard caseKeys != nil, keepKeys else { return }
            throw ValidationError(
                "--case-keys replaces keys of cases and --keep-keys keeps them. Use only one.")
        }

        /// Calls `body` with the treatment of own keys, and a function that stores new made keys.
        ///
        /// The file stays locked until `body` returns.
        ///
        /// - Parameters:
        ///   - inspection: The inspection.
        ///   - body: Imports the sheet.
        /// - Returns: The result of `body`.
        /// - Throws: ``LedgerError`` when the file cannot be used, or the error of `body`.
        func using<Result>(
            for inspection: Inspection,
            _ body: (OwnCaseKeys, (MadeCaseKeys) throws(LedgerError) -> Void) async throws -> Result
        ) async throws -> Result {
            guard let caseKeys else {
                return try await body(keepKeys ? .kept : .refused) { _ in }
            }
            let file = try CaseKeysFile(caseKeys, creating: true)
            if file.isNew { try Self.checkIsFirst(inspection, caseKeys) }
            let lost = inspection.cases.map(\.caseKey).filter {
                MadeCaseKeys.canHaveMade($0) && file.list.own(for: $0) == nil
            }
            let result = try await body(.replaced(file.list)) { list throws(LedgerError) in
                if let first = lost.first { throw Self.lost(first, lost.count, caseKeys) }
                try file.write(list)
            }
            withExtendedLifetime(file) {}
            return result
        }

        /// Says where new made keys are kept.
        func say(_ imported: JudgementImport) {
            guard let caseKeys, imported.madeKeys > 0, imported.position != nil else { return }
            Console.say(
                "Wrote \(imported.madeKeys.counted("made key")) to \(caseKeys). Keep this file and a "
                    + "copy: without it nobody can tell which case is which, and the next sheet of "
                    + "these cases cannot be imported.")
        }

        /// The refusal of new made keys beside cases whose own keys the file does not have.
        private static func lost(_ key: CaseKey, _ count: Int, _ path: String) -> LedgerError {
            LedgerError(
                .invalidInput,
                "The inspection has \(count.counted("case")) with made keys that \(path.shortened) does "
                    + "not have, the first \(key): cases of the sheet could be drawn twice. Nothing "
                    + "was recorded.",
                remedy:
                    "Name the file of the import of those cases; new keys are added to it. If it "
                    + "lost lines, restore them from a copy.")
        }

        /// Refuses a new file if an earlier import made keys, whose file has to be named again.
        private static func checkIsFirst(_ inspection: Inspection, _ path: String) throws {
            let made = inspection.cases.count { MadeCaseKeys.canHaveMade($0.caseKey) }
            guard made > 0 else { return }
            throw LedgerError(
                .notFound,
                "There is no file \(path.shortened), and the inspection has "
                    + "\(made.counted("case")) with made keys.",
                remedy:
                    "Name the file that the import of those cases wrote; new keys are added to it.")
        }
    }
#endif
