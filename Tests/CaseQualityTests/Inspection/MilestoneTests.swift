import CaseLedger
import CaseLedgerTesting
import InspectionSamples
import Testing

@Suite("Milestones")
struct MilestoneTests {
    @Test("Milestones are the positions that people ask about")
    func milestones() throws {
        let fieldwork = try Story.announced(on: TinyFramework.edition()).sampled("1", 1)
            .answered(standard: "1.2", yes: [1], of: 1)
        #expect(fieldwork.subject.milestones.fieldwork == fieldwork.position)
        #expect(fieldwork.subject.milestones.panel == nil)
        let panel = try fieldwork.panelConvened().given(.decide("1.2", .outstanding))
        #expect(panel.subject.milestones.fieldwork == fieldwork.position)
        #expect(panel.subject.milestones.panel == panel.position)
        #expect(panel.subject.milestones.published == nil)
    }
}
