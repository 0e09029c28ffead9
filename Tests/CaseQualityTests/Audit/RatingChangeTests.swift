import CaseLedger
import CaseLedgerTesting
import CaseQuality
import InspectionSamples
import Testing

@Suite("What counts as a change of a rating")
struct RatingChangeTests {
    /// The versions of a standard's rating after each event of a story.
    private func versions(
        of standard: Standard.ID, in story: Story
    ) -> [RatingVersion<StandardRating>] {
        var inspection = Inspection()
        var versions: [RatingVersion<StandardRating>] = []
        for recorded in story.history {
            inspection.evolve(with: recorded)
            guard let rating = inspection.standardRating(standard), rating != versions.last?.value
            else { continue }
            versions.append(RatingVersion(position: recorded.position, value: rating))
        }
        return versions
    }

    @Test("The first rating is one, and a running figure is one only when asked for")
    func provisional() throws {
        let story = try Story.announced().sampled("2", 2)
            .answered(standard: "2.1", yes: [2, 1, 2], of: 2)
        let all = versions(of: "2.1", in: story)
        let settled = RatingChange.all(in: all, provisional: false)
        #expect(settled.map(\.to) == [.requiresImprovement])
        #expect(settled.map(\.from) == [nil])
        #expect(settled.map(\.isProvisional) == [false])
        let running = RatingChange.all(in: all, provisional: true)
        #expect(running.count > settled.count)
        #expect(running.filter { !$0.isProvisional } == settled)
    }

    @Test("A confirmation changes how a rating was decided, and is shown with the same value")
    func confirmation() throws {
        let story = try Story.announced().sampled("2", 2)
            .answered(standard: "2.1", yes: [2, 1, 2], of: 2).panelConvened()
            .given(.decide("2.1", .requiresImprovement))
        let changes = RatingChange.all(in: versions(of: "2.1", in: story), provisional: false)
        #expect(changes.map(\.to) == [.requiresImprovement, .requiresImprovement])
        #expect(changes.last?.from == .requiresImprovement)
        #expect(changes.last?.position == story.position)
        #expect(changes.map(\.decision) == [nil, .confirmed])
    }

    @Test("A rating that stays says what happened to its decision")
    func decisions() throws {
        let confirmed = try Story.announced(on: TinyFramework.edition()).sampled("1", 2)
            .answered("1.2.1", yes: 2).panelConvened().given(.decide("1.2", .outstanding))
        func answer(_ answer: Answer, in story: Story) throws -> Story {
            let place = try story.place(of: "1.2.1", in: "d1-01")
            return try story.given(
                .correctJudgement(CorrectJudgement("d1-01", "1.2.1", at: place, to: answer)),
                reason: "r")
        }
        let stale = try answer(.no, in: confirmed)
        let decided = try stale.given(.decide("1.2", .outstanding, ground: .other, reason: "r"))
        let staleAgain = try answer(.yes, in: decided)
        let place = try #require(staleAgain.subject.panelDecision(on: "1.2")).recordedAt
        let reversed = try staleAgain.given(
            .reversePanelDecision(ReversePanelDecision(standard: "1.2", supersedes: place)),
            reason: "r")
        let changes = RatingChange.all(in: versions(of: "1.2", in: reversed), provisional: false)
        #expect(
            changes.map(\.decision)
                == [nil, .confirmed, .outOfDate, .upToDate, .outOfDate, .reversed])
        #expect(changes.dropFirst().allSatisfy { $0.from == .outstanding && $0.to == $0.from })
        #expect(Set(DecisionChange.allCases.map(\.words)).count == DecisionChange.allCases.count)
    }

    @Test("Versions that are all equal to an audit are no changes, and one version is none")
    func none() throws {
        let story = try Story.announced()
        let all = versions(of: "2.1", in: story)
        #expect(RatingChange.all(in: all, provisional: true).isEmpty)
        #expect(RatingChange.all(in: all + all, provisional: true).isEmpty)
    }

    @Test("What one event did to an answer")
    func answers() throws {
        let story = try Story.announced().sampled("2", 1).given(.judge("2.1.1", of: "d2-01", .no))
        let place = try story.place(of: "2.1.1", in: "d2-01")
        let corrected = try story.given(
            .correctJudgement(CorrectJudgement("d2-01", "2.1.1", at: place, to: .yes)),
            reason: "moderated")
        let changes = corrected.history.compactMap { AnswerChange(of: $0.event) }
        #expect(changes.map(\.caseKey) == ["d2-01", "d2-01"])
        #expect(changes.map(\.from) == [nil, .answer(.no)])
        #expect(changes.map(\.to) == [.answer(.no), .answer(.yes)])
        #expect(AuditedValue.percent(46).description == "46%")
        #expect(AuditedValue.rating(.requiresImprovement).description == "requiresImprovement")
        #expect(AuditedValue.rating(.requiresImprovement).label == "Requires improvement")
        #expect(AuditedValue.answer(.notApplicable).label == "notApplicable")
    }

    @Test("A target is read as the edition knows it, and printed as it is read")
    func targets() throws {
        let framework = Framework.hmipYouth2021
        for text in ["overall", "2.1", "2.1.3", "2.1.3.a"] {
            #expect(AuditTarget(text, in: framework)?.description == text)
        }
        #expect(AuditTarget("2.1", in: framework) == .standard("2.1"))
        #expect(AuditTarget("2.1.3", in: framework) == .question("2.1.3"))
        for text in ["", "9", "2", "Overall", "2.1.9"] {
            #expect(AuditTarget(text, in: framework) == nil)
        }
    }
}
