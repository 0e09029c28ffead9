#if CLI
    import ArgumentParser

    /// Writes sheets and tables for spreadsheet programs.
    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write a sheet that an import reads, or a table with its description.",
            subcommands: [
                ExportJudgements.self, ExportKeyQuestions.self, ExportRatings.self,
                ExportOversight.self, ExportRecommendations.self, ExportLog.self,
            ])
    }
#endif
