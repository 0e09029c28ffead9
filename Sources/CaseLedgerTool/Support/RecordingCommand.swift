#if CLI
    import ArgumentParser
    import CaseLedger
    import CaseLedgerReports

    /// A command that records something: it says what is asked, and the rest is the same for all.
    protocol RecordingCommand: AsyncParsableCommand {
        /// In which function people do this, unless they say otherwise.
        static var role: Role { get }

        var options: LedgerOptions { get }
        var recording: RecordingOptions { get }
        /// In which function it is done this time, unless the person says otherwise.
        var role: Role { get }
        /// Why, where that is asked for.
        var reason: String? { get }

        /// Where it is recorded.
        func inspection(in ledger: Ledger) async throws -> LedgerInspection
        /// What is asked of the inspection as it stands.
        func command(on standing: Standing) throws -> InspectionCommand
        /// What the person had seen who decided, if that matters.
        func observation(on standing: Standing) async throws -> Observation?
        /// What else to say about what was recorded.
        func remarks(on events: [InspectionEvent]) -> [String]
    }

    extension RecordingCommand {
        var role: Role { Self.role }

        var reason: String? { nil }

        func observation(on standing: Standing) async throws -> Observation? { nil }

        func remarks(on events: [InspectionEvent]) -> [String] { [] }

        func run() async throws {
            let actor = try recording.who.actor(as: role)
            let held = try recording.effectiveTime()
            try await options.withLedger { ledger in
                let inspection = try await inspection(in: ledger)
                let receipt = try await record(in: inspection, by: actor, held: held)
                Console.note(recorded: receipt.sentence)
                let context = Suggestion.Context(
                    ledger: options.ledger, by: recording.who.by,
                    inspection: try await ledger.inspections().count > 1 ? inspection.id : nil)
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
            in inspection: LedgerInspection, by actor: Agent, held: EffectiveTime?
        ) async throws -> Receipt {
            let id = recording.commandID
            let standing = try await Standing(of: inspection, for: id)
            let command = try command(on: standing)
            let observation = try await observation(on: standing)
            do {
                return try await inspection.record(
                    command, by: actor, authority: recording.who.authority, reason: reason,
                    effectiveAt: held, basedOn: observation, id: id)
            } catch {
                guard error.code == .refused else { throw error }
                throw LedgerError(
                    .refused, error.message + " Nothing was recorded.", remedy: error.remedy,
                    refusal: error.refusal)
            }
        }

        /// The configuration of a command that records: examples first, then what there is to know.
        ///
        /// A line break in an example goes on below it.
        static func recording(
            _ name: String, _ abstract: String, examples: [String], _ notes: String = ""
        ) -> CommandConfiguration {
            let lines = examples.map {
                "  case-ledger \(name) " + $0.replacing("\n", with: " \\\n      ")
            }
            let paragraphs = [
                (["Examples:"] + lines).joined(separator: "\n"), notes,
                "It is recorded in the role of \(role), unless --role says otherwise.",
            ]
            return CommandConfiguration(
                commandName: name, abstract: abstract,
                discussion: paragraphs.filter { !$0.isEmpty }.joined(separator: "\n\n"))
        }
    }

    extension RecordingReport {
        /// Says as a message what can come next.
        fileprivate func suggest(_ context: Suggestion.Context) {
            guard let next else {
                Console.say("Next: nothing is left to do. See who changed the overall rating:")
                return Console.say(
                    .commands([Suggestion(reading: ["audit", "overall"], context).line]))
            }
            Console.say("Next: \(next.words)")
            Console.say(.commands(next.commands))
            guard missing > 1 else { return }
            Console.say(
                "\(missing) steps are missing before publication: "
                    + Suggestion(["next"], context).line)
        }
    }

    /// A command that records something of an inspection that was announced.
    protocol OngoingInspectionCommand: RecordingCommand {
        var which: InspectionOption { get }
    }

    extension OngoingInspectionCommand {
        func inspection(in ledger: Ledger) async throws -> LedgerInspection {
            try await which.resolve(in: ledger)
        }
    }
#endif
