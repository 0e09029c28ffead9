#if CLI
    import ArgumentParser
    import CaseLedger

    /// Records an event at the service with its date.
    struct AddToTimeline: OngoingInspectionCommand {
        static let role: Role = .inspector
        static let configuration = recording(
            "add-to-timeline", "Record an event at the service, outside the inspection.",
            examples: [
                "\"A new case system is introduced.\" --on 2025-04",
                "\"The board's plan covers these years.\"\n--from 2024 --until 2027",
                "\"An upgrade is due.\" --on 2027-01 --planned",
            ])

        @Argument(help: "What happened; organisational text.")
        var what: String

        @Flag(help: "It is planned, and has not happened yet.")
        var planned = false

        @OptionGroup var source: SourceOptions
        @OptionGroup var recording: RecordingOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var options: LedgerOptions

        func command(on standing: Standing) throws -> InspectionCommand {
            .recordReportFacts(
                RecordReportFacts(timeline: [
                    TimelineEntry(
                        time: try source.time, what: FreeText(what),
                        status: planned ? .planned : .happened, citation: source.citation)
                ]))
        }
    }
#endif
