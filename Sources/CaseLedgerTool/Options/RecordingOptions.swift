#if CLI
    import ArgumentParser
    import CaseLedger

    /// Who records, when it held, and under which id.
    struct RecordingOptions: ParsableArguments {
        @OptionGroup var who: ActorOptions

        @Option(help: "When it held: a time, a date, or two dates as FROM..TO (default: now).")
        var held: String?

        @Option(
            help: "32 hexadecimal digits: sent again under the same id, it is recorded once.")
        var commandID: CommandID?

        /// When it held, if that was said.
        func effectiveTime() throws -> EffectiveTime? {
            guard let held else { return nil }
            if let time = Timestamp(rfc3339: held) { return .instant(time) }
            let dates = held.split(separator: "..", omittingEmptySubsequences: false)
                .map { PartialDate(String($0)).map(EffectiveTime.of) }
            switch (dates.count, dates.first ?? nil, dates.last ?? nil) {
            case (1, let date?, _): return date
            case (2, let first?, let last?):
                guard first.earliest <= last.latest else {
                    throw LedgerError(
                        .invalidInput, "--held \(held) ends before it begins.",
                        remedy: "Give the earlier date first.")
                }
                return .between(first, last)
            default:
                throw LedgerError(
                    .invalidInput, "What was given with --held is no time.",
                    remedy: "Give a time (2026-03-02T09:30:00Z), a date (2026-03-02), a month, a "
                        + "year, or two dates (2026-03-02..2026-03-06).")
            }
        }
    }
#endif
