import CaseLedger
import CaseLedgerImporting
import CaseLedgerTesting
import InspectionSamples
import Testing

@Suite("A sheet does what its answers do one by one")
struct SheetEquivalenceTests {
    private static let lead = Agent("lead-1", role: .leadInspector)
    private static let framework = Framework.hmipYouth2021

    /// Answers of cases as somebody has them, in the order of cases and of the edition.
    private struct Answers {
        var cells: [(key: CaseKey, subject: RecordAnswerSheet.Subject, answer: Answer)] = []

        static let court: [CaseKey] = ["court-01", "court-02", "court-03", "court-04"]
        static let outOfCourt: [CaseKey] = ["out-01", "out-02"]

        static func domain(of key: CaseKey) -> Domain.ID { court.contains(key) ? "2" : "3" }

        static let oversight: [RecordAnswerSheet.Subject] =
            [.oversight]
            + OversightStage.allCases.flatMap { stage in
                framework.themes.map { .oversightAspect(OversightAspect(stage, $0)) }
            }

        static func questions(of domain: Domain.ID) -> [Question] {
            framework.standards.filter { $0.domain == domain && $0.method == .caseData }
                .flatMap(\.keyQuestions).flatMap { [$0.question] + $0.prompts.map(\.question) }
        }

        static func allows(_ subject: RecordAnswerSheet.Subject) -> [Answer] {
            guard case .question(let id) = subject,
                framework.question(id)?.allowsNotApplicable == false
            else { return [.yes, .no, .notApplicable] }
            return [.yes, .no]
        }

        init(_ random: inout SeededGenerator) {
            for key in Self.court + Self.outOfCourt {
                let questions = Self.questions(of: Self.domain(of: key))
                let subjects = questions.map { RecordAnswerSheet.Subject.question($0.id) }
                for subject in subjects + Self.oversight where random.below(3) > 0 {
                    cells.append((key, subject, Self.answer(subject, &random)))
                }
            }
        }

        private static func answer(
            _ subject: RecordAnswerSheet.Subject, _ random: inout SeededGenerator
        ) -> Answer {
            let answers = allows(subject)
            return answers[Int(random.below(UInt64(answers.count)))]
        }

        /// A copy in which some answers may differ.
        func edited(_ random: inout SeededGenerator) -> Answers {
            var copy = self
            for index in copy.cells.indices where random.below(6) == 0 {
                copy.cells[index].answer = Self.answer(copy.cells[index].subject, &random)
            }
            return copy
        }

        func sheet(_ form: AnswerSheetForm) -> [UInt8] {
            var sheet = CSVWriter(separator: form == .wide ? .semicolon : .comma)
            let words: [Answer: String] = [.yes: "Yes", .no: "No", .notApplicable: "N/A"]
            switch form {
            case .long:
                sheet.row(["case", "question", "answer"])
                for cell in cells {
                    sheet.row([
                        cell.key.rawValue, cell.subject.heading, words[cell.answer] ?? "",
                    ])
                }
            case .wide:
                let subjects =
                    (Self.questions(of: "2") + Self.questions(of: "3")).map {
                        RecordAnswerSheet.Subject.question($0.id)
                    } + Self.oversight
                sheet.row(["case"] + subjects.map(\.heading))
                for key in Self.court + Self.outOfCourt {
                    let own = Dictionary(
                        uniqueKeysWithValues: cells.filter { $0.key == key }
                            .map { ($0.subject, $0.answer) })
                    sheet.row(
                        [key.rawValue] + subjects.map { own[$0].flatMap { words[$0] } ?? "" })
                }
            }
            return Array(sheet.text.utf8)
        }
    }

    private func sample(_ ledger: Ledger, _ id: StreamName) async throws -> LedgerInspection {
        let inspection = ledger.inspection(id)
        try await inspection.record(.announce("anytown", on: Self.framework), by: Self.lead)
        try await inspection.record(
            .selectCases(
                (Answers.court + Answers.outOfCourt).map {
                    SelectCases.Selection(caseKey: $0, domain: Answers.domain(of: $0))
                }), by: Self.lead)
        return inspection
    }

    /// Records each answer by itself: a judgement where there is none, a correction where it differs.
    private func recordOneByOne(
        _ answers: Answers, in inspection: LedgerInspection
    ) async throws {
        for (key, subject, answer) in answers.cells {
            let state = try await inspection.state()
            switch subject {
            case .question(let id):
                if let standing = state.answer(to: id, in: key) {
                    guard standing.answer != answer else { continue }
                    try await inspection.record(
                        .correctJudgement(
                            CorrectJudgement(
                                caseKey: key, question: id, supersedes: standing.recordedAt,
                                to: answer, stage: .inspector)),
                        by: Self.lead, reason: "Seen again.")
                } else {
                    try await inspection.record(.judge(id, of: key, answer), by: Self.lead)
                }
            case .oversight, .oversightAspect:
                let standing = state.oversightJudgement(of: key)
                var command = JudgeOversight(
                    caseKey: key, overall: nil, supersedes: standing?.recordedAt)
                if case .oversightAspect(let aspect) = subject {
                    guard standing?.aspects[aspect] != answer else { continue }
                    command.aspects = [OversightAspectJudgement(aspect, answer)]
                } else {
                    guard standing?.overall != answer else { continue }
                    command.overall = answer
                }
                try await inspection.record(
                    .judgeOversight(command), by: Self.lead,
                    reason: standing == nil ? nil : "Seen again.")
            }
        }
    }

    /// Expects the same answers, counts and ratings of two inspections.
    private func expectSame(
        _ one: LedgerInspection, _ other: LedgerInspection, _ answers: Answers
    ) async throws {
        let left = try await one.state()
        let right = try await other.state()
        for (key, subject, answer) in answers.cells {
            for state in [left, right] {
                let standing: Answer? =
                    switch subject {
                    case .question(let id): state.answer(to: id, in: key)?.answer
                    case .oversight: state.oversightJudgement(of: key)?.overall
                    case .oversightAspect(let aspect):
                        state.oversightJudgement(of: key)?.aspects[aspect]
                    }
                #expect(standing == answer)
            }
        }
        let tables = (try await one.keyQuestions(), try await other.keyQuestions())
        #expect(tables.0 == tables.1)
        for standard in Self.framework.standards {
            #expect(left.standardRating(standard.id) == right.standardRating(standard.id))
        }
        #expect(left.overallRating == right.overallRating)
        let ratings = (try await one.ratings(), try await other.ratings())
        #expect(ratings.0.standards == ratings.1.standards)
        #expect(ratings.0.keyQuestions == ratings.1.keyQuestions)
    }

    @Test(
        "Answers at random, then edited at random, in both forms", arguments: [1, 2, 3] as [UInt64])
    func oneByOne(seed: UInt64) async throws {
        try await withTemporaryLedger { ledger in
            var random = SeededGenerator(seed: seed)
            let first = Answers(&random)
            let edited = first.edited(&random)
            let wide = try await sample(ledger, "wide")
            let long = try await sample(ledger, "long")
            let single = try await sample(ledger, "single")
            for (answers, reason) in [(first, nil), (edited, "Seen again.")] {
                let fromWide = try await wide.importJudgements(
                    answers.sheet(.wide), by: Self.lead, reason: reason)
                let fromLong = try await long.importJudgements(
                    answers.sheet(.long), by: Self.lead, reason: reason)
                #expect(fromWide.recorded == fromLong.recorded)
                #expect(fromWide.corrections.count == fromLong.corrections.count)
                #expect(fromWide.recorded == (reason == nil ? answers.cells.count : 0))
                #expect(
                    fromWide.equal + fromWide.recorded + fromWide.corrections.count
                        == answers.cells.count)
                #expect(fromWide.corrections.isEmpty == (reason == nil))
                try await recordOneByOne(answers, in: single)
                try await expectSame(wide, single, answers)
                try await expectSame(wide, long, answers)
            }
            let verification = try await ledger.verify()
            #expect(verification.passed, "\(verification)")
        }
    }
}
