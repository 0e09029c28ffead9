import CaseLedger
import CaseLedgerTesting
import CaseQuality
import InspectionSamples
import Testing

@Suite("Everything that one person did")
struct PersonRecordTests {
    private static func names(of person: Agent.ID, in story: Story) -> [EventName] {
        story.inspectionHistory.record(of: person, purpose: "p").entries.map(\.cause.event)
    }

    @Test(
        "Votes that somebody else recorded are a person's own", arguments: PanelVotes.Vote.allCases)
    func votes(_ vote: PanelVotes.Vote) throws {
        let story = try Story.acting().judging().convening().deciding(
            votes: .named([.init("c-1", .inFavour), .init("p-1", .inFavour), .init("p-2", vote)]))
        #expect(Self.names(of: "p-2", in: story).contains(PanelDecisionRecorded.name))
        #expect(!Self.names(of: "x-1", in: story).contains(PanelDecisionRecorded.name))
    }

    @Test("A decision by consensus is one of each member of the panel")
    func consensus() throws {
        let story = try Story.acting().judging().convening().deciding()
        for person: Agent.ID in ["c-1", "p-1", "p-2"] {
            let names = Self.names(of: person, in: story)
            #expect(names == [TeamNamed.name, PanelConvened.name, PanelDecisionRecorded.name])
        }
        #expect(Self.names(of: "m-1", in: story) == [TeamNamed.name])
    }

    @Test("A record has the role, the interest and the approval of a person")
    func others() throws {
        let story = try Story.acting().judging().convening().deciding("2.2", .good).approvingLast()
            .by(
                "l-1", .leadInspector, .declareInterest(DeclareInterest(of: "p-1", "Worked there."))
            )
        #expect(
            Self.names(of: "x-1", in: story) == [TeamNamed.name, ApprovalGiven.name])
        #expect(Self.names(of: "p-1", in: story).last == InterestDeclared.name)
    }
}
