import CaseLedger
import CaseLedgerReports
import CaseLedgerTesting
import CaseQuality
import Foundation
import InspectionSamples
import Testing

/// The folder for the log and the answers; `nil` if the evaluator is not run.
private let folder = ProcessInfo.processInfo.environment["CASELEDGER_EVALUATOR_FOLDER"]

/// Writes the log of random inspections and the ledger's answers about them, for Docs/evaluate.py.
@Suite("The log for the evaluator", .enabled(if: folder != nil))
struct EvaluatorLogTests {
    @Test("Random inspections are recorded, and their log and answers are written")
    func log() async throws {
        let folder = try #require(folder)
        let ledger = try await Ledger.create(at: folder + "/case.ledger")
        let framework = try TinyFramework.edition()
        var answers: [String] = []
        for start in stride(from: 0, to: SeededRun.seeds(200).count, by: 50) {
            try await withThrowingTaskGroup(of: [String].self) { group in
                for seed in SeededRun.seeds(200).dropFirst(start).prefix(50) {
                    group.addTask {
                        try await Self.record(seed, on: framework, in: ledger)
                        return try await Self.answers(about: seed, in: ledger)
                    }
                }
                for try await lines in group { answers += lines }
            }
        }
        await ledger.close()
        try Data(answers.joined().utf8).write(to: URL(fileURLWithPath: folder + "/answers.jsonl"))
    }

    private static func inspection(_ seed: UInt64, in ledger: Ledger) -> LedgerInspection {
        ledger.inspection(StreamName(stringLiteral: "random-\(seed)"))
    }

    /// Records random commands, which held at random times; refused ones are left out.
    private static func record(
        _ seed: UInt64, on framework: Framework, in ledger: Ledger
    ) async throws {
        let inspection = inspection(seed, in: ledger)
        try await inspection.record(
            .announce(.on(framework)), by: Agent("some-1", role: .leadInspector))
        var history = RandomHistory(seed: seed, framework: framework)
        var random = SeededGenerator(seed: seed &+ 11)
        for tried in 0..<160 {
            let (state, _) = try await inspection.current()
            var (command, provenance) = history.next(for: state, late: tried > 120)
            if tried % 8 == 7, let sheet = redated(state, on: framework, using: &random) {
                command = sheet
                provenance = Provenance(
                    actor: Agent("o-3", role: .importer), reason: "The dates were read wrongly.",
                    effectiveAt: provenance.effectiveAt)
            }
            let first = Int64.random(in: 0...200, using: &random)
            let length = Bool.random(using: &random) ? 0 : Int64.random(in: 0...25, using: &random)
            do throws(LedgerError) {
                try await inspection.record(
                    command, by: provenance.actor, reason: provenance.reason,
                    effectiveAt: EffectiveTime(
                        precision: length == 0 ? .instant : .between,
                        earliest: RandomViews.day(first),
                        latest: RandomViews.day(first + length)), origin: provenance.origin)
            } catch { guard error.isRefusal else { throw error } }
        }
    }

    /// A sheet that brings a recorded answer again, with another time and another judge.
    private static func redated(
        _ state: Inspection, on framework: Framework, using random: inout SeededGenerator
    ) -> InspectionCommand? {
        var entries: [RecordAnswerSheet.Entry] = []
        for key in state.cases.map(\.caseKey) {
            for question in framework.standards.flatMap(\.questions).map(\.id) {
                guard let given = state.answer(to: question, in: key) else { continue }
                entries.append(
                    RecordAnswerSheet.Entry(
                        caseKey: key, subject: .question(question), answer: given.answer))
            }
        }
        guard var entry = entries.randomElement(using: &random) else { return nil }
        let first = Int64.random(in: 0...200, using: &random)
        let length = Bool.random(using: &random) ? 0 : Int64.random(in: 0...25, using: &random)
        entry.heldAt = EffectiveTime(
            precision: length == 0 ? .instant : .between, earliest: RandomViews.day(first),
            latest: RandomViews.day(first + length))
        entry.judgedBy = "b-9"
        return .recordAnswerSheet(RecordAnswerSheet(entries: [entry]))
    }

    /// The answers about random views of an inspection, a line each.
    private static func answers(about seed: UInt64, in ledger: Ledger) async throws -> [String] {
        let inspection = inspection(seed, in: ledger)
        var random = SeededGenerator(seed: seed &+ 23)
        let positions = try await inspection.history().commands.flatMap(\.events).map(\.position)
        var lines: [String] = []
        for _ in 0..<4 {
            let position = try await inspection.position(
                of: .position(positions.randomElement(using: &random) ?? .start))
            let effective =
                Bool.random(using: &random)
                ? EffectiveMoment(RandomViews.day(Int64.random(in: -5...230, using: &random))) : nil
            guard position > .start else { continue }
            let moment = Moment.position(position)
            let ratings: OnBothClocks<Ratings>
            do throws(LedgerError) {
                ratings = try await inspection.ratings(asOf: moment, effectiveBy: effective)
            } catch {
                guard error.code == .notFound else { throw error }
                continue
            }
            let state = try await inspection.state(asOf: moment, effectiveBy: effective)
            lines.append(
                line(
                    of: inspection, position, effective, effective == nil ? nil : "without",
                    ratings.value, state.value))
            guard effective != nil else { continue }
            lines.append(
                line(
                    of: inspection, position, effective, "with",
                    ratings.withUncertain ?? ratings.value, state.withUncertain ?? state.value))
        }
        return lines
    }

    private static func line(
        of inspection: LedgerInspection, _ position: Position, _ effective: EffectiveMoment?,
        _ uncertain: String?, _ ratings: Ratings, _ state: Inspection
    ) -> String {
        JSONValue.object([
            .init("inspection", inspection.id.json), .init("asOf", position.json),
            .init("effective", effective.json), .init("uncertain", uncertain.json),
            .init("ratings", ratings.json), .init("keyQuestions", KeyQuestionTable(of: state).json),
            .init("oversight", ManagementOversight(of: state).json),
        ]).jsonText() + "\n"
    }
}
