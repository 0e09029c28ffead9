import CaseLedger
import InspectionSamples

/// A type of event with payloads of it, one as full and one as empty as it can be.
struct EventSample {
    let name: EventName
    let full: WireBytes
    let bare: WireBytes

    /// One of every type.
    static let all = inspection + recommendations + report + people + printed

    static func of(_ name: EventName) -> EventSample? { all.first { $0.name == name } }

    private init(_ name: EventName, _ full: WireBytes, _ bare: WireBytes) {
        self.name = name
        self.full = full
        self.bare = bare
    }

    private static let none = WireBytes()
    private static let edition = none.text(1, "tiny-2026")
        .delimited(2, Array(TinyFramework.definition.utf8))
        .delimited(3, ContentDigest(of: Array(TinyFramework.definition.utf8)).bytes)
    private static let hash = [UInt8](repeating: 7, count: 32)

    private static let inspection = [
        EventSample(
            "framework-registered",
            edition, edition),
        EventSample(
            "service-registered",
            none.text(1, "svc").typed(2, "A", "B").typed(3, "Midlands").text(4, "s-1", "s-2"),
            none.text(1, "svc")),
        EventSample(
            "inspection-announced",
            none.text(1, "svc").number(2, 7).text(3, "tiny").delimited(4, hash)
                .text(5, "2021-06").text(6, "2021-07-01").text(7, "2021").number(8, 1)
                .text(9, "leicestershire-2018").text(10, "l-1"),
            none.text(1, "svc").number(2, 1).text(3, "tiny").delimited(4, hash)),
        EventSample(
            "sample-planned",
            none.text(1, "2").number(2, 40).number(3, 13).number(4, 80).number(5, 5)
                .typed(6, "gender", "sentence").typed(7, "formula"),
            none.text(1, "2").number(3, 13)),
        EventSample(
            "case-selected",
            none.text(1, "c-1").text(2, "2").text(3, "s").text(4, "t").text(5, "cm-1")
                .number(6, 2).text(7, "l-1"),
            none.text(1, "c-1").text(2, "2").number(6, 1)),
        EventSample(
            "case-withdrawn",
            none.text(1, "c-1").text(2, "2").number(3, 6).number(4, 2).text(5, "l-1"),
            none.text(1, "c-1").text(2, "2").number(3, 1)),
        EventSample(
            "judgement-recorded",
            none.text(1, "c-1").text(2, "2.1.1").number(3, 3).text(4, "file-1").text(5, "i-2"),
            none.text(1, "c-1").text(2, "2.1.1").number(3, 1)),
        EventSample(
            "judgement-corrected",
            none.text(1, "c-1").text(2, "2.1.1").number(3, 300).number(4, 1).number(5, 2)
                .number(6, 3).text(7, "i-2").number(8, 1).text(9, "i-3")
                .message(10, none.number(1, 1_000).number(2, 2_000).number(3, 1)),
            none.text(1, "c-1").text(2, "2.1.1").number(4, 3).number(5, 1).number(6, 1)),
        EventSample(
            "oversight-judged",
            none.text(1, "c-1").number(2, 2)
                .message(3, none.number(1, 1).text(2, "risk of harm").number(3, 1))
                .message(3, none.number(1, 4).text(2, "desistance").number(3, 3))
                .number(4, 300).text(5, "i-2").number(6, 2).number(7, 3).text(8, "i-3")
                .message(9, none.number(1, 1_000).number(2, 2_000).number(3, 4)),
            none.text(1, "c-1")),
        EventSample(
            "qualitative-rating-proposed",
            none.text(1, "1.1").number(2, 4).typed(3, "vision", "delivery").text(4, "doc-1"),
            none.text(1, "1.1").number(2, 1)),
        EventSample(
            "standard-not-rated", none.text(1, "4.1").number(2, 2),
            none.text(1, "4.1").number(2, 1)),
        EventSample(
            "panel-convened",
            none.text(1, "p-1").text(2, "p-2", "p-3").number(3, 2).text(4, "p-3")
                .message(5, none.text(1, "2.1").number(2, 1)).message(5, none.text(1, "2.2"))
                .number(6, 400), none),
        EventSample(
            "panel-decision-recorded",
            none.text(1, "2.1").number(2, 1).number(3, 2).number(4, 2).packed(5, 1, 2, 3)
                .number(6, 2).typed(7, "reason").number(8, 1).number(9, 1).number(10, 5)
                .number(11, 2),
            none.text(1, "2.1").number(3, 1).number(4, 1)),
        EventSample(
            "panel-decision-reversed", none.text(1, "2.1").number(2, 77), none.text(1, "2.1")),
        EventSample(
            "report-published",
            none.message(1, none.text(1, "2.1").number(2, 3)).number(2, 11).number(3, 36)
                .number(4, 2).text(5, "2021-12").text(6, "l-1"), none),
        EventSample(
            "report-corrected", none.text(1, "2.1").number(2, 1).number(3, 2).text(4, "l-1"),
            none.text(1, "2.1").number(3, 4)),
        EventSample(
            "published-rating-recorded",
            none.text(1, "2.1").number(2, 3).typed(3, "page 4"),
            none.text(1, "2.1").number(2, 1).typed(3, "")),
        EventSample(
            "published-figure-recorded",
            none.text(1, "2.1.1").number(2, 100).number(3, 13).packed(4, 13, 12).typed(5, "p")
                .typed(7, "printed").typed(8, "2020/2021").typed(9, "footnote 1")
                .typed(10, "the inspectorate").typed(11, "footnote 2").typed(12, "read so")
                .message(13, none.text(1, "2021-04").message(2, period).text(3, "fieldwork"))
                .number(14, 1).message(15, cited),
            none.text(6, "management-oversight.sufficient").typed(5, "")),
    ]

    private static let people = [
        EventSample(
            "team-named",
            none.message(1, none.text(1, "a-1").text(2, "lead inspector", "inspector"))
                .message(1, none.text(1, "b-2").text(2, "moderator")), none),
        EventSample(
            "interest-declared", none.text(1, "p-2").typed(2, "worked there"),
            none.text(1, "p-2").typed(2, "")),
        EventSample(
            "approval-requested",
            none.message(
                1, none.text(1, "c-1").text(2, "2").number(3, 6).number(4, 2)),
            none.message(3, none.text(1, "2.1").number(3, 4))),
        EventSample("approval-given", none.number(1, 9).number(2, 1).number(3, 1), none),
        EventSample("approval-declined", none.number(1, 9), none),
        EventSample("dissent-recorded", none.text(1, "2.1"), none.text(2, "c-1")),
        EventSample(
            "judgement-retracted",
            none.text(1, "c-1").text(2, "2.1.1").number(3, 9).number(4, 2),
            none.text(1, "c-1")),
        EventSample("judgement-attested", none.text(1, "c-1"), none.text(1, "c-1")),
        EventSample(
            "assessment-opened", none.text(1, "c-1").text(2, "i-1"),
            none.text(1, "c-1").text(2, "i-1")),
        EventSample(
            "assessment-submitted", none.text(1, "c-1").number(2, 1), none.text(1, "c-1")),
        EventSample("assessment-reopened", none.text(1, "c-1"), none.text(1, "c-1")),
        EventSample(
            "case-moderated", none.text(1, "c-1").text(2, "2.1.1", "2.1.2").number(3, 1),
            none.text(1, "c-1")),
        EventSample(
            "draft-issued", none.number(1, 2).typed(2, "board").text(3, "2026-05"),
            none.number(1, 1).typed(2, "")),
        EventSample(
            "challenge-raised",
            none.text(1, "C1").text(2, "c-1").text(3, "2.1.1").number(6, 2).typed(7, "ground")
                .text(8, "file-1", "file-2").text(9, "2026-05"),
            none.text(1, "C1").text(4, "2.1").number(6, 1).typed(7, "")),
        EventSample(
            "challenge-resolved",
            none.text(1, "C1").number(2, 2).packed(3, 300, 301).number(4, 1).text(5, "c-1")
                .text(6, "2.1.1"),
            none.text(1, "C1").number(2, 1)),
        EventSample(
            "second-judgement-recorded",
            none.text(1, "c-1").text(2, "2.1.1").number(3, 3).number(4, 2).text(5, "file-1")
                .text(6, "i-2"),
            none.text(1, "c-1").text(2, "2.1.1").number(3, 1).number(4, 1)),
        EventSample(
            "case-replaced", none.text(1, "c-1").text(2, "c-2").text(3, "2").text(4, "l-1"),
            none.text(1, "c-1").text(2, "c-2").text(3, "2")),
        EventSample(
            "eligible-population-recorded",
            none.text(1, "2").text(2, "gender").text(3, "girls").number(4, 14)
                .text(5, "2021-06").typed(6, "the service"),
            none.text(1, "2").text(5, "2021")),
        EventSample(
            "reinspection-scheduled", none.text(1, "2023-03"), none.text(1, "2023")),
        EventSample(
            "retention-hold-placed",
            none.text(1, "c-1").number(3, 3).text(4, "matter-12").text(5, "2030"),
            none.number(2, 9).number(3, 1)),
        EventSample("retention-hold-lifted", none.number(1, 300), none),
        EventSample(
            "erasure-refused",
            none.number(1, 300).text(2, "command.reason").number(3, 301).number(4, 2),
            none.text(2, "command.reason").number(4, 1)),
        EventSample("fact-corrected", none.number(1, 5).number(2, 300), none.number(1, 1)),
        EventSample(
            "recommendation-corrected",
            none.message(
                1,
                none.text(1, "R1").text(6, "2.1", "3.4").text(7, "doc-1", "doc-2")
                    .text(8, "2022-01").text(9, "leicestershire-2018").text(10, "R3")
                    .number(16, 1).message(17, linked).message(18, cited)
            ).typed(2, "management board").typed(3, "the police").typed(4, "topic")
                .typed(5, "first", "second").number(6, 300).typed(11, "board of the service")
                .typed(12, "work with").typed(13, "listed there").typed(14, "page 9")
                .typed(15, "read so"),
            none.message(1, none.text(1, "R1")).typed(2, "").typed(4, "")),
    ]

    private static let recommendations = [
        EventSample(
            "recommendation-made",
            none.text(1, "R1").typed(2, "management board").typed(3, "the police")
                .typed(4, "topic").typed(5, "first", "second").text(6, "2.1", "3.4").text(
                    7, "doc-1", "doc-2"
                )
                .text(8, "2022-01").text(9, "leicestershire-2018").text(10, "R3")
                .typed(11, "board of the service").typed(12, "work with").typed(13, "listed there")
                .typed(14, "page 9").typed(15, "read so").number(16, 1).message(17, linked)
                .message(18, cited),
            none.text(1, "R1").typed(2, "").typed(4, "")),
        EventSample(
            "recommendation-response-recorded", none.text(1, "R1").number(2, 3),
            none.text(1, "R1").number(2, 1)),
        EventSample(
            "action-plan-received",
            none.text(1, "R1")
                .message(
                    2,
                    none.text(1, "A1").typed(2, "train").typed(3, "head of service")
                        .text(4, "2022-03-31").number(5, 2)
                )
                .message(2, none.text(1, "A2").typed(2, "", at: 1)),
            none.text(1, "R1")),
        EventSample(
            "action-updated",
            none.text(1, "R1").text(2, "A1").number(3, 4).text(4, "2022-06"),
            none.text(1, "R1").text(2, "A1").number(3, 1)),
        EventSample(
            "progress-reviewed", none.text(1, "R1").number(2, 2).number(3, 3),
            none.text(1, "R1").number(3, 1)),
        EventSample(
            "recommendation-closed", none.text(1, "R1").number(2, 3),
            none.text(1, "R1").number(2, 1)),
    ]

    /// A fact with a number of tenths, and one with a word.
    private static let measured = none.text(1, "staffing.caseload").typed(2, "national")
        .number(3, 217).number(4, 1).typed(6, "cases").number(7, 7).number(8, 8)
        .text(9, "2021-09").typed(10, "Office for National Statistics").typed(11, "page 8")
        .typed(12, "caseload of a worker").typed(13, "full-time workers").typed(14, "1 is low")
        .typed(15, "people").typed(16, "printed").typed(17, "2020/2021").typed(18, "footnote 5")
        .typed(19, "footnote 6").typed(20, "read from a chart").text(21, "staffing")
        .number(22, 2).message(
            23, none.message(1, none.number(1, 2)).message(2, none.number(1, 20))
        )
        .number(24, 2).message(25, none.message(2, period).text(3, "announcement")).number(26, 1)
        .message(27, cited)
    /// A period, and the parts of a citation that are no texts.
    private static let period = none.text(1, "2020").text(2, "2021").number(3, 1)
    private static let cited = none.number(1, 2).number(2, 1).text(3, "A05", "A06")
    private static let linked = none.message(1, none.text(2, "2.1")).number(5, 1)
    private static let worded = none.text(1, "m").typed(5, "").typed(6, "")

    private static let report = [
        EventSample(
            "finding-recorded",
            none.text(1, "F1").message(2, none.text(2, "2.1")).number(3, 2).typed(4, "label")
                .text(5, "doc-1", "doc-2").text(6, "2.1.1", "2.1.1.a").typed(7, "Ofsted 2019")
                .typed(8, "listed there").typed(9, "2020/2021").typed(10, "not stated")
                .typed(11, "page 3", "page 4").typed(12, "differs").text(13, "F9")
                .message(14, linked).message(14, none.text(2, "F2"))
                .message(15, none.text(1, "2021-04").message(2, period).text(3, "fieldwork"))
                .message(16, cited),
            none.text(1, "F1").message(2, none).number(3, 1).typed(4, "")),
        EventSample(
            "evidence-noted",
            none.message(1, none.text(3, "2.1.1")).number(2, 10).typed(3, "interviews")
                .number(4, 12).text(5, "doc-1").typed(6, "case manager").typed(7, "page 3")
                .typed(8, "page 5").typed(9, "what it says").typed(10, "interviews")
                .typed(11, "2020/2021").typed(12, "not stated").typed(13, "the service")
                .typed(14, "footnote 1").typed(15, "read so").number(16, 1).number(17, 20)
                .message(18, none.text(1, "2021-04").message(2, period).text(3, "fieldwork"))
                .number(19, 1).message(20, cited),
            none.message(1, none).number(2, 1)),
        EventSample(
            "context-fact-recorded", none.message(1, none.text(1, "2")).message(2, measured),
            none.message(1, none).message(2, worded)),
        EventSample(
            "survey-recorded", none.text(1, "staff").message(2, measured),
            none.text(1, "staff").message(2, worded)),
        EventSample(
            "timeline-entry-noted",
            none.text(1, "2019-04").typed(2, "merged").typed(3, "page 6").typed(4, "2020/2021")
                .typed(5, "printed").typed(6, "read so").number(7, 2)
                .message(8, none.message(2, period).text(3, "fieldwork")).message(9, cited),
            none.text(1, "2019").typed(2, "").number(7, 1)),
        EventSample(
            "anomaly-noted",
            none.text(1, "A05").typed(2, "percentages do not sum").typed(3, "68 and 38")
                .typed(4, "page 9").typed(5, "first list").message(6, cited),
            none.text(1, "A05").typed(2, "").typed(3, "")),
    ]

    private static let printed = [
        EventSample(
            "key-question-summarised",
            none.text(1, "1.2.1").typed(2, "workloads").typed(3, "absence").typed(4, "listed there")
                .typed(5, "2020/2021").typed(6, "not stated").typed(7, "page 3").typed(8, "read so")
                .number(9, 2).number(10, 1).text(11, "doc-1").message(12, linked)
                .message(13, none.text(1, "2021-04").message(2, period).text(3, "fieldwork"))
                .message(14, cited),
            none.text(1, "1.2.1").typed(2, "").number(9, 1)),
        EventSample(
            "stated-count-recorded",
            none.text(1, "SC.1").typed(2, "agreed").typed(3, "more than half").typed(4, "cases")
                .typed(5, "page 3").typed(6, "read so").text(8, "2.1").number(9, 6).number(10, 5)
                .number(11, 13).number(12, 46).message(13, cited),
            none.text(1, "SC.1").typed(4, "").text(7, "2.1.1")),
        EventSample(
            "chain-noted",
            none.text(1, "chain.a").typed(2, "one led to the other").typed(3, "page 3")
                .typed(4, "read so").text(5, "a", "b").message(6, cited),
            none.text(1, "chain.a").typed(2, "").text(5, "a", "b")),
    ]
}
