import CaseLedger
import CaseLedgerTesting
import InspectionSamples
import Testing

extension RecordAnswerSheet.Entry {
    /// What it answers, the same whatever the answer and whoever gave it.
    fileprivate var cell: Self { Self(caseKey: caseKey, subject: subject, answer: .yes) }
}

/// A sheet taken in one cell at a time, by the commands that a person would give.
private struct OneByOne {
    let before: Inspection
    let sheet: RecordAnswerSheet
    let hasReason: Bool
    private(set) var story: Story
    private(set) var refused: [Int: Refusal.Code] = [:]
    private(set) var changes = 0
    private var seen: Set<RecordAnswerSheet.Entry> = []
    private var judges: [CaseKey: RecordAnswerSheet.Entry] = [:]

    init(_ sheet: RecordAnswerSheet, onto story: Story, hasReason: Bool) throws {
        before = story.subject
        self.sheet = sheet
        self.story = story
        self.hasReason = hasReason
        for (index, entry) in sheet.entries.enumerated() {
            refused[index] = try take(entry)
        }
    }

    private mutating func take(_ entry: RecordAnswerSheet.Entry) throws -> Refusal.Code? {
        guard seen.insert(entry.cell).inserted else { return .alreadyJudged }
        if case .question(let id) = entry.subject, before.framework?.question(id) == nil {
            return .unknownQuestion
        }
        // A withdrawn case keeps the answers that it has.
        if before.cases.contains(where: { $0.caseKey == entry.caseKey && $0.isWithdrawn }),
            recorded(entry) == entry.answer
        {
            return nil
        }
        if let refusal = try select(entry.caseKey) { return refusal }
        switch entry.subject {
        case .question(let id): return try judge(id, entry)
        case .oversight, .oversightAspect: return try judgeOversight(entry)
        }
    }

    /// The answer before the sheet; `nil` when there is none.
    private func recorded(_ entry: RecordAnswerSheet.Entry) -> Answer? {
        switch entry.subject {
        case .question(let id): before.answer(to: id, in: entry.caseKey)?.answer
        case .oversight: before.oversightJudgement(of: entry.caseKey)?.overall
        case .oversightAspect(let aspect):
            before.oversightJudgement(of: entry.caseKey)?.aspects[aspect]
        }
    }

    /// Selects a case for the domain of its first question that the edition knows.
    private mutating func select(_ key: CaseKey) throws -> Refusal.Code? {
        guard sheet.selecting, !story.subject.cases.contains(where: { $0.caseKey == key }) else {
            return nil
        }
        let questions = sheet.entries.filter { $0.caseKey == key }.compactMap { entry in
            if case .question(let id) = entry.subject {
                before.framework?.question(id)
            } else {
                nil
            }
        }
        guard let domain = questions.first?.domain else { return .caseNotSelected }
        return try give(.select(key, for: domain), reason: nil)
    }

    private mutating func judge(
        _ id: Question.ID, _ entry: RecordAnswerSheet.Entry
    ) throws -> Refusal.Code? {
        guard let standing = before.answer(to: id, in: entry.caseKey) else {
            return try give(.judge(id, of: entry.caseKey, entry.answer), reason: nil)
        }
        return try give(
            .correctJudgement(
                CorrectJudgement(
                    caseKey: entry.caseKey, question: id, supersedes: standing.recordedAt,
                    to: entry.answer, stage: sheet.stage)), reason: hasReason ? "reason" : nil)
    }

    private mutating func judgeOversight(
        _ entry: RecordAnswerSheet.Entry
    ) throws -> Refusal.Code? {
        let old = before.oversightJudgement(of: entry.caseKey)
        let now = story.subject.oversightJudgement(of: entry.caseKey)?.recordedAt
        var command = JudgeOversight(caseKey: entry.caseKey, overall: nil, supersedes: now)
        let standing: Answer?
        if case .oversightAspect(let aspect) = entry.subject {
            command.aspects = [OversightAspectJudgement(aspect, entry.answer)]
            standing = old?.aspects[aspect]
        } else {
            command.overall = entry.answer
            standing = old?.overall
        }
        let outcome = story.when(.judgeOversight(command), reason: now.map { _ in "reason" })
        if let code = outcome.refusal?.code { return code == .nothingChanged ? nil : code }
        guard standing == nil || hasReason else { return .reasonMissing }
        let judge = judges[entry.caseKey] ?? entry
        guard judge.judgedBy == entry.judgedBy, judge.heldAt == entry.heldAt else {
            return .severalInspectors
        }
        judges[entry.caseKey] = judge
        return try give(.judgeOversight(command), reason: now.map { _ in "reason" })
    }

    /// Records a command; one that would change nothing is no problem of a sheet.
    private mutating func give(
        _ command: InspectionCommand, reason: String?
    ) throws -> Refusal.Code? {
        do throws(Refusal) {
            story = try story.given(command, reason: reason)
            changes += 1
            return nil
        } catch { return error.code == .nothingChanged ? nil : error.code }
    }
}

@Suite("An answer sheet compared with its cells one by one")
struct AnswerSheetOracleTests {
    private static let themes = ["desistance", "safety", "victims"]

    private func sheet(
        for story: Story, _ framework: Framework, _ random: inout SeededGenerator
    ) -> RecordAnswerSheet {
        let isCareful = Int.random(in: 0..<4, using: &random) > 0
        let cases = story.subject.cases.filter { !isCareful || !$0.isWithdrawn }.map(\.caseKey)
        let questions =
            framework.standards.flatMap(\.keyQuestions).map(\.id) + ["1.1.1.a", "1.9.9"]
        var entries: [RecordAnswerSheet.Entry] = []
        for _ in 0..<Int.random(in: 1...12, using: &random) {
            guard let key = (cases + ["n-1", "n-2"]).randomElement(using: &random),
                let question = questions.prefix(isCareful ? 3 : 9).randomElement(using: &random),
                let stage = OversightStage.allCases.randomElement(using: &random),
                let theme = Self.themes.prefix(isCareful ? 2 : 3).randomElement(using: &random),
                let answer = Answer.allCases.prefix(isCareful ? 2 : 3)
                    .randomElement(using: &random)
            else { continue }
            let subject: RecordAnswerSheet.Subject =
                switch Int.random(in: 0..<10, using: &random) {
                case 0: .oversight
                case 1: .oversightAspect(OversightAspect(stage, theme))
                default: .question(question)
                }
            var isOther = !isCareful && Int.random(in: 0..<4, using: &random) == 0
            // Another judge of the same answer is a correction of the record, tested on its own.
            if case .oversightAspect = subject {} else { isOther = false }
            let entry = RecordAnswerSheet.Entry(
                caseKey: key, subject: subject, answer: answer, judgedBy: isOther ? "i-2" : nil,
                heldAt: isOther ? .numbered(1) : nil)
            if !isCareful || !entries.contains(where: { $0.cell == entry.cell }) {
                entries.append(entry)
            }
        }
        return RecordAnswerSheet(
            entries: entries, selecting: isCareful || Bool.random(using: &random))
    }

    /// What people see of an inspection: sample, answers, oversight and ratings.
    private func seen(_ story: Story, _ framework: Framework) -> [String] {
        let subject = story.subject
        var seen = subject.cases.map { "\($0)" }.sorted()
        for key in subject.cases.map(\.caseKey).sorted() {
            for question in KeyQuestionTable(of: subject).questions.map(\.question.id) {
                let answer = subject.answer(to: question, in: key)?.answer.description ?? "none"
                seen.append("\(question) of \(key): \(answer)")
            }
            let oversight = subject.oversightJudgement(of: key)
            let aspects = (oversight?.aspects ?? [:]).map { "\($0.key) \($0.value)" }.sorted()
            seen.append(
                "oversight of \(key): \(oversight?.overall?.description ?? "none") \(aspects)")
        }
        seen += framework.standards.map { "\(String(describing: subject.standardRating($0.id)))" }
        seen.append("\(String(describing: subject.overallRating))")
        seen.append("\(KeyQuestionTable(of: subject).questions)")
        return seen
    }

    @Test("600 random sheets do what their cells would do one by one, and refuse what those refuse")
    func oneByOne() throws {
        var random = SeededGenerator(seed: 36)
        let framework = try TinyFramework.edition()
        var (taken, refused, unchanged, published) = (0, 0, 0, 0)
        for seed in 0..<60 as Range<UInt64> {
            var story = try RandomHistory(seed: seed, framework: framework).story(of: 40)
            for _ in 0..<10 {
                let sheet = sheet(for: story, framework, &random)
                let reason = Int.random(in: 0..<4, using: &random) > 0 ? "reason" : nil
                let command = InspectionCommand.recordAnswerSheet(sheet)
                guard story.subject.publication == nil else {
                    try story.when(command, reason: reason).thenRefused(.alreadyPublished)
                    published += 1
                    continue
                }
                let expected = try OneByOne(sheet, onto: story, hasReason: reason != nil)
                let found = try story.refused(command, reason: reason)
                #expect(
                    Dictionary(uniqueKeysWithValues: found.map { ($0.index, $0.refusal.code) })
                        == expected.refused)
                #expect(found.map(\.index) == found.map(\.index).sorted())
                let outcome = story.when(command, reason: reason)
                if let first = found.first {
                    try outcome.thenRefused(with: first.refusal)
                    refused += 1
                } else if expected.changes == 0 {
                    try outcome.thenRefused(.nothingChanged)
                    unchanged += 1
                } else {
                    try outcome.thenHappened()
                    story = try story.given(command, reason: reason)
                    #expect(seen(story, framework) == seen(expected.story, framework))
                    try story.when(command).thenRefused(.nothingChanged)
                    taken += 1
                }
            }
        }
        #expect(taken > 80 && refused > 200 && unchanged > 5 && published < 200)
    }
}
