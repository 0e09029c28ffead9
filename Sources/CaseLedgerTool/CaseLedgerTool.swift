#if CLI
    import ArgumentParser
    import CaseLedger
    import Foundation

    /// The `case-ledger` command.
    @main
    struct CaseLedgerTool: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "case-ledger",
            abstract:
                "An event-sourced ledger of inspection judgements, ratings and panel decisions.",
            discussion: """
                Examples:
                  case-ledger demo
                  case-ledger ratings --as-of @fieldwork
                  case-ledger audit 2.1
                  case-ledger judge court-07 2.1.1=yes 2.1.2=no 2.1.3=yes --by a-7
                  case-ledger next

                Environment: CASE_LEDGER is the ledger's folder, CASE_LEDGER_ACTOR the actor's \
                key, CASE_LEDGER_INSPECTION the inspection's id. In the folder \
                CASE_LEDGER_LAST_HEADS, if set, the last head of each ledger is kept as well. \
                COLUMNS is the width of tables, NO_COLOR turns emphasis off, and CASE_LEDGER_PAGER \
                or PAGER is the pager (cat for none).

                A moment (--as-of) is a position (@1234), a milestone (@announced, @fieldwork, \
                @panel, @draft, @published), a time (2021-12-02T09:30:00Z) or a date (its \
                end, Europe/London).

                A reason and every other text is about the work. Refused where found: a date \
                beside a word such as born or DOB; a date with its day, nine years or more before \
                the inspection, such as 12/03/2009, 12.3.09 or 12 Mar 09; a number of police, \
                health, insurance or telephone; an e-mail address. Not found: a name, and a later \
                date without such a word.

                Exit status: 0 done, 1 a negative answer (diff: something differs), 2 input refused \
                and nothing written, 3 damage or a newer format, 4 not found, 5 conflict or \
                locked, 64 usage error, 74 input or output error, 130 interrupted.
                """,
            version: CaseLedgerVersion.current,
            subcommands: [Demo.self, Init.self],
            groupedSubcommands: [
                CommandGroup(
                    name: "Recording",
                    subcommands: [
                        Template.self, Import.self, Announce.self, NameTeamCommand.self,
                        PlanSampleCommand.self, Population.self, Select.self, Withdraw.self,
                        Replace.self, Judge.self,
                        Correct.self, Retract.self, JudgeOversightCommand.self, Attest.self,
                        Assess.self, Submit.self, Reopen.self, Moderate.self,
                        AddFinding.self, AddEvidence.self, AddFact.self, AddToTimeline.self,
                        AddChain.self, Summarise.self,
                        Rate.self, NotRated.self, DeclareInterestCommand.self, Convene.self,
                        Confirm.self, Override.self, Dissent.self, Reverse.self,
                        ApproveCommand.self, DraftCommand.self,
                        ChallengeCommand.self, ResolveCommand.self, Publish.self,
                        CorrectReportCommand.self, ScheduleReinspectionCommand.self,
                        CorrectFactCommand.self, Recommend.self,
                        CorrectRecommendationCommand.self, Respond.self, ActionPlan.self,
                        UpdateAction.self, ReviewProgress.self, Close.self,
                    ]),
                CommandGroup(
                    name: "Reading",
                    subcommands: [
                        Next.self, Inspections.self, Export.self, RatingsCommand.self,
                        KeyQuestions.self,
                        Joint.self, Oversight.self, Recommendations.self, Findings.self,
                        EvidenceCommand.self, Context.self, Anomalies.self, Audit.self,
                        TraceCommand.self, Diff.self, Explain.self, ReplayCommand.self,
                        CaseCommand.self, Person.self, Late.self, Controls.self, Team.self,
                        Challenges.self, PanelCommand.self, Published.self, Coverage.self, Due.self,
                        Sample.self,
                        PageCommand.self, Log.self, Show.self, Frameworks.self,
                    ]),
                CommandGroup(
                    name: "Erasing", subcommands: [Forget.self, Hold.self, Lift.self]),
                CommandGroup(
                    name: "Keeping",
                    subcommands: [
                        Backup.self, Restore.self, Salvage.self, Compact.self, Copies.self,
                    ]),
                CommandGroup(name: "Checking", subcommands: [Verify.self, Status.self]),
            ])

        static func main() async {
            // Writing to a closed pipe then returns an error instead of ending the process.
            signal(SIGPIPE, SIG_IGN)
            let arguments = Array(CommandLine.arguments.dropFirst())
            do {
                try Self.requireUTF8()
                if let problem = MistypedCommand(in: arguments, of: Self.self) {
                    throw problem
                }
                var command = try parseAsRoot()
                if var command = command as? any AsyncParsableCommand {
                    try await command.run()
                } else {
                    try command.run()
                }
            } catch {
                exit(reporting: error, asJSON: arguments.contains("--json"))
            }
        }

        private static func exit(reporting error: any Error, asJSON: Bool) -> Never {
            if let error = error as? LedgerError {
                Console.report(error, asJSON: asJSON)
                exit(withStatus: error.exitStatus)
            }
            if let error = error as? MistypedCommand {
                if asJSON {
                    Console.report(usage: error.description)
                } else {
                    Console.say("Error: \(error.description)")
                }
                exit(withStatus: .usage)
            }
            let status = exitCode(for: error)
            guard status == .validationFailure else {
                // Help and version are answers; any other error is not one of this program.
                guard status == .success else { exit(withError: error) }
                Console.write(HelpText.fitted(fullMessage(for: error)) + "\n")
                exit(withStatus: ExitStatus(rawValue: 0))
            }
            if asJSON {
                Console.report(usage: message(for: error))
            } else {
                let path = MistypedCommand.path(in: CommandLine.arguments.dropFirst(), of: self)
                Console.say("Error: \(message(for: error))")
                Console.say("See \((["case-ledger help"] + path).joined(separator: " ")).")
            }
            exit(withStatus: ExitStatus(rawValue: status.rawValue))
        }

        /// Refuses arguments that are not UTF-8, because a different text would be recorded.
        private static func requireUTF8() throws {
            for index in 0..<Int(CommandLine.argc) {
                guard let argument = unsafe CommandLine.unsafeArgv[index],
                    unsafe String(validatingCString: argument) == nil
                else { continue }
                throw LedgerError(
                    .invalidInput, "Argument \(index) of the command is not valid UTF-8.",
                    remedy: "Set the terminal, or the calling program, to UTF-8.")
            }
            for name in Environment.variables {
                guard let value = unsafe getenv(name),
                    unsafe String(validatingCString: value) == nil
                else { continue }
                throw LedgerError(
                    .invalidInput, "The environment variable \(name) is not valid UTF-8.",
                    remedy: "Set it to a value in UTF-8.")
            }
        }

        private static func exit(withStatus status: ExitStatus) -> Never {
            Foundation.exit(status.rawValue)
        }
    }
#else
    /// The replacement of the command in a build without the trait CLI.
    @main
    struct CaseLedgerTool {
        static func main() {
            print("case-ledger was built without the package trait CLI; build it with the trait.")
        }
    }
#endif
