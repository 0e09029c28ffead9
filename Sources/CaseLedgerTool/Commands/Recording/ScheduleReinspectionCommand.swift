#if CLI
    import ArgumentParser
    import CaseLedger

    /// Schedules a re-inspection.
    struct ScheduleReinspectionCommand: OngoingInspectionCommand {
        static let role: Role = .leadInspector
        static let configuration = recording(
            "schedule-reinspection", "Schedule a re-inspection, after the publication.",
            examples: ["--due 2027-03 --reason \"Rated Inadequate.\""],
            """
            The re-inspection is an inspection of its own: announce it with case-ledger announce \
            --reinspection-of. To move the date, schedule it again.
            """)

        @Option(help: "Until when it is due: a day, a month or a year.")
        var due: PartialDate

        @Option(help: "The reason; organisational text, never about a child.")
        var reason: String?

        @OptionGroup var recording: RecordingOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var options: LedgerOptions

        func command(on standing: Standing) throws -> InspectionCommand {
            .scheduleReinspection(ScheduleReinspection(due: due))
        }
    }
#endif
