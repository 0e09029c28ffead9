#if CLI
    import ArgumentParser
    import CaseLedger

    /// Proposes the rating of a qualitative standard.
    struct Rate: OngoingInspectionCommand {
        static let role: Role = .leadInspector
        static let configuration = recording(
            "rate", "Propose the rating of a standard that is not rated on cases.",
            examples: [
                "1.1 good",
                "1.2 requiresImprovement --evidence doc-12",
                "B1 good --characteristic good-1 --characteristic good-2",
            ],
            """
            A rating is inadequate, requiresImprovement, good or outstanding, in any case and \
            spacing. frameworks show lists the characteristics of an edition.
            """)

        @Argument(help: "The standard, such as 1.1.")
        var standard: String

        @Argument(help: "The proposed rating.")
        var rating: Rating

        @Option(
            help: """
                A characteristic that is met: its name in the edition, or words where the edition lists \
                none; may be repeated.
                """)
        var characteristic: [String] = []

        @Option(help: "The key of evidence for it; may be repeated.")
        var evidence: [String] = []

        @OptionGroup var recording: RecordingOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var options: LedgerOptions

        func command(on standing: Standing) throws -> InspectionCommand {
            .proposeRating(
                ProposeQualitativeRating(
                    standard: try Standard.ID(argument: standard), rating: rating,
                    characteristicsMet: characteristic,
                    basis: try evidence.map(EvidenceReference.init(argument:))))
        }
    }
#endif
