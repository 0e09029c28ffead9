#if CLI
    import ArgumentParser
    import CaseLedger
    import CaseLedgerReports

    /// A command that records events.
    ///
    /// Each command returns the command of the inspection; the rest is common to all commands.
    protocol RecordingCommand: AsyncParsableCommand {
        /// The default role for this command.
        static var role: Role { get }

        var options: LedgerOptions { get }
        var recording: RecordingOptions { get }
        /// The default role for these arguments.
        var role: Role { get }
        /// The reason, for commands that accept one.
        var reason: String? { get }

        /// The inspection that the command is recorded for.
        func inspection(in ledger: Ledger) async throws -> LedgerInspection
        /// The command for the current inspection.
        func command(on standing: Standing) throws -> InspectionCommand
        /// The read that the decision is based on, if any.
        func observation(on standing: Standing) async throws -> ObservedQuery?
        /// The conflict that a refusal shows, when somebody recorded something in the meantime; `nil`
        /// for a refusal of what the person asked for.
        func conflict(behind refusal: LedgerError) -> LedgerError?
        /// Remarks about the recorded events.
        func remarks(on events: [InspectionEvent]) -> [String]
    }

    extension RecordingCommand {
        var role: Role { Self.role }

        var reason: String? { nil }

        func observation(on standing: Standing) async throws -> ObservedQuery? { nil }

        func conflict(behind refusal: LedgerError) -> LedgerError? { nil }

        func remarks(on events: [InspectionEvent]) -> [String] { [] }

        func run() async throws {
            _ = try recording.who.person
            let held = try recording.effectiveTime()
            try await options.withLedger(records: true) { ledger in
                let inspection = try await inspection(in: ledger)
                let receipt = try await record(in: inspection, held: held)
                Console.note(recorded: receipt.sentence)
                Console.warnAboutClock(of: receipt.recordedAt)
                let context = Suggestion.Context(
                    ledger: options.ledger, by: recording.who.by,
                    inspection: try await Suggestion.Context.named(inspection.id, in: ledger))
                let report = try await RecordingReport(
                    of: receipt, in: ledger, remarks: remarks(on:),
                    commands: { $0.suggestions(on: $1, context).map(\.line) })
                let answer = try await inspection.answer(
                    report, asOf: receipt.positions.upperBound, origin: .recorded)
                if options.json {
                    Console.print(json: answer)
                } else {
                    Console.print(Document(answer.document.title, report.blocks))
                    report.suggest(context)
                }
            }
        }

        private func record(
            in inspection: LedgerInspection, held: EffectiveTime?
        ) async throws -> Receipt {
            let id = recording.commandID
            let standing = try await Standing(of: inspection, for: id)
            let command = try command(on: standing)
            let actor = try recording.who.actor(
                for: command, on: standing.state, otherwise: role)
            let observation = try await observation(on: standing)
            do {
                return try await inspection.record(
                    command, by: actor, authority: recording.who.authority, reason: reason,
                    effectiveAt: held, basedOn: observation, id: id,
                    backdated: recording.backdated)
            } catch {
                guard error.code == .refused else { throw error }
                if let conflict = conflict(behind: error) { throw conflict }
                throw LedgerError(
                    .refused, error.message + " Nothing was recorded.", remedy: error.remedy,
                    refusal: error.refusal)
            }
        }

        /// The configuration of a command that records: first the examples, then the notes.
        ///
        /// A line break in an example becomes a line continuation of the shell.
        static func recording(
            _ name: String, _ abstract: String, examples: [String], _ notes: String = ""
        ) -> CommandConfiguration {
            let lines = examples.map {
                "  case-ledger \(name) " + $0.replacing("\n", with: " \\\n      ")
            }
            let paragraphs = [
                (["Examples:"] + lines).joined(separator: "\n"), notes,
                "The command is recorded in the role that the team gives the actor. Before a team "
                    + "is named, it is \(role), or else a role that may in this kind of "
                    + "inspection. --role names another one.",
            ]
            return CommandConfiguration(
                commandName: name, abstract: abstract,
                discussion: paragraphs.filter { !$0.isEmpty }.joined(separator: "\n\n"))
        }
    }

    extension RecordingReport {
        /// Prints the next step as a message.
        fileprivate func suggest(_ context: Suggestion.Context) {
            guard let next else {
                Console.say("Next: nothing is left to do. See who changed the overall rating:")
                return Console.say(
                    .commands([Suggestion(reading: ["audit", "overall"], context).line]))
            }
            Console.say("Next: \(next.words)")
            Console.say(.commands(next.commands))
            guard missing > 1 else { return }
            Console.say("\(missing) steps are missing before publication. To see them:")
            Console.say(.commands([Suggestion(["next"], context).line]))
        }
    }

    /// A command that records events of an announced inspection.
    protocol OngoingInspectionCommand: RecordingCommand {
        var which: InspectionOption { get }
    }

    extension OngoingInspectionCommand {
        func inspection(in ledger: Ledger) async throws -> LedgerInspection {
            try await which.resolve(in: ledger)
        }
    }
#endif
