import CaseLedger
import CaseLedgerImporting
import CaseLedgerTesting
import Testing

@Suite("The story of the Anytown example")
struct AnytownStoryTests {
    /// The ingredients of the story in its order: what happens, and what the log says of it.
    static let ingredients: [(what: String, words: String)] = [
        ("eligible cases are counted", "a-7 recorded 41 eligible cases for"),
        ("they are counted by stratum", "a-7 recorded 12 eligible cases of stratum"),
        ("a case is drawn from a stratum and a team", "a-7 selected court-01"),
        ("a case is illustrative", "a-7 selected out-of-court-17"),
        ("a case is replaced before any answer", "a-7 replaced out-of-court-12 by out-of-court-18"),
        ("an assessment is opened", "b-9 opened the assessment of court-01"),
        ("an answer is recorded by hand", "f-8 judged 2.1.1"),
        ("one of several answers of a command", "f-8 judged 2.1.1.a"),
        ("an answer of a sheet", "b-9 judged 2.1.1"),
        ("oversight is judged", "b-9 judged management oversight of court-01"),
        ("an answer of a sheet with references to evidence", "f-8 judged 2.1.1"),
        ("a second person judges a case blind", "e-5 judged 2.1.1"),
        ("a person judges one for calibration", "c-4 judged 3.1.1"),
        ("an inspector corrects an answer", "c-4 changed 2.2.1"),
        ("answers that others entered are attested", "b-9 attested the answers of"),
        ("an assessment is submitted", "b-9 submitted the assessment of court-01, case"),
        ("the withdrawal of a judged case is asked for", "a-7 asked for the approval of the"),
        ("it is approved", "m-2 approved the request"),
        ("a case is withdrawn after answers", "a-7 withdrew court-13: transferred"),
        ("a moderator corrects an answer", "m-2 changed 2.1.3"),
        ("a case is moderated with a change", "m-2 moderated court-01: changed 2.1.3"),
        ("a moderator corrects oversight", "m-2 rejudged management oversight"),
        ("a moderator agrees", "m-2 moderated court-02: agreed"),
        ("a rating is proposed", "a-7 proposed Requires improvement for 1.1"),
        ("a standard is not rated", "a-7 left 4.1"),
        ("a finding is recorded", "a-7 recorded finding F1"),
        ("evidence is noted", "a-7 noted evidence on standard 1.1: 6 meetings"),
        ("context is recorded", "a-7 recorded the measure staffing.vacancyRatePercent"),
        ("staff say what they think of oversight", "a-7 recorded a survey result of staff"),
        ("a date of the service is noted", "a-7 noted a timeline entry of 2021-04"),
        ("the panel is convened", "p-1 convened the ratings panel: chair p-1; members p-2"),
        ("discretion is used", "the ratings panel rated 2.1 Assessment Requires"),
        ("a rating by rule is confirmed", "the ratings panel rated 2.2"),
        ("a proposed rating is changed", "the ratings panel rated 1.4"),
        ("a member of the panel dissents", "p-3 dissented from the panel decision on 1.4"),
        ("the draft goes to the service", "a-7 issued the draft of the report, answers due"),
        ("an assessment is opened again", "a-7 opened the assessment of court-01 again"),
        ("a fact is recorded late", "b-9 judged 2.3.3.c"),
        ("a rating is challenged", "s-2 raised challenge C1 to the rating of 1.4"),
        ("the challenge is rejected", "m-2 resolved challenge C1: rejected"),
        ("an answer is challenged", "s-1 raised challenge C2 to 3.3.2"),
        ("a late correction", "a-7 changed 3.3.2"),
        ("the challenge is accepted in part", "m-2 resolved challenge C2: partly accepted"),
        ("the panel decides again", "the ratings panel rated 3.3"),
        ("a decision of the panel is approved", "x-1 approved the decision of the"),
        ("the first report is published", "a-7 published the report: Requires"),
        ("a recommendation is made", "a-7 made recommendation R1"),
        ("a re-inspection is scheduled", "x-1 scheduled a re-inspection, due 2024-12"),
        ("a recommendation is corrected", "a-7 corrected recommendation R5"),
        ("a recommendation is accepted", "s-2 recorded the response to R1: accepted"),
        ("one is accepted in part", "s-1 recorded the response to R3: partly"),
        ("one is rejected", "s-2 recorded the response to R4: rejected"),
        ("an action plan is received", "s-2 recorded an action plan for R1"),
        ("a retention hold is placed", "q-1 placed a retention hold on the whole inspection"),
        ("an action is completed", "s-2 moved action A1 of R1 to completed"),
        ("an action is put off", "s-1 moved action A1 of R3 to started, due 2022-10-28"),
        ("a fact is corrected", "a-7 corrected the context fact of position"),
        ("the published report is corrected", "a-7 corrected the published rating of 1.2"),
        ("the retention hold is lifted", "q-1 lifted the retention hold"),
        ("an action is abandoned", "s-1 moved action A2 of R3 to abandoned"),
        ("progress of a sub-point is reviewed", "a-7 reviewed progress on R1.1"),
        ("a recommendation is achieved", "a-7 closed R2: achieved"),
        ("one is not achieved", "a-7 closed R4: not achieved"),
        ("the re-inspection is announced", "k-6 announced a reinspection of anytown"),
        ("an old recommendation is reviewed", "k-6 reviewed progress on R1.2"),
        ("a moderator imports a sheet", "m-2 changed 2.1.1"),
        ("a standard without points is rated", "k-6 proposed Good for 4.1"),
        ("discretion with another ground", "the ratings panel rated 3.2"),
        ("a late correction without a decision", "k-6 changed 3.1.2"),
        ("an embargoed copy is sent", "k-6 issued an embargoed copy of the report"),
        ("the second report is published", "k-6 published the report: Good"),
        ("a recommendation repeats one of 2022", "k-6 made recommendation R1"),
        ("the repeated one is closed", "k-6 closed R1: superseded"),
    ]

    @Test("The story has every ingredient, in its order")
    func everyIngredient() async throws {
        var rest = try await AnytownLedger.log[...]
        for ingredient in Self.ingredients {
            let found = try #require(
                rest.firstIndex { $0.sentence?.hasPrefix(ingredient.words) == true },
                "\(ingredient)")
            rest = rest[(found + 1)...]
        }
    }

    @Test("Most answers come from sheets of five inspectors, entered by another person")
    func sheets() async throws {
        let log = try await AnytownLedger.log
        for inspection in [AnytownLedger.first, AnytownLedger.second] {
            var judges: [Agent.ID: Int] = [:]
            var byHand = 0
            var withEvidence = 0
            for entry in log where entry.record.stream == inspection {
                guard case .judgementRecorded(let event)? = entry.event else { continue }
                guard let judge = event.judgedBy else {
                    byHand += 1
                    continue
                }
                #expect(judge != entry.record.actor)
                #expect(entry.record.effectiveAt.precision == .day)
                judges[judge, default: 0] += 1
                if event.evidence != nil { withEvidence += 1 }
            }
            #expect(judges.count == 5)
            #expect(judges.values.allSatisfy { $0 > 180 })
            #expect(byHand > 100)
            #expect((withEvidence > 0) == (inspection == AnytownLedger.first))
        }
    }

    @Test("Prompts do not apply in some cases; key questions always do")
    func notApplicable() async throws {
        var prompts: [StreamName: Int] = [:]
        for entry in try await AnytownLedger.log {
            guard case .judgementRecorded(let event)? = entry.event,
                event.answer == .notApplicable
            else { continue }
            #expect(Framework.hmipYouth2021.question(event.question)?.kind == .prompt)
            prompts[entry.record.stream, default: 0] += 1
        }
        #expect(prompts.keys.sorted() == [AnytownLedger.first, AnytownLedger.second])
        #expect(prompts.values.allSatisfy { $0 > 50 })
    }

    @Test("The panel's decisions say what it had seen, or that it is not recorded")
    func seen() async throws {
        let log = try await AnytownLedger.log
        func decisions(_ isMeant: (LogEntry) -> Bool) -> [Standard.ID] {
            log.compactMap { entry in
                guard case .panelDecisionRecorded(let decision)? = entry.event, isMeant(entry)
                else { return nil }
                return decision.standard
            }
        }
        #expect(
            decisions { $0.command.seen == nil } == ["2.2", "1.4", "2.2", "2.3", "2.4", "3.3"])
        #expect(decisions { $0.command.seen != nil } == ["2.1", "3.3", "3.3", "3.2", "2.1"])
        // The ratings as of the end of fieldwork, and not the state just before the decision.
        let first = try #require(
            log.first { $0.sentence?.hasPrefix("the ratings panel rated 2.1") == true })
        let unrated = try #require(log.first { $0.sentence?.hasPrefix("a-7 left 4.1") == true })
        #expect(first.command.seen?.position == unrated.record.position)
    }

    @Test("Discretion has a ground and a reason, and the edition's rule allowed it")
    func discretion() async throws {
        var grounds: [Standard.ID: DiscretionGround] = [:]
        for entry in try await AnytownLedger.log {
            guard case .panelDecisionRecorded(let decision)? = entry.event,
                decision.outcome == .discretion
            else { continue }
            #expect(!decision.eligibility.isEmpty)
            #expect(entry.reason != nil)
            grounds[decision.standard] = decision.ground
        }
        #expect(grounds == ["2.1": .notRepresentative, "3.2": .other])
    }

    @Test("Some times are uncertain, and a fact held long before it was recorded")
    func effectiveTimes() async throws {
        let log = try await AnytownLedger.log
        #expect(log.count { $0.record.effectiveAt.precision == .month } == 2)
        #expect(log.count { $0.record.effectiveAt.precision == .year } == 1)
        let late = try #require(
            log.first {
                $0.sentence?.hasPrefix("b-9 judged 2.3.3.c") == true
                    && $0.record.effectiveAt.precision == .day && $0.event?.judgedBy == nil
            }
        ).record
        #expect(late.recordedAt.days(after: late.effectiveAt.latest) == 72)
    }

    @Test("Corrections have a reason, and moderation is the moderator's")
    func corrections() async throws {
        var counts: [CorrectionStage: Int] = [:]
        for entry in try await AnytownLedger.log {
            guard case .judgementCorrected(let event)? = entry.event else { continue }
            #expect(entry.reason != nil)
            #expect(event.judgedBy == nil)
            #expect((event.stage == .moderation) == (entry.command.role == .moderator))
            counts[event.stage, default: 0] += 1
        }
        #expect(counts == [.inspector: 3, .moderation: 7, .factualAccuracy: 2])
    }

    @Test("Two people judge some cases, agree on most questions, and never judge their own")
    func judgedTwice() async throws {
        try await AnytownLedger.with { ledger in
            for (id, cases, different) in [
                (AnytownLedger.first, 4, ["2.4.2", "3.2.1"]), (AnytownLedger.second, 2, ["3.1.2"]),
            ] as [(StreamName, Int, [Question.ID])] {
                let pairs = try await ledger.inspection(id).state().judgedPairs
                #expect(Set(pairs.map(\.caseKey)).count == cases)
                #expect(pairs.allSatisfy { $0.firstJudge != $0.secondJudge })
                #expect(pairs.filter { $0.first != $0.second }.map(\.question) == different)
            }
        }
    }

    @Test("One command says why it is backdated")
    func backdated() async throws {
        let backdated = try await AnytownLedger.log.filter { $0.command.backdated != nil }
        #expect(backdated.count == 1)
        #expect(backdated.first?.sentence?.hasPrefix("b-9 judged 2.3.3.c") == true)
    }

    @Test("A published report is corrected months later, and a recommendation is repeated")
    func afterPublication() async throws {
        let log = try await AnytownLedger.log
        func first(_ words: String) throws -> Timestamp {
            try #require(log.first { $0.sentence?.hasPrefix(words) == true }).record.recordedAt
        }
        let published = try first("a-7 published")
        #expect(try first("a-7 corrected the published").days(after: published) == 161)
        let repeated = log.compactMap { entry -> PreviousRecommendation? in
            guard case .recommendationMade(let made)? = entry.event else { return nil }
            return made.recommendation.repeats
        }
        #expect(repeated == [PreviousRecommendation(inspection: AnytownLedger.first, id: "R1")])
    }
}

extension Timestamp {
    /// The whole days from an earlier time to this one.
    fileprivate func days(after earlier: Timestamp) -> Int64 {
        (microseconds - earlier.microseconds) / 86_400_000_000
    }
}
