import CaseLedger
import CaseLedgerImporting
import CaseLedgerTesting
import Testing

@Suite("The story of the Anytown example")
struct AnytownStoryTests {
    /// The ingredients of the story: what happens, where, and what the log says of it.
    static let ingredients: [(what: String, at: UInt64, words: String)] = [
        ("a case is drawn from a stratum and a team", 6, "a-7 selected court-01"),
        ("a case is illustrative", 35, "a-7 selected out-of-court-17"),
        ("an answer is recorded by hand", 36, "f-8 judged 2.1.1"),
        ("one of several answers of a command", 37, "f-8 judged 2.1.1.a"),
        ("an answer of a sheet", 217, "b-9 judged 2.1.1"),
        ("an answer of a sheet with references to evidence", 1_494, "f-8 judged 2.1.1"),
        ("oversight is judged", 596, "b-9 judged management oversight of court-01"),
        ("an inspector corrects an answer", 1_701, "c-4 changed 2.2.1"),
        ("a case is withdrawn after answers", 1_703, "a-7 withdrew court-13: transferred"),
        ("a moderator corrects an answer", 1_704, "m-2 changed 2.1.3"),
        ("a moderator corrects oversight", 1_708, "m-2 rejudged management oversight"),
        ("a rating is proposed", 1_709, "a-7 proposed Requires improvement for 1.1"),
        ("a standard is not rated", 1_714, "a-7 left 4.1"),
        ("a finding is recorded", 1_715, "a-7 recorded finding F1"),
        ("evidence is noted", 1_718, "a-7 noted evidence on standard 1.1: 6 meetings"),
        ("context is recorded", 1_721, "a-7 recorded the measure staffing.vacancyRatePercent"),
        ("staff say what they think of oversight", 1_722, "a-7 recorded a survey result of staff"),
        ("a date of the service is noted", 1_723, "a-7 noted a timeline entry of 2021-04"),
        ("the panel is convened", 1_724, "p-1 convened the ratings panel: chair p-1; members p-2"),
        ("discretion is used", 1_725, "the ratings panel rated 2.1 Assessment Requires"),
        ("a rating by rule is confirmed", 1_726, "the ratings panel rated 2.2"),
        ("a proposed rating is changed", 1_727, "the ratings panel rated 1.4"),
        ("a fact is recorded late", 1_729, "b-9 judged 2.3.3.c"),
        ("a late correction", 1_730, "a-7 changed 3.3.2"),
        ("the panel decides again", 1_731, "the ratings panel rated 3.3"),
        ("the first report is published", 1_732, "x-1 published the report: Requires"),
        ("a recommendation is made", 1_733, "a-7 made recommendation R1"),
        ("a recommendation is accepted", 1_738, "s-2 recorded the response to R1: accepted"),
        ("one is accepted in part", 1_740, "s-1 recorded the response to R3: partly"),
        ("one is rejected", 1_741, "s-2 recorded the response to R4: rejected"),
        ("an action plan is received", 1_742, "s-2 recorded an action plan for R1"),
        ("an action is completed", 1_745, "s-2 moved action A1 of R1 to completed"),
        ("an action is put off", 1_748, "s-1 moved action A1 of R3 to started, due 2022-10-28"),
        ("the published report is corrected", 1_749, "x-1 corrected the published rating of 1.2"),
        ("an action is abandoned", 1_751, "s-1 moved action A2 of R3 to abandoned"),
        ("progress of a sub-point is reviewed", 1_752, "a-7 reviewed progress on R1.1"),
        ("a recommendation is achieved", 1_755, "a-7 closed R2: achieved"),
        ("one is not achieved", 1_756, "a-7 closed R4: not achieved"),
        ("the re-inspection is announced", 1_759, "k-6 announced a reinspection of anytown"),
        ("an old recommendation is reviewed", 3_356, "k-6 reviewed progress on R1.2"),
        ("a moderator imports a sheet", 3_360, "m-2 changed 2.1.1"),
        ("a standard without points is rated", 3_368, "k-6 proposed Good for 4.1"),
        ("discretion with another ground", 3_376, "the ratings panel rated 3.2"),
        ("a late correction without a decision", 3_382, "k-6 changed 3.1.2"),
        ("the second report is published", 3_383, "x-1 published the report: Good"),
        ("a recommendation repeats one of 2022", 3_384, "k-6 made recommendation R1"),
        ("the repeated one is closed", 3_387, "k-6 closed R1: superseded"),
    ]

    @Test("The story has every ingredient, at the same position in every ledger")
    func everyIngredient() async throws {
        let log = try await AnytownLedger.log
        for ingredient in Self.ingredients {
            let sentence = try #require(log.at(ingredient.at)?.sentence, "\(ingredient)")
            #expect(sentence.hasPrefix(ingredient.words), "\(ingredient)")
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
        func decisions(_ isMeant: (LogEntry) -> Bool) -> [UInt64] {
            log.positions { entry in
                if case .panelDecisionRecorded? = entry.event { return isMeant(entry) }
                return false
            }
        }
        #expect(decisions { $0.command.seen == nil } == [1_726, 1_727] + Array(3_378...3_381))
        #expect(decisions { $0.command.seen != nil } == [1_725, 1_728, 1_731, 3_376, 3_377])
        // The ratings as of the end of fieldwork, and not the state just before the decision.
        #expect(log.at(1_725)?.command.seen?.position.rawValue == 1_714)
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
        #expect(log.positions { $0.record.effectiveAt.precision == .month } == [149, 3_382])
        #expect(log.positions { $0.record.effectiveAt.precision == .year } == [3_374])
        let late = try #require(log.at(1_729)).record
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

    @Test("A published report is corrected months later, and a recommendation is repeated")
    func afterPublication() async throws {
        let log = try await AnytownLedger.log
        let published = try #require(log.at(1_732)).record.recordedAt
        let corrected = try #require(log.at(1_749)).record.recordedAt
        #expect(corrected.days(after: published) == 161)
        guard case .recommendationMade(let made)? = log.at(3_384)?.event else {
            Issue.record("position 3384 has another event")
            return
        }
        #expect(
            made.recommendation.repeats
                == PreviousRecommendation(inspection: AnytownLedger.first, id: "R1"))
    }
}

extension Timestamp {
    /// The whole days from an earlier time to this one.
    fileprivate func days(after earlier: Timestamp) -> Int64 {
        (microseconds - earlier.microseconds) / 86_400_000_000
    }
}
