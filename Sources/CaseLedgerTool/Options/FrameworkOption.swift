#if CLI
    import ArgumentParser
    import CaseLedger

    /// The edition of the rules.
    struct FrameworkOption: ParsableArguments {
        @Option(help: "The edition of the rules: an id such as hmip-youth-2021, or a file.")
        var framework: String

        /// Finds the edition that the option names.
        func resolve() throws -> Framework { try Framework.edition(framework) }
    }
#endif
