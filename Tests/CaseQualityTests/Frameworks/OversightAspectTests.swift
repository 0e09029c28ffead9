import CaseLedger
import InspectionSamples
import Testing

@Suite("Aspects of management oversight")
struct OversightAspectTests {
    @Test("An aspect is written as its stage and its theme, and reads back")
    func roundTrip() {
        for stage in OversightStage.allCases {
            for theme in ["risk of harm", "a/b", "/", " ", "Sicherheit für andere"] {
                let aspect = OversightAspect(stage, theme)
                #expect(aspect.description == "\(stage.description)/\(theme)")
                #expect(OversightAspect(aspect.description) == aspect)
            }
        }
        #expect(
            OversightStage.allCases.map(\.description)
                == ["assessment", "planning", "delivery", "reviewing"])
    }

    @Test(
        "A text without a stage or a theme is no aspect",
        arguments: [
            "", "/", "planning", "planning/", "/risk of harm", "/planning/risk of harm",
            "Planning/risk of harm", "planning /risk of harm", "overall/risk of harm",
        ])
    func refuses(text: String) { #expect(OversightAspect(text) == nil) }

    @Test("An edition's themes are those of the key questions that cases are judged on")
    func themes() throws {
        #expect(
            Framework.hmipYouth2021.themes == [
                "desistance", "safety and wellbeing", "risk of harm",
            ])
        #expect(try TinyFramework.edition().themes == ["desistance", "safety"])
        #expect(try TinyFramework.edition(#""theme": "safety", "#, "").themes == ["desistance"])
    }
}
