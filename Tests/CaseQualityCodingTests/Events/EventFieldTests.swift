import CaseLedger
import CaseLedgerTesting
import CaseQualityCoding
import InspectionSamples
import Testing

@Suite("The fields of events")
struct EventFieldTests {
    private let codec = InspectionEventCodec(framework: .hmipYouth2021)

    /// The full and the bare sample of a type.
    private func decode(
        _ name: EventName
    ) throws -> (full: InspectionEvent, bare: InspectionEvent) {
        let sample = try #require(EventSample.of(name))
        return (
            try codec.decode(.holding(sample.full, type: name)),
            try codec.decode(.holding(sample.bare, type: name))
        )
    }

    private func decode(_ name: EventName, _ payload: WireBytes) throws -> InspectionEvent {
        try codec.decode(.holding(payload, type: name))
    }

    @Test("A judgement keeps who judged, when somebody else recorded it")
    func judgedBy() throws {
        guard
            case (.judgementRecorded(let full), .judgementRecorded(let bare)) =
                try decode("judgement-recorded"),
            case (.judgementCorrected(let corrected), .judgementCorrected(let plain)) =
                try decode("judgement-corrected")
        else {
            Issue.record("another type was decoded")
            return
        }
        #expect((full.evidence, full.judgedBy) == ("file-1", "i-2"))
        #expect((bare.evidence, bare.judgedBy) == (nil, nil))
        #expect((corrected.judgedBy, plain.judgedBy) == ("i-2", nil))
        #expect((corrected.judgeBefore, plain.judgeBefore) == ("i-3", nil))
        #expect(
            corrected.heldBefore
                == EffectiveTime(
                    precision: .day, earliest: Timestamp(microseconds: 1_000),
                    latest: Timestamp(microseconds: 2_000)))
        #expect(plain.heldBefore == nil)
    }

    @Test("An oversight judgement keeps its aspects beside the whole")
    func oversight() throws {
        guard
            case (.oversightJudged(let full), .oversightJudged(let bare)) =
                try decode("oversight-judged")
        else {
            Issue.record("another type was decoded")
            return
        }
        #expect((full.caseKey, full.overall) == ("c-1", .no))
        #expect(
            full.aspects == [
                OversightAspectJudgement(OversightAspect(.assessment, "risk of harm"), .yes),
                OversightAspectJudgement(OversightAspect(.reviewing, "desistance"), .notApplicable),
            ])
        #expect((full.supersedes, full.judgedBy) == (Position(300), "i-2"))
        #expect((bare.overall, bare.supersedes, bare.judgedBy) == (nil, nil, nil))
        #expect(bare.aspects.isEmpty)
        #expect((full.judgeBefore, full.heldBefore?.precision) == ("i-3", .between))
        #expect((bare.judgeBefore, bare.heldBefore) == (nil, nil))
    }

    @Test("A printed percentage is of a question or of a measure, with a base or without one")
    func figure() throws {
        guard
            case (.publishedFigureRecorded(let full), .publishedFigureRecorded(let measured)) =
                try decode("published-figure-recorded"),
            case .publishedFigureRecorded(let bare) = try decode(
                "published-figure-recorded", WireBytes().text(1, "2.1.1"))
        else {
            Issue.record("another type was decoded")
            return
        }
        #expect((full.item, full.question) == (.question("2.1.1"), "2.1.1"))
        #expect((full.percent, full.base, full.baseBasis) == (100, 13, "printed"))
        #expect(full.time == Self.time("2021-04", "footnote 1"))
        #expect(
            full.supplier
                == ReportedSupplier("the inspectorate", basis: "footnote 2", isInferred: true))
        #expect(full.citation == Self.cited(["p"], "read so"))
        #expect(full.possibleCounts == [13, 12])
        #expect((measured.item, measured.question) == (.measure(.sufficientOversight), nil))
        #expect((bare.item, bare.base) == (.question("2.1.1"), nil))
        #expect(bare.possibleCounts.isEmpty)
    }

    @Test("A recommendation keeps who should do what, on what ground, and what it repeats")
    func recommendation() throws {
        guard
            case (.recommendationMade(let full), .recommendationMade(let bare)) =
                try decode("recommendation-made")
        else {
            Issue.record("another type was decoded")
            return
        }
        #expect(
            full.recommendation
                == Recommendation(
                    id: "R1", addressee: "management board",
                    addresseeName: "board of the service", partner: "the police",
                    partnerRole: "work with", topic: "topic", subPoints: ["first", "second"],
                    standards: ["2.1", "3.4"], standardsAreInferred: true,
                    links: [
                        ReportLink(
                            to: .part(.standard("2.1")), isInferred: true, why: "listed there")
                    ], basis: ["doc-1", "doc-2"], actionPlanDue: PartialDate("2022-01"),
                    repeats: PreviousRecommendation(inspection: "leicestershire-2018", id: "R3"),
                    citation: Self.cited(["page 9"], "read so")))
        #expect(bare.recommendation == Recommendation(id: "R1", addressee: "", topic: ""))
    }

    @Test("Follow-up events keep every field")
    func followUp() throws {
        guard
            case (.recommendationResponseRecorded(let rejected), _) =
                try decode("recommendation-response-recorded"),
            case (.actionPlanReceived(let plan), .actionPlanReceived(let empty)) =
                try decode("action-plan-received"),
            case (.actionUpdated(let action), .actionUpdated(let planned)) =
                try decode("action-updated"),
            case (.progressReviewed(let part), .progressReviewed(let whole)) =
                try decode("progress-reviewed"),
            case (.recommendationClosed(let closed), .recommendationClosed(let achieved)) =
                try decode("recommendation-closed")
        else {
            Issue.record("another type was decoded")
            return
        }
        #expect((rejected.recommendation, rejected.response) == ("R1", .rejected))
        #expect(
            plan.actions == [
                PlannedAction(
                    id: "A1", what: "train", owner: "head of service",
                    due: PartialDate("2022-03-31"), subPoint: 2), PlannedAction(id: "A2", what: ""),
            ])
        #expect(empty.actions.isEmpty)
        #expect((action.action, action.status) == ("A1", .abandoned))
        #expect(action.due == PartialDate("2022-06"))
        #expect((planned.status, planned.due) == (.planned, nil))
        #expect((part.subPoint, part.progress) == (2, .notAchieved))
        #expect((whole.subPoint, whole.progress) == (nil, .achieved))
        #expect((closed.outcome, achieved.outcome) == (.superseded, .achieved))
    }

    @Test("A finding, evidence, an entry of the timeline and an anomaly keep every field")
    func reported() throws {
        guard
            case (.findingRecorded(let finding), .findingRecorded(let plain)) =
                try decode("finding-recorded"),
            case (.evidenceNoted(let evidence), .evidenceNoted(let bare)) =
                try decode("evidence-noted"),
            case (.timelineEntryNoted(let entry), .timelineEntryNoted(let undated)) =
                try decode("timeline-entry-noted"),
            case (.anomalyNoted(let anomaly), _) = try decode("anomaly-noted")
        else {
            Issue.record("another type was decoded")
            return
        }
        #expect(
            finding.finding
                == Finding(
                    id: "F1", target: .standard("2.1"), kind: .areaForImprovement, label: "label",
                    evidence: ["doc-1", "doc-2"], questions: ["2.1.1", "2.1.1.a"],
                    related: "Ofsted 2019", restates: "F9",
                    links: [
                        ReportLink(
                            to: .part(.standard("2.1")), isInferred: true, why: "listed there"),
                        ReportLink(to: .finding("F2"), isInferred: false),
                    ], time: Self.time("2021-04", "not stated"),
                    citation: Self.cited(["page 3", "page 4"], "differs")))
        #expect(
            plain.finding == Finding(id: "F1", target: .inspection, kind: .strength, label: ""))
        #expect(
            evidence.evidence
                == Evidence(
                    target: .question("2.1.1"), kind: .quotation, label: "interviews",
                    summary: "what it says", reads: .strength, count: 12, unit: "interviews",
                    base: 20,
                    reference: "doc-1", speaker: "case manager", duplicateOf: "page 3",
                    time: Self.time("2021-04", "not stated"),
                    supplier: ReportedSupplier(
                        "the service", basis: "footnote 1", isInferred: true),
                    citation: Self.cited(["page 5"], "read so")))
        #expect(bare.evidence == Evidence(target: .inspection, kind: .document))
        #expect(
            entry.entry
                == TimelineEntry(
                    time: Self.time("2019-04", "printed"), what: "merged", status: .planned,
                    citation: Self.cited(["page 6"], "read so")))
        #expect(undated.entry == TimelineEntry(date: try #require(PartialDate("2019")), what: ""))
        #expect(
            anomaly.anomaly
                == Anomaly(
                    id: "A05", kind: "percentages do not sum", detail: "68 and 38",
                    citation: Self.cited(["page 9"], "first list")))
    }

    /// The time and the citation of the samples.
    private static func time(
        _ date: String, _ basis: FreeText, _ milestone: GroupKey = "fieldwork"
    ) -> ReportedTime {
        ReportedTime(
            on: PartialDate(date),
            period: ReportedTime.Period(
                from: PartialDate("2020"), to: PartialDate("2021"), areBounds: true,
                label: "2020/2021"), milestone: milestone, basis: basis)
    }

    private static func cited(_ places: [FreeText], _ note: FreeText) -> Citation {
        Citation(
            places: places, attributedTo: .inspectors, isInferred: true, note: note,
            anomalies: ["A05", "A06"])
    }

    @Test("A summary, a stated count and a chain keep every field")
    func printed() throws {
        guard
            case (.keyQuestionSummarised(let summary), .keyQuestionSummarised(let plain)) =
                try decode("key-question-summarised"),
            case (.statedCountRecorded(let count), .statedCountRecorded(let bare)) =
                try decode("stated-count-recorded"),
            case (.chainNoted(let chain), _) = try decode("chain-noted")
        else {
            Issue.record("another type was decoded")
            return
        }
        #expect(
            summary.summary
                == KeyQuestionSummary(
                    question: "1.2.1", statement: "workloads", reads: .areaForImprovement,
                    readsIsInferred: true, counterpoint: "absence", evidence: ["doc-1"],
                    links: [
                        ReportLink(
                            to: .part(.standard("2.1")), isInferred: true, why: "listed there")
                    ], time: Self.time("2021-04", "not stated"),
                    citation: Self.cited(["page 3"], "read so")))
        #expect(
            plain.summary
                == KeyQuestionSummary(question: "1.2.1", statement: "", reads: .strength))
        #expect(
            count.count
                == StatedCount(
                    id: "SC.1", subject: .other("2.1", "agreed"), yes: 6, no: 5, of: 13,
                    inWords: "more than half", percent: 46,
                    citation: Self.cited(["page 3"], "read so")))
        #expect(bare.count == StatedCount(id: "SC.1", subject: .question("2.1.1"), unit: ""))
        #expect(
            chain.chain
                == Chain(
                    id: "chain.a", what: "one led to the other", facts: ["a", "b"],
                    citation: Self.cited(["page 3"], "read so")))
    }

    @Test("A measured fact keeps its number as printed, or its word")
    func facts() throws {
        guard
            case (.contextFactRecorded(let fact), .contextFactRecorded(let worded)) =
                try decode("context-fact-recorded"),
            case (.surveyRecorded(let survey), .surveyRecorded(let answer)) =
                try decode("survey-recorded")
        else {
            Issue.record("another type was decoded")
            return
        }
        let measured = ReportedFact(
            measure: "staffing.caseload", topic: "staffing", label: "caseload of a worker",
            group: "national", value: .number(try #require(ReportedNumber("-10.9"))),
            unit: "cases", unitNote: "full-time workers", bound: .upTo,
            scale: ReportedScale(
                lowest: ReportedNumber(1), highest: ReportedNumber(10), meaning: "1 is low"),
            count: 7, base: 8, baseUnit: "people", baseBasis: "printed",
            time: Self.time("2021-09", "footnote 5", "announcement"),
            supplier: ReportedSupplier(
                "Office for National Statistics", basis: "footnote 6", isInferred: true),
            nature: .judgement,
            citation: Self.cited(["page 8"], "read from a chart"))
        let word = ReportedFact(measure: "m", value: .text(""), unit: "")
        #expect((fact.target, fact.fact) == (.domain("2"), measured))
        #expect((worded.target, worded.fact) == (.inspection, word))
        #expect((survey.survey, survey.fact) == ("staff", measured))
        #expect((answer.survey, answer.fact) == ("staff", word))
    }

    @Test("What names no target at all is about the inspection")
    func absentTarget() throws {
        let payload = WireBytes().text(1, "F1").number(3, 1)
        guard case .findingRecorded(let event) = try decode("finding-recorded", payload) else {
            Issue.record("another type was decoded")
            return
        }
        #expect(event.finding.target == .inspection)
    }

    @Test(
        "A number's digits are stored in zigzag form, so that small numbers are short",
        arguments: [
            (0, 0, "0"), (1, 0, "-1"), (2, 0, "1"), (217, 1, "-10.9"), (218, 1, "10.9"),
            (10, 2, "0.05"), (9, 2, "-0.05"), (2, 9, "0.000000001"),
            (.max, 0, "-9223372036854775808"), (.max - 1, 9, "9223372036.854775807"),
        ] as [(UInt64, UInt64, String)])
    func numbers(stored: UInt64, decimals: UInt64, printed: String) throws {
        var fact = WireBytes().text(1, "m").number(3, stored)
        if decimals > 0 { fact = fact.number(4, decimals) }
        let payload = WireBytes().message(1, WireBytes()).message(2, fact)
        let event = try decode("context-fact-recorded", payload)
        guard case .contextFactRecorded(let recorded) = event,
            case .number(let number) = recorded.fact.value
        else {
            Issue.record("no number was decoded")
            return
        }
        #expect(number.description == printed)
        #expect(codec.encode(event, by: .someone).payload == payload.bytes)
    }

    @Test(
        "As JSON an event has the spelling that every reader of Protocol Buffers knows",
        arguments: [
            (
                "oversight-judged",
                #"{"caseKey":"c-1","overall":"ANSWER_NO","aspects":["#
                    + #"{"stage":"OVERSIGHT_STAGE_ASSESSMENT","theme":"risk of harm","#
                    + #""answer":"ANSWER_YES"},{"stage":"OVERSIGHT_STAGE_REVIEWING","#
                    + #""theme":"desistance","answer":"ANSWER_NOT_APPLICABLE"}],"#
                    + #""supersedes":"300","judgedBy":"i-2","stage":"CORRECTION_STAGE_MODERATION","#
                    + #""ground":"CORRECTION_GROUND_NEW_EVIDENCE","judgeBefore":"i-3","#
                    + #""heldBefore":{"earliest":"1000","latest":"2000","precision":4}}"#
            ),
            (
                "context-fact-recorded",
                #"{"target":{"domain":"2"},"fact":{"measure":"staffing.caseload","#
                    + #""digits":"-109","decimals":1,"count":7,"base":8,"asOf":"2021-09","#
                    + #""topic":"staffing","bound":"REPORTED_BOUND_UP_TO","#
                    + #""scale":{"lowest":{"digits":"1"},"highest":{"digits":"10"}},"#
                    + #""nature":"FACT_NATURE_JUDGEMENT","time":{"period":{"from":"2020","#
                    + #""to":"2021","bounds":true},"milestone":"announcement"},"#
                    + #""supplierInferred":true,"citation":{"attributedTo":"ATTRIBUTION_INSPECTORS","inferred":true,"#
                    + #""anomalies":["A05","A06"]}}}"#
            ),
            (
                "action-updated",
                #"{"recommendation":"R1","action":"A1","status":"ACTION_STATUS_ABANDONED","#
                    + #""due":"2022-06"}"#
            ),
            (
                "evidence-noted",
                #"{"target":{"question":"2.1.1"},"kind":"EVIDENCE_KIND_QUOTATION","#
                    + #""count":12,"reference":"doc-1","reads":"FINDING_KIND_STRENGTH","#
                    + #""base":20,"time":{"on":"2021-04","period":{"from":"2020","to":"2021","#
                    + #""bounds":true},"milestone":"fieldwork"},"supplierInferred":true,"citation":{"attributedTo":"ATTRIBUTION_INSPECTORS","inferred":true,"#
                    + #""anomalies":["A05","A06"]}}"#
            ),
        ] as [(EventName, String)])
    func json(name: EventName, expected: String) throws {
        let sample = try #require(EventSample.of(name))
        #expect(try codec.json(of: .holding(sample.full, type: name)) == expected)
    }
}
