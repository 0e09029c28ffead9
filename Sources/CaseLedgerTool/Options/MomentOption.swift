#if CLI
    import ArgumentParser
    import CaseLedger

    /// As of when.
    struct MomentOption: ParsableArguments {
        @Option(
            name: .customLong("as-of"),
            help: "A position (@1234), a milestone (@fieldwork), a time or a date.")
        var asOf = "now"

        /// Whether a moment was asked for, other than now.
        var isGiven: Bool { asOf != "now" }

        /// The moment that was given.
        func moment() throws -> Moment { try Moment(asOf) }
    }
#endif
