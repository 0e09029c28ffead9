import CaseLedger
import CaseLedgerTesting
import CaseQualityCoding
import InspectionSamples
import Testing

@Suite("Characteristics of ratings on evidence")
struct CharacteristicTests {
    private func propose(_ met: [String]) -> InspectionCommand {
        .proposeRating(
            ProposeQualitativeRating(standard: "2.1", rating: .good, characteristicsMet: met))
    }

    @Test(
        "Where the edition lists characteristics, what is met is one of them; a document has words")
    func listed() throws {
        let list = """
            "method": "qualitative", "characteristics": [
              {"id": "good-1", "rating": "good", "label": "Plans are read"},
              {"id": "good-2", "rating": "good", "label": "Plans are followed"}]
            """
        let definition = TinyFramework.definition.replacing(
            #""method": "qualitative""#, with: list)
        let framework = try Framework(definition: Array(definition.utf8))
        #expect(framework.standard("2.1")?.characteristics.map(\.id) == ["good-1", "good-2"])
        let story = try Story.announced(on: framework)
        try story.when(propose(["good-1", "good-2"])).thenHappened()
        try story.when(propose([])).thenHappened()
        let refused = story.when(propose(["good-1", "Plans are read"])).refusal
        #expect(refused?.code == .unknownCharacteristic)
        #expect(refused?.remedy == "Use one of good-1, good-2.")
        try story.when(propose(["Plans are read"]), origin: .published).thenHappened()
        let proposed = try story.given(propose(["good-2"])).inspectionHistory
        #expect(
            proposed.explanation(of: .standard("2.1")).children.first?.children.map(\.words)
                == ["characteristic met: good-2 (Good): Plans are followed"])
        #expect(
            proposed.evidenceBasis(of: .standard("2.1")).rows.first?.basis
                == ["characteristic: good-2 (Good): Plans are followed"])
    }

    @Test("Where the edition lists none, what is met is recorded in words")
    func words() throws {
        let story = try Story.announced(on: TinyFramework.edition())
        let proposed = try story.given(propose(["Plans are read"])).inspectionHistory
        #expect(
            proposed.evidenceBasis(of: .standard("2.1")).rows.first?.basis
                == ["characteristic: Plans are read"])
    }
}
