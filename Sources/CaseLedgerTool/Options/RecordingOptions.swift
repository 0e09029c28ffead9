#if CLI
    import ArgumentParser
    import CaseLedger

    /// The actor, the time when it held, and the command's id.
    struct RecordingOptions: ParsableArguments {
        @OptionGroup var who: ActorOptions

        @Option(help: "When it held: a time, a date, or two dates as FROM..TO (default: now).")
        var held: String?

        @Option(help: "Why it is recorded only now, if it held before the announcement.")
        var backdated: String?

        @Option(
            help: "The command's id, 32 hexadecimal digits; the same id is recorded only once.")
        var commandID: CommandID?

        /// Checks that no time is given for what was misrecorded, which keeps its own.
        func checkTime(for ground: CorrectionGround?) throws {
            guard ground == .misrecorded, held != nil else { return }
            throw ValidationError(
                "What was misrecorded holds from the time of the judgement that it corrects. Omit "
                    + "--held. To correct the time itself, import a sheet with the right one.")
        }

        /// The time when it held; `nil` if the option was not given.
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
                        .invalidInput, "--held ends before it begins: \"\(held.shortened)\".",
                        remedy: "Put the earlier date first.")
                }
                return .between(first, last)
            default:
                // A time has no spaces; a text with spaces may be something else, and is not repeated.
                let given = held.contains(" ") ? "" : ": \"\(held.shortened)\""
                throw LedgerError(
                    .invalidInput, "--held is not a valid time\(given).",
                    remedy: "Use a time (2026-03-02T09:30:00Z), a date (2026-03-02), a month "
                        + "(2026-03), a year (2026) or two dates (2026-03-02..2026-03-06).")
            }
        }
    }
#endif
