import CaseLedger
import CaseLedgerTesting
import CaseQuality
import InspectionSamples
import Testing

@Suite("The minutes of panels")
struct PanelMinutesTests {
    @Test("Before a panel met there is the pack, and nothing else")
    func pack() throws {
        let story = try Story.acting().judging("court-01", first: .no).by(
            "s-1", .serviceManager,
            .raiseChallenge(
                RaiseChallenge("C1", to: .overall, kind: .other, ground: "g")))
        let minutes = story.inspectionHistory.panelMinutes()
        #expect(minutes.meetings.isEmpty)
        let pack = try #require(minutes.pack)
        let row = try #require(pack.standards.first { $0.standard == "2.1" })
        #expect((row.lowestPercent, row.answersUp) == (0, 1))
        #expect(row.hangsOnOneAnswer)
        #expect(row.triggers == [.oneCase, .smallSample])
        #expect(pack.nearBoundary.isEmpty)
        #expect(pack.challenges == ["C1"])
        #expect(pack.waiting.isEmpty && pack.unattested.isEmpty)
        #expect(minutes.only(1) == nil)
    }

    @Test("The pack names what waits and what is not attested")
    func waiting() throws {
        let story = try Story.acting().judging("court-01").by(
            "l-1", .leadInspector, .select("court-02", for: "2")
        ).by(
            "o-1", .importer, .sheet(.of("court-02", "2.1.1", .no, by: "i-2")), origin: .entered
        ).by(
            "l-1", .leadInspector,
            .withdrawCase(WithdrawCase(caseKey: "court-01", why: .sensitive)), "r")
        let pack = try #require(story.inspectionHistory.panelMinutes().pack)
        #expect(pack.waiting.map(\.position) == [story.position])
        #expect(pack.unattested.map(\.judge) == ["i-2"])
        #expect(pack.unattested.map(\.answers) == [1])
    }

    @Test("A meeting has who sat, who was barred and why, and what was laid before it")
    func meeting() throws {
        let story = try Story.acting().judging("court-01").convening(interests: ["p-2"])
            .deciding(
                "2.2", .inadequate,
                votes: .named([.init("c-1", .inFavour), .init("p-1", .inFavour)]))
        let meeting = try #require(story.inspectionHistory.panelMinutes().meetings.first)
        #expect(meeting.number == 1)
        #expect((meeting.convened.chair, meeting.convened.members) == ("c-1", ["p-1", "p-2"]))
        #expect(meeting.barred.map(\.person) == ["p-2"])
        #expect(meeting.barred.first?.reasons == ["declared an interest"])
        #expect(
            meeting.convened.snapshot.first { $0.standard == "2.2" }?.rating == .inadequate)
        #expect(meeting.decisions.map(\.direction) == [.same])
        #expect(meeting.eligible.first { $0.standard == "2.2" }?.isConsidered == true)
        #expect(meeting.eligible.first { $0.standard == "2.1" }?.isConsidered == false)
        #expect(meeting.undecided == ["1.1", "1.2", "1.3", "1.4", "2.1", "2.3", "2.4"])
    }

    @Test("A person who judged is barred by what they did")
    func barredByJudging() throws {
        let team = Story.actingTeam.map {
            $0.person == "p-1" ? TeamMember("p-1", [.panelMember, .inspector]) : $0
        }
        let story = try Story.acting(team: team).judging("court-01", by: "p-1").convening()
        let meeting = try #require(story.inspectionHistory.panelMinutes().meetings.first)
        #expect(meeting.barred.map(\.person) == ["p-1"])
        #expect(meeting.barred.first?.reasons == ["judged a case of this inspection"])
    }

    @Test("A decision waits for its approval, then has it; a replaced one does not stand")
    func approval() throws {
        let decided = try Story.acting().judging("court-01").convening().deciding(
            "2.2", .good,
            votes: .named([
                .init("c-1", .inFavour), .init("p-2", .inFavour), .init("p-1", .against),
            ]))
        func decisions(_ story: Story) -> [PanelMinutes.Decision] {
            story.inspectionHistory.panelMinutes().meetings.flatMap(\.decisions)
        }
        #expect(decisions(decided).map(\.isWaiting) == [true])
        #expect(decisions(decided).map(\.direction) == [.up])
        let approved = try decided.by(
            "x-1", .chiefInspector, .approve(Approve(decided.position)))
        #expect(decisions(approved).map(\.isWaiting) == [false])
        #expect(decisions(approved).first?.approval?.actor == "x-1")
        let dissented = try approved.by(
            "p-1", .panelMember, .recordDissent(RecordDissent(from: .decision("2.2"))), "no")
        #expect(decisions(dissented).map(\.dissents.count) == [1])
        let again = try dissented.deciding("2.2", .inadequate)
        #expect(decisions(again).map(\.stands) == [false, true])
        #expect(decisions(again).map(\.dissents.count) == [1, 0])
        #expect(decisions(again).map(\.direction) == [.up, .same])
    }

    @Test("An interest that a voter declares after the vote is in the minute; the vote stands")
    func lateInterest() throws {
        let declare = InspectionCommand.declareInterest(DeclareInterest("A friend."))
        let votes = PanelVotes.named([
            .init("c-1", .inFavour), .init("p-1", .inFavour), .init("p-2", .abstained),
        ])
        let decided = try Story.acting().judging().convening().deciding("2.2", votes: votes)
        func late(_ story: Story) -> [[Agent.ID]] {
            story.inspectionHistory.panelMinutes().meetings.flatMap(\.decisions)
                .map { $0.lateInterests.map(\.person) }
        }
        let declared = try decided.by("p-1", .panelMember, declare)
        #expect(late(declared) == [["p-1"]])
        let minuted = declared.inspectionHistory.panelMinutes().meetings.first?.decisions.first
        #expect(minuted?.lateInterests.map(\.position) == [declared.position])
        let step = NextStep.reconsider("2.2", interested: ["p-1"])
        #expect(NextSteps(for: declared.subject).possible.contains(step))
        #expect(!NextSteps(for: decided.subject).possible.contains(step))
        let again = try declared.deciding(
            "2.2", votes: .named([.init("c-1", .inFavour), .init("p-2", .inFavour)]))
        #expect(!NextSteps(for: again.subject).possible.contains(step))
        #expect(late(try declared.by("p-1", .panelMember, declare)) == [["p-1"]], "once")
        #expect(late(try decided.by("p-2", .panelMember, declare)) == [[]], "abstained")
        #expect(
            late(
                try Story.acting().judging().convening().by("p-2", .panelMember, declare)
                    .deciding("2.2", votes: votes)) == [[]], "declared before the vote")
        let second = try decided.by(
            "c-1", .panelChair,
            .convenePanel(
                ConvenePanel(
                    chair: "c-1", members: ["p-1", "p-2"], quorum: 1, declaredInterests: ["p-1"])))
        #expect(late(second) == [["p-1"]])
    }

    @Test("A second panel has a minute of its own, and its decisions are not the first one's")
    func second() throws {
        let first = try Story.acting().judging("court-01").convening().deciding("2.2", .inadequate)
        let story = try first.by(
            "c-1", .panelChair,
            .convenePanel(ConvenePanel(chair: "c-1", members: ["p-1"], quorum: 1))
        ).deciding("2.1", .inadequate)
        let minutes = story.inspectionHistory.panelMinutes()
        #expect(
            minutes.meetings.map { $0.decisions.map(\.decision.standard) } == [["2.2"], ["2.1"]])
        #expect(minutes.only(2)?.meetings.map(\.number) == [2])
        #expect(minutes.only(3) == nil)
        #expect(minutes.pack != nil)
        let published = try first.publishing()
        #expect(published.inspectionHistory.panelMinutes().pack == nil)
    }
}
