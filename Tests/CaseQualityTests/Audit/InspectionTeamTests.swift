import CaseLedger
import CaseLedgerTesting
import CaseQuality
import InspectionSamples
import Testing

@Suite("The people of an inspection")
struct InspectionTeamTests {
    private static func member(_ person: Agent.ID, of story: Story) throws -> InspectionTeam.Member
    {
        try #require(story.inspectionHistory.team().members.first { $0.person == person })
    }

    @Test("Before a team is named, only who acted or leads is listed, without a role")
    func unnamed() throws {
        let team = try Story.acting(team: nil).inspectionHistory.team()
        #expect(!team.isNamed)
        #expect(team.members.map(\.person) == ["l-1"])
        #expect(team.members.map(\.roles) == [[]])
        #expect(team.members.map(\.since) == [nil])
        #expect(team.members.map(\.isLead) == [true])
        #expect(GivenWhenThen(Inspection()).inspectionHistory.team().members.isEmpty)
    }

    @Test("A person has their roles since the event that gave exactly these")
    func roles() throws {
        let named = try Story.acting()
        let position = named.position
        #expect(try Self.member("i-1", of: named).since == position)
        let more = Story.actingTeam.map {
            $0.person == "i-1" ? TeamMember("i-1", [.inspector, .panelMember]) : $0
        }
        let changed = try named.by("l-1", .leadInspector, .nameTeam(NameTeam(more)))
        #expect(try Self.member("i-1", of: changed).roles == [.inspector, .panelMember])
        #expect(try Self.member("i-1", of: changed).since == changed.position)
        #expect(try Self.member("i-2", of: changed).since == position)
        let less = Story.actingTeam.filter { $0.person != "i-1" }
        let removed = try changed.judging().by("l-1", .leadInspector, .nameTeam(NameTeam(less)))
        let gone = try Self.member("i-1", of: removed)
        #expect(gone.roles.isEmpty && gone.since == nil)
        #expect(gone.deeds.judged == 1, "what they did stays")
    }

    @Test("What each person did is counted")
    func deeds() throws {
        let published = try Story.acting().judging("court-01", submitted: true).judging("court-02")
            .by("m-1", .moderator, .moderateCase(ModerateCase("court-01"))).convening()
            .deciding("2.2").deciding("2.3").publishing()
        func deeds(_ person: Agent.ID) throws -> [Int] {
            let deeds = try Self.member(person, of: published).deeds
            return [deeds.judged, deeds.moderated, deeds.proposed, deeds.voted, deeds.approved]
        }
        #expect(try deeds("i-1") == [2, 0, 0, 0, 0])
        #expect(try deeds("m-1") == [0, 1, 0, 0, 0])
        #expect(try deeds("i-2") == [0, 0, 4, 0, 0])
        #expect(try deeds("p-1") == [0, 0, 0, 2, 0])
        #expect(try deeds("x-1") == [0, 0, 0, 0, 1])
        #expect(try deeds("s-1") == [0, 0, 0, 0, 0])
    }

    @Test("An interest is marked if it was declared after the person voted, and not before")
    func interests() throws {
        let convened = try Story.acting().judging().convening()
        let early = try convened.by(
            "p-1", .panelMember, .declareInterest(DeclareInterest("Worked there.")))
        let declared = try #require(try Self.member("p-1", of: early).interests.first)
        #expect(declared.position == early.position)
        #expect(!declared.isAfterTakingPart)
        let late = try convened.deciding().by(
            "p-1", .panelMember, .declareInterest(DeclareInterest("Worked there.")))
        #expect(try Self.member("p-1", of: late).interests.map(\.isAfterTakingPart) == [true])
        #expect(try Self.member("p-2", of: late).interests.isEmpty)
        let approved = try Story.acting().judging().convening().deciding().publishing()
        #expect(try Self.member("x-1", of: approved).interests.isEmpty)
        let meeting = try Story.acting().judging().convening(interests: ["p-2"])
        #expect(
            try Self.member("p-2", of: meeting).interests.map(\.position) == [meeting.position])
    }

    @Test("Who judged or declared an interest is barred from deciding; nobody else is")
    func bars() throws {
        let story = try Story.acting().judging().convening(interests: ["p-2"]).deciding()
        let judge = try Self.member("i-1", of: story)
        #expect(judge.bars.map(\.act) == [.decide])
        #expect(judge.bars.map(\.reason) == ["judged a case of this inspection"])
        #expect(judge.bars.map(\.isEveryStandard) == [true])
        #expect(
            try Self.member("p-2", of: story).bars.map(\.reason) == ["declared an interest"])
        #expect(try Self.member("c-1", of: story).bars.isEmpty, "a chair does not approve")
        let both = Story.actingTeam.map {
            $0.person == "p-1" ? TeamMember("p-1", [.panelMember, .chiefInspector]) : $0
        }
        let voting = try Story.acting(team: both).judging().convening().deciding()
        let voter = try Self.member("p-1", of: voting).bars
        #expect(voter.map(\.act) == [.approveDecision])
        #expect(voter.map(\.standards) == [["2.2"]])
        #expect(voter.map(\.isEveryStandard) == [false])
        #expect(try Self.member("x-1", of: story).bars.isEmpty)
    }

    @Test("A consensus is no vote of a person who was barred")
    func barredAtConsensus() throws {
        let team = Story.actingTeam.map {
            $0.person == "p-1" ? TeamMember("p-1", [.panelMember, .inspector]) : $0
        }
        let story = try Story.acting(team: team).judging("court-01", by: "p-1").convening()
            .deciding()
        #expect(try Self.member("p-1", of: story).deeds.voted == 0)
        #expect(try Self.member("p-2", of: story).deeds.voted == 1)
    }
}
