#if CLI
    import ArgumentParser
    import CaseLedger

    /// Which edition of the rules.
    struct FrameworkOption: ParsableArguments {
        @Option(help: "The edition of the rules: an id such as hmip-youth-2021, or a file.")
        var framework: String

        /// The edition that was named.
        func resolve() throws -> Framework { try Framework.edition(framework) }
    }
#endif
