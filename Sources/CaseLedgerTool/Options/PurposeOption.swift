#if CLI
    import ArgumentParser
    import CaseLedger
    import CaseLedgerImporting

    /// What a record of a person's work is for.
    struct PurposeOption: ParsableArguments {
        @Option(help: "What a record of a person's work is for, in a few words.")
        var purpose: String?

        /// The purpose.
        ///
        /// - Throws: ``LedgerError`` with code `invalidInput` if none was given.
        func required() throws(LedgerError) -> String {
            let purpose = purpose?.trimmed ?? ""
            guard !purpose.isEmpty, purpose.utf8.count <= 200 else {
                throw LedgerError(
                    .invalidInput,
                    purpose.isEmpty
                        ? "A record of a person's work needs a purpose."
                        : "The purpose has \(purpose.utf8.count) bytes; the limit is 200 bytes.",
                    remedy: "Use --purpose with a few words, such as --purpose \"complaint\".")
            }
            return purpose
        }

        /// The purpose, which will be recorded.
        ///
        /// - Throws: ``LedgerError`` with code `invalidInput` if none was given, `refused` for a
        ///   purpose with something that identifies a person.
        func checked() throws(LedgerError) -> String {
            let purpose = try required()
            do throws(Refusal) { try CustodyText.check(purpose: purpose) } catch {
                throw LedgerError(error)
            }
            return purpose
        }
    }
#endif
