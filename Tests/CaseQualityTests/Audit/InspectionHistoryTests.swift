import CaseLedger
import CaseLedgerTesting
import CaseQuality
import InspectionSamples
import Testing

@Suite("What an audit counts as a change")
struct InspectionHistoryTests {
    private func trail(
        of target: Cell, in story: Story, provisional: Bool = false
    ) -> [AuditTrail.Entry] {
        story.inspectionHistory.auditTrail(of: .cell(target), provisional: provisional).changes
    }

    @Test("The first rating is one, and a running figure is one only when asked for")
    func provisional() throws {
        let story = try Story.announced().sampled("2", 2)
            .answered(standard: "2.1", yes: [2, 1, 2], of: 2)
        let settled = trail(of: .standard("2.1"), in: story)
        #expect(settled.map(\.after.value?.rating) == [.requiresImprovement])
        #expect(settled.map(\.before.settled) == [nil])
        #expect(settled.map(\.isProvisional) == [false])
        let running = trail(of: .standard("2.1"), in: story, provisional: true)
        #expect(running.count > settled.count)
        #expect(running.filter { !$0.isProvisional } == settled)
    }

    @Test("Why an approved act happened is the reason of the request")
    func reasonOfRequest() throws {
        let judged = try Story.acting().judging("court-01", first: .no)
            .judging("court-02", first: .yes).judging("court-03", first: .yes)
        let asked = try judged.by(
            "l-1", .leadInspector,
            .withdrawCase(WithdrawCase(caseKey: "court-01", why: .transferred)),
            "Moved away.")
        let approved = try asked.by("x-1", .chiefInspector, .approve(Approve(asked.position)))
        let last = try #require(trail(of: .standard("2.1"), in: approved).last)
        #expect(last.reason?.text == "Moved away.")
        let command = try #require(approved.inspectionHistory.commands.last)
        #expect(command.events.map { command.reason(of: $0)?.text } == [nil, "Moved away."])
    }

    @Test("Below a standard are its questions and their answers, and no cell of another standard")
    func selection() throws {
        let framework = try TinyFramework.edition()
        let below = CellSelection.everything(below: .standard("1.2"))
        let cells: [Cell] = [
            .standard("1.2"), .question("1.2.1"), .answer("d1-01", "1.2.1"), .overall,
            .standard("1.1"), .question("1.1.1"), .sampled("d1-01"), .caseOversight("d1-01"),
        ]
        #expect(cells.filter { below.includes($0, in: framework) } == Array(cells[..<3]))
        #expect(cells.filter { below.includes($0, in: nil) } == [.standard("1.2")])
        let parts = CellSelection.parts(of: .standard("1.2"))
        #expect(cells.filter { parts.includes($0, in: framework) } == [.standard("1.2")])
        let oversight = CellSelection.everything(below: .oversight)
        #expect(cells.filter { oversight.includes($0, in: framework) } == [.caseOversight("d1-01")])
    }

    @Test("Cells are in the order of an answer, and numbers in the order of counting")
    func order() {
        let cells: [Cell] = [
            .overall, .standard("2.1"), .question("2.1.1"), .sampled("c-1"),
            .answer("c-1", "2.1.1"),
            .answer("c-1", "2.1.2"), .answer("c-2", "2.1.1"), .caseOversight("c-1"), .oversight,
            .recommendation("R1"), .subPoint("R1", 2), .subPoint("R1", 10), .finding("F1"),
        ]
        #expect(cells.reversed().sorted() == cells)
    }

    @Test("A confirmation changes how a rating was decided, and is shown with the same value")
    func confirmation() throws {
        let story = try Story.announced().sampled("2", 2)
            .answered(standard: "2.1", yes: [2, 1, 2], of: 2).panelConvened()
            .given(.decide("2.1", .requiresImprovement))
        let changes = trail(of: .standard("2.1"), in: story)
        #expect(
            changes.map(\.after.value?.rating) == [.requiresImprovement, .requiresImprovement])
        #expect(changes.last?.before.value?.rating == .requiresImprovement)
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
        let again = try decided.given(.decide("1.2", .outstanding, ground: .other, reason: "s"))
        let staleAgain = try answer(.yes, in: again)
        let place = try #require(staleAgain.subject.panelDecision(on: "1.2")).recordedAt
        let reversed = try staleAgain.given(
            .reversePanelDecision(ReversePanelDecision(standard: "1.2", supersedes: place)),
            reason: "r")
        let changes = trail(of: .standard("1.2"), in: reversed)
        #expect(
            changes.map(\.decision)
                == [nil, .confirmed, .outOfDate, .decided, .decided, .outOfDate, .reversed])
        #expect(changes.map { $0.reason?.text }[3...4] == ["r", "s"])
        #expect(
            changes.dropFirst().allSatisfy {
                $0.before.value?.rating == .outstanding && $0.after.value?.rating == .outstanding
            })
        #expect(Set(DecisionChange.allCases.map(\.words)).count == DecisionChange.allCases.count)
    }

    @Test("A dissent, an approval and a challenge are in the trail, and change nothing")
    func asides() throws {
        let decided = try Story.acting(on: .unguardedYouth2021).judging().convening()
            .deciding(
                "2.2", .good,
                votes: .named([
                    .init("c-1", .inFavour), .init("p-2", .inFavour), .init("p-1", .against),
                ])
            ).approvingLast()
        let story =
            try decided
            .by("p-1", .panelMember, .recordDissent(RecordDissent(from: .decision("2.2"))), "r")
            .by(
                "s-1", .serviceManager,
                .raiseChallenge(
                    RaiseChallenge(
                        "C1", to: .answer("court-01", "2.2.1"), kind: .wrongApplication,
                        ground: "g"))
            )
            .by("m-1", .moderator, .resolveChallenge(ResolveChallenge("C1", .rejected)), "r")
        let changes = trail(of: .standard("2.2"), in: story)
        #expect(
            changes.map(\.decision).suffix(4)
                == [.approved, .dissented, .challenged, .challengeResolved])
        for change in changes.suffix(4) {
            #expect(change.before.value?.rating == change.after.value?.rating)
            #expect(change.causes.count == 1)
        }
        #expect(
            trail(of: .answer("court-01", "2.2.1"), in: story).map(\.decision)
                == [nil, .challenged, .challengeResolved])
        #expect(
            trail(of: .standard("2.3"), in: story).allSatisfy { $0.decision == nil })
    }

    @Test("A standard that only came to exist has no change")
    func none() throws {
        let story = try Story.announced()
        #expect(trail(of: .standard("2.1"), in: story, provisional: true).isEmpty)
    }

    @Test("The audit of a question has its figure and each answer; of a case everything about it")
    func answers() throws {
        let story = try Story.announced().sampled("2", 2).given(.judge("2.1.1", of: "d2-01", .no))
            .given(.judge("2.1.1", of: "d2-02", .yes))
        let place = try story.place(of: "2.1.1", in: "d2-01")
        let corrected = try story.given(
            .correctJudgement(CorrectJudgement("d2-01", "2.1.1", at: place, to: .yes)),
            reason: "moderated"
        ).given(.withdrawCase(WithdrawCase(caseKey: "d2-02", why: .transferred)))
        let changes = trail(of: .question("2.1.1"), in: corrected)
        #expect(
            changes.map { "\($0.cell): \($0.before.words) -> \($0.after.words)" } == [
                "d2-01/2.1.1: not answered -> not sufficient",
                "2.1.1: 0 sufficient, 1 not sufficient (0%), provisional -> "
                    + "1 sufficient, 1 not sufficient (50%)",
                "d2-02/2.1.1: not answered -> sufficient",
                "2.1.1: 1 sufficient, 1 not sufficient (50%) -> "
                    + "2 sufficient, 0 not sufficient (100%)",
                "d2-01/2.1.1: not sufficient -> sufficient",
                "2.1.1: 2 sufficient, 0 not sufficient (100%) -> "
                    + "1 sufficient, 0 not sufficient (100%)",
                "d2-02/2.1.1: sufficient -> withdrawn",
            ])
        #expect(
            trail(of: .answer("d2-01", "2.1.1"), in: corrected).map(\.reason?.text) == [
                nil, "moderated",
            ])
        #expect(
            trail(of: .sampled("d2-02"), in: corrected).map(\.cell) == [
                .sampled("d2-02"), .answer("d2-02", "2.1.1"), .sampled("d2-02"),
                .answer("d2-02", "2.1.1"),
            ])
    }

    @Test("The audit of the service has every change of its total")
    func totals() throws {
        let story = try Story.announced(on: TinyFramework.edition()).sampled("1", 2)
            .answered("1.2.1", yes: 2)
        let all = trail(of: .overall, in: story, provisional: true)
        #expect(!all.isEmpty)
        for change in all {
            guard case .overall(let service)? = change.after.value else {
                Issue.record("not the service")
                continue
            }
            #expect(try #require(service.total) <= #require(service.maximum))
        }
    }

    @Test("A name is read as the inspection knows it, and printed as it is read")
    func targets() throws {
        let inspection = try Story.announced().sampled("2", 1).subject
        for text in [
            "overall", "2.1", "2.1.3", "2.1.3.a", "oversight", "d2-01", "d2-01/2.1.3",
            "d2-01/oversight",
        ] {
            #expect(inspection.cells(named: text).map(\.description) == [text])
        }
        #expect(inspection.cells(named: "case:d2-01") == [.sampled("d2-01")])
        #expect(inspection.cells(named: "standard:2.1") == [.standard("2.1")])
        #expect(inspection.cells(named: "question:2.1.3") == [.question("2.1.3")])
        #expect(inspection.cells(named: "standard:2.1.3").isEmpty)
        for text in ["", "9", "2", "Overall", "2.1.9", "d2-02", "d2-01/3.1.1", "d2-01/", "x:y"] {
            #expect(inspection.cells(named: text).isEmpty, "\(text)")
        }
    }
}
