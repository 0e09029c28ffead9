#if CLI
    import ArgumentParser
    import CaseLedger

    /// Why a case leaves the sample, and from when.
    struct WithdrawalOptions: ParsableArguments {
        @Option(help: "The code of the reason; free text about a case is not recorded.")
        var why: WithdrawalReason

        @Flag(
            help: "The case should never have been drawn: on the effective clock it never counted.")
        var neverEligible = false

        /// Whether the case counted until now.
        var extent: WithdrawalExtent { neverEligible ? .neverEligible : .fromNow }
    }
#endif
