#if CLI
    import ArgumentParser
    import CaseLedger

    /// The moment as of which the ledger is read.
    struct MomentOption: ParsableArguments {
        @Option(
            name: .customLong("as-of"),
            help: "A position (@1234), a milestone (@fieldwork), a time or a date of recording.")
        var asOf = "now"

        /// Whether a moment other than now was given.
        var isGiven: Bool { asOf != "now" }

        /// The moment that was given.
        func moment() throws(LedgerError) -> Moment { try Moment(asOf) }
    }
#endif
