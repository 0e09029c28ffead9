#if CLI
    import CaseLedger

    extension LedgerError {
        /// The error of an import of judgements, with the options that resolve it.
        var withOptionsNamed: LedgerError {
            let rules = Set(problems.compactMap(\.refusal))
            var remedy = remedy
            if rules.contains(.reasonMissing) {
                remedy += " If the answers should change, give the reason with --reason."
            }
            if rules.contains(.caseNotSelected) {
                remedy += " If the cases belong to the sample, select them with --select."
            }
            if message.hasPrefix("The name of the file") {
                remedy = "Rename the file, or leave its name out with --omit-file-name."
            }
            return LedgerError(
                code, message, remedy: remedy, refusal: refusal, conflict: conflict,
                problems: problems)
        }
    }
#endif
