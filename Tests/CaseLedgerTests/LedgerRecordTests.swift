import CaseLedger
import CaseLedgerImporting
import CaseLedgerTesting
import Foundation
import InspectionSamples
import Testing

@Suite("Recording")
struct LedgerRecordTests {
    private static let lead = Agent("lead-1", role: .leadInspector)
    private static let chair = Agent("chair-1", role: .panelChair)

    /// An inspection with `cases` court cases, announced and selected.
    private func announce(
        _ ledger: Ledger, as id: StreamName = "anytown-2026", cases: Int
    ) async throws -> LedgerInspection {
        let inspection = ledger.inspection(id)
        try await inspection.record(
            .announce(
                AnnounceInspection(
                    framework: .hmipYouth2021, service: "anytown", serviceNames: ["Anytown"])),
            by: Self.lead)
        try await inspection.record(
            .selectCases(
                (1...cases).map {
                    SelectCases.Selection(
                        caseKey: CaseKey(stringLiteral: "court-\($0)"), domain: "2")
                }), by: Self.lead)
        return inspection
    }

    /// Answers the key questions of 2.1 in one case.
    private func judge(
        _ inspection: LedgerInspection, _ number: Int, _ answers: [Answer],
        by inspector: Agent = lead
    ) async throws {
        let questions: [Question.ID] = ["2.1.1", "2.1.2", "2.1.3"]
        try await inspection.record(
            .recordJudgements(
                RecordJudgements(
                    caseKey: CaseKey(stringLiteral: "court-\(number)"),
                    judgements: zip(questions, answers).map {
                        RecordJudgements.Judgement(question: $0, answer: $1)
                    })), by: inspector)
    }

    @Test("Eight inspectors judging different cases never conflict")
    func inspectorsDoNotConflict() async throws {
        try await withTemporaryLedger { ledger in
            let inspection = try await announce(ledger, cases: 40)
            let before = try await inspection.ratings()
            try await withThrowingTaskGroup(of: Void.self) { group in
                for inspector in 0..<8 {
                    group.addTask {
                        for number in stride(from: inspector + 1, through: 40, by: 8) {
                            let key = CaseKey(stringLiteral: "court-\(number)")
                            let seen = ObservedQuery(
                                of: Query([
                                    Query.Clause(
                                        stream: inspection.id,
                                        tags: [try EventTag("case", key.rawValue)])
                                ]), upTo: before.asOf.position)
                            try await inspection.record(
                                .judge("2.1.3", of: key, .yes),
                                by: Agent(
                                    Agent.ID(stringLiteral: "i-\(inspector)"), role: .inspector),
                                basedOn: seen)
                        }
                    }
                }
                try await group.waitForAll()
            }
            let ratings = try await inspection.ratings()
            #expect(ratings.keyQuestions["2.1.3"]?.yes == 40)
            #expect(try await ledger.verify().passed)
        }
    }

    @Test("A panel decision based on an older view is refused, and the error names the judgement")
    func staleObservation() async throws {
        try await withTemporaryLedger { ledger in
            let inspection = try await announce(ledger, cases: 2)
            try await judge(inspection, 1, [.yes, .yes, .no])
            try await judge(inspection, 2, [.yes, .yes, .no])
            try await inspection.record(
                .convenePanel(ConvenePanel(chair: "chair-1")), by: Self.chair)
            let seen = try await inspection.ratings()
            let state = try await inspection.state()
            let standing = try #require(state.answer(to: "2.1.3", in: "court-1"))
            let correction = try await inspection.record(
                .correctJudgement(
                    CorrectJudgement(
                        caseKey: "court-1", question: "2.1.3", supersedes: standing.recordedAt,
                        to: .yes, stage: .moderation)),
                by: Agent("m-1", role: .moderator), reason: "Moderated.")
            let decision = InspectionCommand.decide(
                "2.1", .requiresImprovement, ground: .notRepresentative,
                reason: "The work is better.",
                votes: .consensus)
            let error = await #expect(throws: LedgerError.self) {
                try await inspection.record(
                    decision, by: Self.chair, basedOn: seen.observation(of: "2.1"))
            }
            #expect(error?.code == .conflict)
            #expect(error?.conflict?.count == 1)
            #expect(error?.conflict?.records.first?.position == correction.positions.lowerBound)
            let now = try await inspection.ratings()
            try await inspection.record(
                .decide(
                    "2.1", .good, ground: .notRepresentative, reason: "The work is better.",
                    votes: .consensus),
                by: Self.chair, basedOn: now.observation(of: "2.1"))
            #expect(try await inspection.ratings()["2.1"]?.rating == .good)
        }
    }

    @Test("A decision's own reason and the command's are told apart; equal ones are kept once")
    func reasons() async throws {
        try await withTemporaryLedger { ledger in
            let inspection = try await announce(ledger, cases: 1)
            try await judge(inspection, 1, [.yes, .yes, .no])
            try await inspection.record(
                .convenePanel(ConvenePanel(chair: "chair-1")), by: Self.chair)
            let equal = try await inspection.record(
                .decide(
                    "2.1", .good, ground: .other, reason: "Looked at again.", votes: .consensus),
                by: Self.chair, reason: "Looked at again.")
            let (record, _) = try #require(
                try await ledger.record(at: equal.positions.upperBound))
            #expect(try await ledger.texts(of: record).map(\.name) == ["command.reason"])

            let two = try await inspection.record(
                .decide(
                    "2.1", .outstanding, ground: .other, reason: "Strong work.", votes: .consensus),
                by: Self.chair, reason: "As minuted.")
            let position = two.positions.upperBound
            let error = await #expect(throws: LedgerError.self) {
                try await ledger.forget(
                    "reason", at: position, by: Agent("q-1", role: .dataProtectionOfficer))
            }
            #expect(error?.code == .invalidInput)
            #expect(error?.remedy.contains("command.reason, event.reason") == true)
            #expect(try await ledger.head().erasedTexts == 0)
            try await ledger.forget(
                "event.reason", at: position, by: Agent("q-1", role: .dataProtectionOfficer))
            let change = try #require(try await inspection.auditTrail(of: "2.1").changes.last)
            #expect(change.reason == .erased)
            let after = try #require(try await ledger.record(at: position))
            #expect(after.command.reason == .text("As minuted."))
        }
    }

    @Test("A prompt judged in between does not conflict with the panel's decision")
    func promptsDoNotMatter() async throws {
        try await withTemporaryLedger { ledger in
            let inspection = try await announce(ledger, cases: 1)
            try await judge(inspection, 1, [.yes, .yes, .no])
            try await inspection.record(
                .convenePanel(ConvenePanel(chair: "chair-1")), by: Self.chair)
            let seen = try await inspection.ratings()
            try await inspection.record(.judge("2.1.3.a", of: "court-1", .no), by: Self.lead)
            try await inspection.record(
                .decide(
                    "2.1", .good, ground: .other, reason: "Looked at again.", votes: .consensus),
                by: Self.chair, basedOn: seen.observation(of: "2.1"))
            #expect(try await inspection.ratings()["2.1"]?.decidedBy == .panel)
        }
    }

    @Test("The observation of a command is stored with it")
    func readSet() async throws {
        try await withTemporaryLedger { ledger in
            let inspection = try await announce(ledger, cases: 1)
            try await judge(inspection, 1, [.yes, .yes, .no])
            let ratings = try await inspection.ratings()
            let receipt = try await inspection.record(
                .proposeRating(ProposeQualitativeRating(standard: "1.1", rating: .good)),
                by: Self.lead, basedOn: ratings.observation(of: "1.1", "2.1"))
            let (_, command) = try #require(
                try await ledger.record(at: receipt.positions.lowerBound))
            #expect(command.seen?.position == ratings.asOf.position)
            #expect(
                command.seen?.query.matches(
                    stream: inspection.id, type: JudgementRecorded.name,
                    tags: [try EventTag("keyQuestion", "2.1.3")]) == true)
        }
    }

    @Test("A command sent again under its id gives the first receipt, even with the default time")
    func idempotent() async throws {
        try await withTemporaryLedger { ledger in
            let inspection = try await announce(ledger, cases: 1)
            let id = CommandID.random()
            let command = InspectionCommand.judge("2.1.3", of: "court-1", .yes)
            let first = try await inspection.record(command, by: Self.lead, id: id)
            let again = try await inspection.record(command, by: Self.lead, id: id)
            #expect(again.positions == first.positions)
            #expect(again.wasRepeat)
            let error = await #expect(throws: LedgerError.self) {
                try await inspection.record(
                    .judge("2.1.3", of: "court-1", .no), by: Self.lead, id: id)
            }
            #expect(error?.code == .commandReused)
            #expect(try await ledger.head().position == first.positions.upperBound)
        }
    }

    @Test("Whether a command is in the ledger is told by its id, within its inspection")
    func receiptLookedUp() async throws {
        try await withTemporaryLedger { ledger in
            let inspection = try await announce(ledger, cases: 1)
            let id = CommandID(derivedFrom: "receipt-looked-up")
            #expect(try await inspection.receipt(of: id) == nil)
            let receipt = try await inspection.record(
                .judge("2.1.1", of: "court-1", .yes), by: Self.lead, id: id)
            let found = try #require(try await inspection.receipt(of: id))
            #expect(found.positions == receipt.positions)
            #expect(found.recordedAt == receipt.recordedAt)
            #expect(try await ledger.inspection("other-2026").receipt(of: id) == nil)
        }
    }

    @Test("One command sent by several at once is recorded once, and all get its receipt")
    func sentAtOnce() async throws {
        try await withTemporaryLedger { ledger in
            let inspection = try await announce(ledger, cases: 20)
            for number in 1...20 {
                let key = CaseKey(stringLiteral: "court-\(number)")
                let id = CommandID.random()
                let positions = try await withThrowingTaskGroup(of: Position.self) { group in
                    for _ in 0..<6 {
                        group.addTask {
                            try await inspection.record(
                                .judge("2.1.3", of: key, .yes), by: Self.lead, id: id
                            ).positions.lowerBound
                        }
                    }
                    return try await group.reduce(into: Set<Position>()) { $0.insert($1) }
                }
                #expect(positions.count == 1)
            }
            #expect(try await inspection.ratings().keyQuestions["2.1.3"]?.yes == 20)
        }
    }

    @Test("A judgement may be late, not early")
    func effectiveTime() async throws {
        let now = Timestamp(microseconds: 1_700_000_000_000_000)
        try await withTemporaryLedger(clock: LedgerClock { now }) { ledger in
            let inspection = try await announce(ledger, cases: 2)
            try await inspection.record(
                .judge("2.1.3", of: "court-1", .yes), by: Self.lead, effectiveAt: .instant(now))
            let error = await #expect(throws: LedgerError.self) {
                try await inspection.record(
                    .judge("2.1.3", of: "court-2", .yes), by: Self.lead,
                    effectiveAt: .instant(Timestamp(microseconds: now.microseconds + 1)))
            }
            #expect(error?.refusal == .effectiveInFuture)
        }
    }

    @Test("Nothing is due before the act that sets the date; on the same day it can be")
    func dueDates() async throws {
        let now = Timestamp(microseconds: 1_775_000_000_000_000)
        let today = EffectiveMoment.day(of: now)
        #expect(today.description == "2026-04-01")
        try await withTemporaryLedger(clock: LedgerClock { now }) { ledger in
            let inspection = try await announce(ledger, cases: 1)
            let service = Agent("s-1", role: .serviceManager)
            func refusal(
                _ command: InspectionCommand, _ held: EffectiveTime, by actor: Agent = Self.lead
            ) async -> Refusal.Code? {
                do throws(LedgerError) {
                    try await inspection.record(command, by: actor, effectiveAt: held)
                    return nil
                } catch { return error.refusal }
            }
            func commands(_ due: PartialDate, _ id: Int) -> [InspectionCommand] {
                let recommendation = RecommendationID(stringLiteral: "R\(id)")
                return [
                    .issueDraft(IssueDraft(to: "The service", due: due)),
                    .raiseChallenge(
                        RaiseChallenge(
                            ChallengeID(stringLiteral: "C\(id)"), to: .standard("2.1"),
                            kind: .wrongApplication, ground: "The rule.", due: due)),
                    .makeRecommendations([
                        Recommendation(
                            id: recommendation, addressee: "The board", topic: "Plans",
                            actionPlanDue: due)
                    ]),
                    .placeHold(PlaceHold(.legalClaim, until: due)),
                ]
            }
            let yesterday = try #require(PartialDate("2026-03-31"))
            for (id, command) in commands(yesterday, 1).enumerated() {
                #expect(await refusal(command, .instant(now)) == .endsBeforeItBegins, "\(id)")
            }
            // A month that goes on, and the day itself; an act that held earlier.
            for (id, due) in ["2026-04", "2026-04-01"].compactMap({ PartialDate($0) }).enumerated()
            {
                for command in commands(due, id + 2) {
                    #expect(await refusal(command, .instant(now)) != .endsBeforeItBegins)
                }
            }
            for command in commands(yesterday, 9) {
                #expect(await refusal(command, EffectiveTime.of(yesterday)) != .endsBeforeItBegins)
            }
            func action(_ due: PartialDate, _ status: ActionStatus) -> InspectionCommand {
                .followUp(FollowUp("R2", .action("A1", status, due: due)))
            }
            let plan = { (due: PartialDate) in
                InspectionCommand.followUp(
                    FollowUp("R2", .actionPlan([PlannedAction(id: "A1", what: "Do.", due: due)])))
            }
            #expect(
                await refusal(plan(yesterday), .instant(now), by: service) == .endsBeforeItBegins)
            #expect(await refusal(plan(today), .instant(now), by: service) == nil)
            #expect(
                await refusal(action(yesterday, .started), .instant(now), by: service)
                    == .endsBeforeItBegins)
            #expect(await refusal(action(today, .started), .instant(now), by: service) == nil)
        }
    }

    @Test("What held by a moment is folded as the ledger knew it; what may have held is counted")
    func bothClocks() async throws {
        let now = Timestamp(microseconds: 1_700_000_000_000_000)
        func held(_ day: Int64, _ length: Int64 = 0) -> EffectiveTime {
            let start = now.microseconds - (100 - day) * 86_400_000_000
            return EffectiveTime(
                precision: length > 0 ? .between : .instant,
                earliest: Timestamp(microseconds: start),
                latest: Timestamp(microseconds: start + length * 86_400_000_000))
        }
        try await withTemporaryLedger(clock: LedgerClock { now }) { ledger in
            let inspection = ledger.inspection("anytown-2026")
            func record(_ command: InspectionCommand, _ held: EffectiveTime) async throws {
                try await inspection.record(command, by: Self.lead, effectiveAt: held)
            }
            try await record(
                .announce(
                    AnnounceInspection(
                        framework: .hmipYouth2021, service: "anytown", serviceNames: ["Anytown"])),
                held(1))
            let cases = (1...4).map {
                SelectCases.Selection(caseKey: CaseKey(stringLiteral: "court-\($0)"), domain: "2")
            }
            try await record(.selectCases(cases), held(2))
            try await record(.judge("2.1.3", of: "court-1", .yes), held(10))
            try await record(.judge("2.1.3", of: "court-2", .no), held(20))
            try await record(.judge("2.1.3", of: "court-3", .yes), held(15, 10))
            let before = try await ledger.head().position
            // Learnt last, although it held first.
            try await record(.judge("2.1.3", of: "court-4", .yes), held(5))

            func answers(
                _ day: Int64, _ moment: Moment = .now
            ) async throws -> ([Answer?], Int) {
                let both = try await inspection.state(
                    asOf: moment, effectiveBy: EffectiveMoment(held(day).earliest))
                #expect(both.isCertain == both.uncertain.isEmpty)
                let (state, uncertain) = (both.value, both.uncertain.count)
                let answers = (1...4).map {
                    state.answer(to: "2.1.3", in: CaseKey(stringLiteral: "court-\($0)"))?.answer
                }
                return (answers, uncertain)
            }
            #expect(try await answers(30) == ([.yes, .no, .yes, .yes], 0))
            #expect(try await answers(25) == ([.yes, .no, .yes, .yes], 0))
            #expect(try await answers(24) == ([.yes, .no, nil, .yes], 1))
            #expect(try await answers(15) == ([.yes, nil, nil, .yes], 1))
            #expect(try await answers(14) == ([.yes, nil, nil, .yes], 0))
            #expect(try await answers(9) == ([nil, nil, nil, .yes], 0))
            #expect(try await answers(30, .position(before)) == ([.yes, .no, .yes, nil], 0))
            #expect(try await answers(9, .position(before)) == ([nil, nil, nil, nil], 0))
            // The rest agrees with a fold on one clock.
            let all = try await inspection.state()
            let later = try await inspection.state(effectiveBy: EffectiveMoment(now))
            #expect(later == OnBothClocks(all))
            // The edition, the announcement and the sample have always held.
            let earlier = try await inspection.state(effectiveBy: EffectiveMoment(held(0).earliest))
            #expect(earlier.value.framework == all.framework)
            #expect(earlier.value.cases == all.cases)
            #expect(try await answers(0) == ([nil, nil, nil, nil], 0))
        }
    }

    @Test("Two programs on one ledger see each other's work")
    func twoHandles() async throws {
        try await withTemporaryFolder { folder in
            let one = try await Ledger.open(at: folder + "/case.ledger")
            let two = try await Ledger.open(at: folder + "/case.ledger")
            let inspection = try await announce(one, cases: 1)
            try await two.inspection(inspection.id).record(
                .judge("2.1.3", of: "court-1", .yes), by: Self.lead)
            #expect(try await inspection.ratings().keyQuestions["2.1.3"]?.yes == 1)
            await one.close()
            await two.close()
        }
    }

    @Test("A correction is made once; the second one based on the same view is refused")
    func concurrentCorrections() async throws {
        try await withTemporaryLedger { ledger in
            let inspection = try await announce(ledger, cases: 1)
            let judged = try await inspection.record(
                .judge("2.1.3", of: "court-1", .no), by: Self.lead)
            let correction = InspectionCommand.correctJudgement(
                CorrectJudgement(
                    caseKey: "court-1", question: "2.1.3", supersedes: judged.positions.lowerBound,
                    to: .yes, stage: .inspector))
            let outcomes = await withTaskGroup(of: LedgerError?.self) { group in
                for _ in 0..<8 {
                    group.addTask {
                        do throws(LedgerError) {
                            try await inspection.record(
                                correction, by: Self.lead, reason: "Read again.")
                            return nil
                        } catch { return error }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(outcomes.count { $0 == nil } == 1)
            #expect(outcomes.compactMap { $0 }.allSatisfy { $0.refusal == .superseded })
        }
    }

    @Test("Live ratings deliver the current ratings, then every change")
    func live() async throws {
        try await withTemporaryLedger { ledger in
            let inspection = try await announce(ledger, cases: 1)
            var live = inspection.liveRatings.makeAsyncIterator()
            let first = try #require(try await live.next(isolation: nil))
            #expect(first.keyQuestions["2.1.3"]?.yes == 0)
            try await inspection.record(.judge("2.1.3.a", of: "court-1", .yes), by: Self.lead)
            try await inspection.record(.judge("2.1.3", of: "court-1", .yes), by: Self.lead)
            let second = try #require(try await live.next(isolation: nil))
            #expect(second.keyQuestions["2.1.3"]?.yes == 1)
        }
    }

    @Test("A published rating is corrected, and both versions stay answerable")
    func correctedReport() async throws {
        try await withTemporaryLedger { ledger in
            try await ledger.importReport(LeicestershireReport().bytes, as: "leicestershire-2021")
            let inspection = ledger.inspection("leicestershire-2021")
            let published = try await inspection.position(of: .milestone(.published))
            let asked = try await inspection.record(
                .correctReport(CorrectReport(standard: "1.1", to: .good)), by: Self.lead,
                reason: "Printed wrongly.")
            #expect(try await inspection.ratings()["1.1"]?.rating == .requiresImprovement)
            try await inspection.record(
                .approve(Approve(asked.positions.upperBound)),
                by: Agent("x-1", role: .chiefInspector), reason: "Printed wrongly.")
            let before = try await inspection.ratings(asOf: .position(published))
            let after = try await inspection.ratings()
            #expect(before["1.1"]?.rating == .requiresImprovement)
            #expect(before.total == 11)
            #expect(after["1.1"]?.rating == .good)
            #expect(after.total == 12)
            let trail = try await inspection.auditTrail(of: "1.1")
            #expect(trail.changes.last?.causes.map(\.event) == [ReportCorrected.name])
            #expect(trail.changes.last?.reason == "Printed wrongly.")
            #expect(trail.changes.last?.before.value?.rating == .requiresImprovement)
            #expect(trail.changes.last?.after.value?.rating == .good)
        }
    }
}
