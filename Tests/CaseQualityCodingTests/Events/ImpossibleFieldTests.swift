import CaseLedger
import CaseLedgerTesting
import CaseQualityCoding
import InspectionSamples
import Testing

/// Payloads in which one field has a value that cannot be.
private let inspection: [(name: EventName, payload: WireBytes)] = [
    ("judgement-recorded", none.text(1, "c-1").text(2, "2.1.1")),
    ("judgement-recorded", none.text(1, "c-1").text(2, "2.1.1").number(3, 9)),
    ("judgement-recorded", none.text(1, "a name").text(2, "2.1.1").number(3, 1)),
    ("judgement-recorded", none.text(1, "c-1").number(3, 1)),
    ("judgement-recorded", none.text(1, "c-1").text(2, "2.1.1").number(3, 1).text(5, "")),
    (
        "judgement-corrected",
        none.text(1, "c-1").text(2, "2.1.1").number(4, 3).number(5, 1)
            .number(6, 1).text(7, " i-2")
    ),
    (
        "judgement-corrected",
        none.text(1, "c-1").text(2, "2.1.1").number(4, 3).number(5, 1)
            .number(6, 1).message(10, none.number(3, 5))
    ),
    ("oversight-judged", none.text(1, "c-1").number(2, 1).message(9, none.number(3, 300))),
    ("judgement-recorded", none.text(1, "c-1").text(2, "2.1.1").number(3, 1).text(4, "free text")),
    ("case-selected", none.text(1, "c-1").text(2, "2")),
    ("case-selected", none.text(1, "c-1").text(2, "2").number(6, 3)),
    ("case-selected", none.text(1, "c-1").text(2, "2").number(6, 257)),
    ("case-selected", none.text(1, "c-1").text(2, "2").text(5, "Jane Doe").number(6, 1)),
    ("case-selected", none.text(1, "c-1").text(2, "2").text(3, "").number(6, 1)),
    ("case-withdrawn", none.text(1, "c-1").text(2, "2").number(3, 7)),
    (
        "inspection-announced",
        none.text(1, "svc").number(2, 1).text(3, "tiny").delimited(4, [1, 2])
    ),
    (
        "inspection-announced",
        none.text(1, "svc").number(2, 1).text(3, "tiny")
            .delimited(4, [UInt8](repeating: 7, count: 32)).text(5, "2021-13")
    ),
    (
        "inspection-announced",
        none.text(1, "svc").number(2, 1).text(3, "tiny")
            .delimited(4, [UInt8](repeating: 7, count: 32)).text(9, "")
    ),
    ("panel-convened", none.text(1, "")),
    ("panel-convened", none.text(2, "")),
    ("panel-convened", none.message(5, none.text(1, "2.1").number(2, 5))),
    ("panel-decision-recorded", none.text(1, "2.1").number(3, 1).number(4, 1).number(6, 3)),
    ("panel-decision-recorded", none.text(1, "2.1").number(2, 9).number(3, 1).number(4, 1)),
    ("panel-decision-recorded", none.text(1, "2.1").number(3, 1).number(4, 4)),
    ("panel-decision-recorded", none.text(1, "2.1").number(3, 1)),
    ("panel-decision-recorded", none.text(1, "2.1").number(3, 1).number(4, 1).packed(5, 1, 4)),
    ("panel-decision-recorded", none.text(1, "2.1").number(3, 1).number(4, 1).packed(5, 0)),
    ("panel-decision-recorded", none.text(1, "2.1").number(4, 1)),
    ("report-published", none.number(4, 5)),
    ("report-published", none.text(5, "yesterday")),
    ("report-corrected", none.text(1, "2.1").number(2, 5).number(3, 2)),
    ("report-corrected", none.text(1, "2.1")),
    ("qualitative-rating-proposed", none.text(1, "1.1")),
    ("qualitative-rating-proposed", none.text(1, "1.1").number(2, 1).text(4, "two words")),
    ("standard-not-rated", none.text(1, "4.1").number(2, 9)),
    ("standard-not-rated", none.text(1, "4.1")),
    ("published-rating-recorded", none.text(1, "2.1")),
    ("published-figure-recorded", none.text(1, "2.1.1").number(2, 101)),
    ("published-figure-recorded", none.text(1, "2.1.1").number(2, 50).number(3, 0xffff_ffff)),
    ("published-figure-recorded", none.number(2, 50)),
    ("published-figure-recorded", none.text(1, "2.1.1").number(2, 50).text(6, "measure")),
    ("published-figure-recorded", none.number(2, 50).text(6, "")),
    ("published-figure-recorded", none.number(2, 50).text(6, "two words")),
]

private let oversight: [(name: EventName, payload: WireBytes)] = [
    ("oversight-judged", none), ("oversight-judged", none.text(1, "a name").number(2, 1)),
    ("oversight-judged", none.text(1, "c-1").number(2, 9)),
    ("oversight-judged", none.text(1, "c-1").message(3, none.text(2, "t").number(3, 1))),
    ("oversight-judged", none.text(1, "c-1").message(3, aspect(5, 1))),
    ("oversight-judged", none.text(1, "c-1").message(3, aspect(1, 0))),
    ("oversight-judged", none.text(1, "c-1").message(3, aspect(1, 9))),
    ("oversight-judged", none.text(1, "c-1").message(3, aspect(1, 1)).message(3, aspect(1, 9))),
    ("oversight-judged", none.text(1, "c-1").number(2, 1).text(5, "")),
]

private let recommendations: [(name: EventName, payload: WireBytes)] = [
    ("recommendation-made", none), ("recommendation-made", none.text(1, "R 1")),
    ("recommendation-made", none.text(1, "R1").text(6, "")),
    ("recommendation-made", none.text(1, "R1").text(7, "two words")),
    ("recommendation-made", none.text(1, "R1").text(8, "2021-13")),
    ("recommendation-made", none.text(1, "R1").text(9, "leicestershire-2018")),
    ("recommendation-made", none.text(1, "R1").text(10, "R3")),
    ("recommendation-made", none.text(1, "R1").text(9, "").text(10, "R3")),
    ("recommendation-made", none.text(1, "R1").text(9, "l-2018").text(10, "two words")),
    ("recommendation-response-recorded", none.number(2, 1)),
    ("recommendation-response-recorded", none.text(1, "R1")),
    ("recommendation-response-recorded", none.text(1, "R1").number(2, 4)),
    ("action-plan-received", none.message(2, none.text(1, "A1"))),
    ("action-plan-received", none.text(1, "R1").message(2, none.text(2, "train"))),
    (
        "action-plan-received",
        none.text(1, "R1").message(2, none.text(1, "A1")).message(2, none.text(1, "A 2"))
    ),
    ("action-plan-received", none.text(1, "R1").message(2, none.text(1, "A1").text(4, "soon"))),
    ("action-updated", none.text(2, "A1").number(3, 1)),
    ("action-updated", none.text(1, "R1").number(3, 1)),
    ("action-updated", none.text(1, "R1").text(2, "A1")),
    ("action-updated", none.text(1, "R1").text(2, "A1").number(3, 5)),
    ("action-updated", none.text(1, "R1").text(2, "A1").number(3, 1).text(4, "2021-02-29")),
    ("progress-reviewed", none.number(3, 1)), ("progress-reviewed", none.text(1, "R1")),
    ("progress-reviewed", none.text(1, "R1").number(3, 4)),
    ("recommendation-closed", none.number(2, 1)), ("recommendation-closed", none.text(1, "R1")),
    ("recommendation-closed", none.text(1, "R1").number(2, 4)),
]

private let report: [(name: EventName, payload: WireBytes)] = [
    ("finding-recorded", none.number(3, 1)), ("finding-recorded", none.text(1, "F1")),
    ("finding-recorded", none.text(1, "F 1").number(3, 1)),
    ("finding-recorded", none.text(1, "F1").number(3, 3)),
    ("finding-recorded", none.text(1, "F1").number(3, 1).text(5, "free text")),
    ("finding-recorded", none.text(1, "F1").number(3, 1).text(6, "2.1.1", "")),
    ("finding-recorded", finding(of: none.text(1, "2").text(2, "2.1"))),
    ("finding-recorded", finding(of: none.text(1, ""))),
    ("evidence-noted", none), ("evidence-noted", none.number(2, 11)),
    ("evidence-noted", none.number(2, 1).text(5, "two words")),
    ("evidence-noted", none.message(1, none.text(1, "2").text(3, "2.1.1")).number(2, 1)),
    ("evidence-noted", none.message(1, none.text(3, "")).number(2, 1)),
    ("context-fact-recorded", none),
    (
        "context-fact-recorded",
        none.message(1, none.text(2, "2.1").text(3, "2.1.1")).message(2, fact.number(3, 2))
    ),
    ("context-fact-recorded", none.message(2, none.number(3, 2))),
    ("context-fact-recorded", none.message(2, none.text(1, "two words").number(3, 2))),
    ("context-fact-recorded", none.message(2, fact)),
    ("context-fact-recorded", none.message(2, fact.number(3, 2).typed(5, "two"))),
    ("context-fact-recorded", none.message(2, fact.number(3, 2).number(4, 10))),
    ("context-fact-recorded", none.message(2, fact.number(3, 2).number(4, 0xffff_ffff))),
    ("context-fact-recorded", none.message(2, fact.number(4, 1).typed(5, "two"))),
    ("context-fact-recorded", none.message(2, fact.number(3, 2).text(9, "2021-00"))),
    ("survey-recorded", none.message(2, fact.number(3, 2))),
    ("survey-recorded", none.text(1, "all staff").message(2, fact.number(3, 2))),
    ("survey-recorded", none.text(1, "staff")), ("timeline-entry-noted", none),
    ("timeline-entry-noted", none.text(1, "April 2019")), ("anomaly-noted", none),
    ("anomaly-noted", none.text(1, "A 5")),
]

private let none = WireBytes()
/// A fact with neither number nor word.
private let fact = none.text(1, "m")

private func aspect(_ stage: UInt64, _ answer: UInt64) -> WireBytes {
    none.number(1, stage).text(2, "t").number(3, answer)
}

private func finding(of target: WireBytes) -> WireBytes {
    none.text(1, "F1").message(2, target).number(3, 1)
}

@Suite("Impossible field values")
struct ImpossibleFieldTests {
    private let codec = InspectionEventCodec(framework: .hmipYouth2021)

    @Test(
        "A field with a value that cannot be makes the event unreadable",
        arguments: inspection + oversight + recommendations + report)
    func impossible(name: EventName, payload: WireBytes) {
        #expect(throws: UnreadableEvent.self) {
            try codec.decode(.holding(payload, type: name))
        }
    }

    @Test(
        "Its neighbours that can be are read",
        arguments: [
            ("published-figure-recorded", none.text(1, "2.1.1").number(2, 100)),
            ("published-figure-recorded", none.number(2, 100).text(6, "measure")),
            ("oversight-judged", none.text(1, "c-1").number(2, 3)),
            ("oversight-judged", none.text(1, "c-1").message(3, aspect(4, 3))),
            ("recommendation-made", none.text(1, "R1").text(9, "l-2018").text(10, "R3")),
            ("recommendation-response-recorded", none.text(1, "R1").number(2, 3)),
            ("action-updated", none.text(1, "R1").text(2, "A1").number(3, 4)),
            ("progress-reviewed", none.text(1, "R1").number(3, 3)),
            ("recommendation-closed", none.text(1, "R1").number(2, 3)),
            ("finding-recorded", none.text(1, "F1").number(3, 2)),
            ("evidence-noted", none.number(2, 10)),
            ("context-fact-recorded", none.message(2, fact.number(3, 2).number(4, 9))),
            ("context-fact-recorded", none.message(2, fact.typed(5, ""))),
            ("survey-recorded", none.text(1, "staff").message(2, fact.number(3, 0))),
            ("timeline-entry-noted", none.text(1, "2020-02-29")),
        ] as [(EventName, WireBytes)])
    func possible(name: EventName, payload: WireBytes) throws {
        _ = try codec.decode(.holding(payload, type: name))
    }
}
