#if CLI
    import ArgumentParser
    import CaseLedger
    import CaseLedgerReports

    /// Prints the history of an inspection step by step.
    struct ReplayCommand: InspectionReadingCommand {
        static let configuration = CommandConfiguration(
            commandName: "replay",
            abstract: "The history of an inspection, step by step, with what each step changed.",
            discussion: """
                Examples:
                  case-ledger replay --only 2.1
                  case-ledger replay --by milestone
                  case-ledger replay --from @fieldwork --to @published
                  case-ledger replay --check

                A step is a command, because people see the result of a command as a whole. \
                --check folds every panel snapshot, publication and stored rating again; exit \
                status 1 means that one differs.
                """)

        @OptionGroup var options: LedgerOptions
        @OptionGroup var output: OutputOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var when: ViewOption

        @Option(help: "A step is a command, an event, a day or all up to a milestone.")
        var by = Replay.Grain.command

        @Option(help: "Begin with the step after this moment.")
        var from: String?

        @Option(help: "End with the step at this moment.")
        var to: String?

        @Option(help: "Only steps that change this cell or one below it, such as 2.1 or court-07.")
        var only: String?

        @Flag(help: "Compare what people had been shown with the events.")
        var check = false

        func validate() throws {
            let isNarrowed =
                from != nil || to != nil || only != nil || when.effective != nil || by != .command
            if check, isNarrowed {
                throw ValidationError(
                    "--check compares everything that was recorded by --as-of. Remove --by, --from, "
                        + "--to, --only and --effective.")
            }
        }

        func run() async throws {
            let answer = try await show().answer
            if check, answer["differences"] != .array([]) {
                throw ExitCode(ExitStatus.negative.rawValue)
            }
        }

        func document(
            of inspection: LedgerInspection, at view: View
        ) async throws -> Document {
            if check {
                return try await inspection.answer(
                    try await inspection.replayCheck(asOf: view.moment), asOf: view.position
                ).document
            }
            let first = try await from.position(in: inspection)?.next ?? Position.start.next
            let last = try await to.position(in: inspection) ?? view.position
            guard first <= last.next else {
                throw LedgerError(
                    .invalidInput,
                    "The replay would begin after position \(first.previous) and end at position "
                        + "\(last).",
                    remedy: "Give --from an earlier moment than --to, and than --as-of.")
            }
            return try await inspection.historyDocument(
                at: view, origin: { history, _ in history.origin }, keepingUnreadable: true
            ) {
                $0.replay(
                    by: by, of: try $0.selection(only) ?? .all,
                    in: PositionRange(from: first, through: last), day: EffectiveMoment.day)
            }
        }
    }

    extension String? {
        /// The position of a moment; `nil` if none was given.
        fileprivate func position(
            in inspection: LedgerInspection
        ) async throws(LedgerError) -> Position? {
            guard let self else { return nil }
            return try await inspection.position(of: try Moment(self))
        }
    }
#endif
