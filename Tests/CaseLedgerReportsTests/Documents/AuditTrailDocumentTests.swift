import CaseLedger
import CaseLedgerReports
import CaseLedgerTesting
import InspectionSamples
import Testing

@Suite("The document of an audit trail")
struct AuditTrailDocumentTests {
    private func text(_ trail: AuditTrail) -> String {
        TextRenderer(width: nil, emphasises: false).text(of: Document("Audit", trail.blocks))
    }

    @Test("Two decisions of one command each have their own reason")
    func reasons() throws {
        let story = try Story.announced().sampled("2", 2)
            .answered(standard: "2.1", yes: [2, 1, 2], of: 2)
            .answered(standard: "2.2", yes: [2, 1, 2], of: 2).panelConvened()
            .given(
                .recordPanelDecisions(
                    RecordPanelDecisions([
                        .init(standard: "2.1", decided: .good, ground: .other, reason: "first"),
                        .init(standard: "2.2", decided: .good, ground: .other, reason: "second"),
                    ])))
        let history = InspectionHistory(of: "x", story.history)
        let text = text(history.auditTrail(of: .person("some-1"), purpose: "test"))
        #expect(text.contains("first") && text.contains("second"))
    }
}
