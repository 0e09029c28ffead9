#if CLI
    import ArgumentParser
    import CaseLedger

    /// Corrects a recorded fact.
    struct CorrectFactCommand: OngoingInspectionCommand {
        static let role: Role = .leadInspector
        static let configuration = recording(
            "correct-fact", "Correct a finding, evidence, a fact, a survey, a figure or a summary.",
            examples: [
                "1744 --text \"Leaders know their data.\"\n--reason \"Misheard at the interview.\"",
                "1702 --value 21.7 --reason \"The page says 21.7.\"",
                "1690 --percent 54 --base 13 --reason \"Misread.\"",
                "1744 --target 2.1.3 --evidence file-0412\n--reason \"Misfiled.\"",
            ],
            """
            The position is that of the event that recorded the fact, or corrected it last. What \
            is not given stays as it is. Both events stay in the log. A finding keeps its number, \
            and a figure its question or measure.
            """)

        @Argument(help: "The position of the fact.")
        var position: Position

        @Option(help: "The text of a finding or summary, or the name of evidence.")
        var text: String?

        @Option(
            help: ArgumentHelp(
                "What it is about: inspection, or a domain, standard or question such as 2.1.3.",
                valueName: "number"))
        var target: String?

        @Option(help: "The kind of a finding (strength, areaForImprovement) or of evidence.")
        var kind: String?

        @Option(help: "The key of evidence; of a finding it may be repeated, and replaces all.")
        var evidence: [String] = []

        @Option(help: "A question of a finding; may be repeated, and replaces all.")
        var question: [String] = []

        @Option(help: "The value of a context fact or a survey: a number or words.")
        var value: String?

        @Option(help: "The unit of a context fact or a survey.")
        var unit: String?

        @Option(help: "The printed percentage of a figure.")
        var percent: Int?

        @Option(help: "The base of a figure, a context fact or a survey.")
        var base: Int?

        @Option(help: "The count of evidence, of a context fact or of a survey.")
        var count: Int?

        @Option(help: "The place in the document.")
        var place: String?

        @Option(help: "The reason; organisational text, never about a child.")
        var reason: String?

        @OptionGroup var recording: RecordingOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var options: LedgerOptions

        func command(on standing: Standing) throws -> InspectionCommand {
            let fact: CorrectedFact
            do throws(Refusal) {
                fact = try standing.state.fact(meantBy: position)
            } catch { throw LedgerError(error) }
            return .correctFact(
                CorrectFact(at: position, to: try corrected(fact, on: standing.state.framework)))
        }

        private func corrected(
            _ fact: CorrectedFact, on framework: Framework?
        ) throws -> CorrectedFact {
            switch fact {
            case .finding(var finding):
                try check("a finding", ["text", "target", "kind", "evidence", "question"])
                if let text { finding.label = FreeText(text) }
                if let target { finding.target = try ReportTarget(named: target, in: framework) }
                if let kind { finding.kind = try .init(given: kind) }
                if !evidence.isEmpty {
                    finding.evidence = try evidence.map(EvidenceReference.init(argument:))
                }
                if !question.isEmpty {
                    finding.questions = try question.map(Question.ID.init(argument:))
                }
                return .finding(finding)
            case .evidence(let evidence):
                return .evidence(try corrected(evidence, on: framework))
            case .context(var context):
                context.fact = try corrected(context.fact, ["target"])
                if let target { context.target = try ReportTarget(named: target, in: framework) }
                return .context(context)
            case .survey(var result):
                result.fact = try corrected(result.fact, [])
                return .survey(result)
            case .figure(var figure):
                try check("a figure", ["percent", "base", "place"])
                if let percent { figure.percent = percent }
                if let base { figure.base = base }
                figure.citation.move(to: place)
                return .figure(figure)
            case .summary(var summary):
                try check("a summary", ["text"])
                if let text { summary.statement = FreeText(text) }
                return .summary(summary)
            }
        }

        private func corrected(
            _ noted: Evidence, on framework: Framework?
        ) throws -> Evidence {
            try check("evidence", ["text", "target", "kind", "evidence", "count", "place"])
            guard evidence.count <= 1 else {
                throw ValidationError("Evidence has one key. Give --evidence once.")
            }
            var noted = noted
            if let text { noted.label = FreeText(text) }
            if let target { noted.target = try ReportTarget(named: target, in: framework) }
            if let kind { noted.kind = try .init(given: kind) }
            if let key = evidence.first { noted.reference = try EvidenceReference(argument: key) }
            if let count { noted.count = count }
            noted.citation.move(to: place)
            return noted
        }

        private func corrected(_ fact: ReportedFact, _ more: [String]) throws -> ReportedFact {
            try check("this fact", ["value", "unit", "base", "count", "place"] + more)
            var fact = fact
            if let value {
                fact.value = ReportedNumber(value).map { .number($0) } ?? .text(FreeText(value))
            }
            if let unit { fact.unit = FreeText(unit) }
            if let base { fact.base = base }
            if let count { fact.count = count }
            fact.citation.move(to: place)
            return fact
        }

        /// Checks that only options were given that the kind of fact has.
        private func check(_ what: String, _ known: [String]) throws {
            let given: [(String, Bool)] = [
                ("text", text != nil), ("target", target != nil), ("kind", kind != nil),
                ("evidence", !evidence.isEmpty), ("question", !question.isEmpty),
                ("value", value != nil), ("unit", unit != nil),
                ("percent", percent != nil), ("base", base != nil), ("count", count != nil),
                ("place", place != nil),
            ]
            guard let wrong = given.first(where: { $0.1 && !known.contains($0.0) }) else { return }
            throw LedgerError(
                .invalidInput,
                "The fact at position \(position) has no --\(wrong.0). Nothing was recorded.",
                remedy: "For \(what), use "
                    + known.map { "--\($0)" }.joined(separator: ", ") + ".")
        }
    }

    extension Citation {
        /// Replaces the main place, if another is given.
        fileprivate mutating func move(to place: String?) {
            guard let place else { return }
            places = [FreeText(place)] + places.dropFirst()
        }
    }

    extension WordArgument {
        /// Reads the kind of a fact.
        fileprivate init(given argument: String) throws {
            guard let value = Self(argument: argument) else {
                throw LedgerError(
                    .invalidInput, "--kind is not a kind of this fact. Nothing was recorded.",
                    remedy: "Use \(Self.allValueStrings.joined(separator: ", ")).")
            }
            self = value
        }
    }
#endif
