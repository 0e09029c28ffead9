// The facts of reports other than judgements, in JSON.

extension ReportedFact.Value: JSONEncodable {
    public static var jsonSchema: JSONSchema { .either([.number, FreeText.jsonSchema]) }

    public var json: JSONValue {
        switch self {
        case .number(let number): number.json
        case .text(let text): text.json
        }
    }
}

extension ReportedFact: JSONMapped {
    public static let jsonMapping = JSONMapping<ReportedFact>(
        "ReportedFact", "A measured value or a statement, and where it comes from.",
        JSONField("measure", "What is measured: the name of the fact.") { $0.measure },
        JSONField("topic", "The topic that it belongs to.") { $0.topic },
        JSONField("label", "What is measured, in words.") { $0.label },
        JSONField("group", "Of whom or what, where a measure is given for several.") { $0.group },
        JSONField("value", "The value: a number, or a text where the report has no number.") {
            $0.value
        },
        JSONField("unit", "In what: percent, cases, GBP.") { $0.unit },
        JSONField("unitNote", "What the unit means here.") { $0.unitNote },
        JSONField("bound", "How the number limits the true one; null for the value itself.") {
            $0.bound
        },
        JSONField("scale", "The scale of a score.") { $0.scale },
        JSONField("count", "How many of the base, where both are stated.") { $0.count },
        JSONField("base", "What a share is of; null where the report does not say.") { $0.base },
        JSONField("baseUnit", "What the base counts.") { $0.baseUnit },
        JSONField("baseBasis", "How the base is known, or why it is not.") { $0.baseBasis },
        JSONField("time", "When it held.") { $0.time },
        JSONField("supplier", "Who supplied it.") { $0.supplier },
        JSONField("nature", "What kind of statement it is.") { $0.nature },
        JSONField("source", "Where it is printed, and who says it there.") { $0.citation })
}

extension ReportedScale: JSONMapped {
    public static let jsonMapping = JSONMapping<ReportedScale>(
        "ReportedScale", "The scale of a score.",
        JSONField("lowest", "The lowest score; null if it is not printed.") { $0.lowest },
        JSONField("highest", "The highest score; null if it is not printed.") { $0.highest },
        JSONField("meaning", "What the ends mean.") { $0.meaning })
}

extension ReportedTime: JSONMapped {
    public static let jsonMapping = JSONMapping<ReportedTime>(
        "ReportedTime", "When a reported fact held, as its source says it.",
        JSONField("on", "The date; null if the source gives none.") { $0.on },
        JSONField("period", "The period, or the bounds of a date that nobody printed.") {
            $0.period
        },
        JSONField("milestone", "The milestone that the source dates it by.") { $0.milestone },
        JSONField("basis", "How the time is known.") { $0.basis })
}

extension ReportedTime.Period: JSONMapped {
    public static let jsonMapping = JSONMapping<ReportedTime.Period>(
        "ReportedPeriod", "A period, or the bounds of a date.",
        JSONField("from", "The first date; null if it is not known.") { $0.from },
        JSONField("to", "The last date; null if it is not known.") { $0.to },
        JSONField("bounds", "Whether they are inferred bounds of one date.") { $0.areBounds },
        JSONField("label", "The period as printed.") { $0.label })
}

extension ReportedSupplier: JSONMapped {
    public static let jsonMapping = JSONMapping<ReportedSupplier>(
        "ReportedSupplier", "Who supplied a reported fact.",
        JSONField("name", "The supplier; null if the source names none.") { $0.name },
        JSONField("basis", "Why there is none, or how far the attribution reaches.") { $0.basis },
        JSONField("inferred", "Whether a reader inferred it.") { $0.isInferred })
}

extension Citation: JSONMapped {
    public static let jsonMapping = JSONMapping<Citation>(
        "Citation", "Where a source says something, and who says it there.",
        JSONField("places", "The places, the main one first.") { $0.places },
        JSONField("attributedTo", "Whose statement the source gives; null if it does not say.") {
            $0.attributedTo
        },
        JSONField("inferred", "Whether a reader inferred it, and the source does not print it.") {
            $0.isInferred
        },
        JSONField("note", "How it was read, or what it was inferred from.") { $0.note },
        JSONField("anomalies", "The anomalies that touch it.") { $0.anomalies })
}

extension ReportLink.Target: JSONEncodable {
    public static var jsonSchema: JSONSchema { .string("kind and id") }
    public var json: JSONValue { .string(description) }
}

extension ReportLink: JSONMapped {
    public static let jsonMapping = JSONMapping<ReportLink>(
        "ReportLink", "A link to what a statement rests on or concerns.",
        JSONField("to", "The other end: a part of the edition, a finding, a fact, a section.") {
            $0.to
        },
        JSONField("inferred", "Whether a reader inferred it, and the source does not print it.") {
            $0.isInferred
        },
        JSONField("why", "What supports it.") { $0.why })
}

extension Finding: JSONMapped {
    public static let jsonMapping = JSONMapping<Finding>(
        "Finding", "A strength or an area for improvement.",
        JSONField("id", "Its number.") { $0.id },
        JSONField("about", "What it is about.") { $0.target },
        JSONField("kind", "Strength or area for improvement.") { $0.kind },
        JSONField("label", "What was found.") { $0.label },
        JSONField("evidence", "References of the evidence it rests on.") { $0.evidence },
        JSONField("questions", "Questions whose answers it rests on.") { $0.questions },
        JSONField("related", "A finding of another inspection that it bears out.") { $0.related },
        JSONField("restates", "The finding that it says again.") { $0.restates },
        JSONField("links", "What it rests on and concerns.") { $0.links },
        JSONField("time", "When it held.") { $0.time },
        JSONField("source", "Where it is printed, and who says it there.") { $0.citation })
}

extension KeyQuestionSummary: JSONMapped {
    public static let jsonMapping = JSONMapping<KeyQuestionSummary>(
        "KeyQuestionSummary", "What was found on one key question.",
        JSONField("question", "The key question.") { $0.question },
        JSONField("statement", "What was found.") { $0.statement },
        JSONField("reads", "Strength or area for improvement, on balance.") { $0.reads },
        JSONField("readsInferred", "Whether a reader inferred the balance.") {
            $0.readsIsInferred
        },
        JSONField("counterpoint", "What speaks the other way.") { $0.counterpoint },
        JSONField("evidence", "References of the evidence it rests on.") { $0.evidence },
        JSONField("links", "What else it rests on.") { $0.links },
        JSONField("time", "When it held.") { $0.time },
        JSONField("source", "Where it is printed, and who says it there.") { $0.citation })
}

extension Evidence: JSONMapped {
    public static let jsonMapping = JSONMapping<Evidence>(
        "Evidence", "A piece of evidence, or several of one kind: that it exists, not its content.",
        JSONField("about", "What it is about.") { $0.target },
        JSONField("kind", "What sort of evidence.") { $0.kind },
        JSONField("label", "What the report calls it.") { $0.label },
        JSONField("summary", "What it says, in the recorder's words.") { $0.summary },
        JSONField("reads", "Strength or area for improvement.") { $0.reads },
        JSONField("count", "How many, where that is stated.") { $0.count },
        JSONField("unit", "What is counted.") { $0.unit },
        JSONField("base", "How many the counted ones are of.") { $0.base },
        JSONField("reference", "Where it is kept.") { $0.reference },
        JSONField("speaker", "For a quotation: in which function somebody spoke.") { $0.speaker },
        JSONField("duplicateOf", "For a quotation: the place whose words it repeats.") {
            $0.duplicateOf
        },
        JSONField("time", "When it was given or examined.") { $0.time },
        JSONField("supplier", "Who supplied it.") { $0.supplier },
        JSONField("source", "Where it is printed, and who says it there.") { $0.citation })
}

extension TimelineEntry: JSONMapped {
    public static let jsonMapping = JSONMapping<TimelineEntry>(
        "TimelineEntry", "What happened at the service or in the inspection, and when.",
        JSONField("time", "When, as precisely as it is known.") { $0.time },
        JSONField("what", "What happened.") { $0.what },
        JSONField("status", "Whether it happened or was planned.") { $0.status },
        JSONField("source", "Where it is printed, and who says it there.") { $0.citation })
}

extension Chain: JSONMapped {
    public static let jsonMapping = JSONMapping<Chain>(
        "Chain", "A line of facts of which one led to the next.",
        JSONField("id", "Its name.") { $0.id },
        JSONField("what", "The chain in one line.") { $0.what },
        JSONField("facts", "The measures of the facts, in order.") { $0.facts },
        JSONField("source", "Where it is printed, and who says it there.") { $0.citation })
}

extension StatedCount.Subject: JSONEncodable {
    public static var jsonSchema: JSONSchema { .string("question or standard") }

    public var json: JSONValue {
        switch self {
        case .question(let id): id.json
        case .other(let id, _): id.json
        }
    }
}

extension StatedCount: JSONMapped {
    public static let jsonMapping = JSONMapping<StatedCount>(
        "StatedCount", "A count of cases that the text of a report states.",
        JSONField("id", "Its name.") { $0.id },
        JSONField("subject", "The question, or the standard whose cases were counted.") {
            $0.subject
        },
        JSONField("counted", "What was counted, where it is no question.") { $0.subject.words },
        JSONField("yes", "The sufficient or counted cases; null if not stated.") { $0.yes },
        JSONField("no", "The other cases; null if not stated.") { $0.no },
        JSONField("of", "The cases in all; null if not stated.") { $0.of },
        JSONField("inWords", "The count as printed, where it is not a number.") { $0.inWords },
        JSONField("percent", "The percentage printed beside it.") { $0.percent },
        JSONField("unit", "What is counted.") { $0.unit },
        JSONField("source", "Where it is printed, and who says it there.") { $0.citation })
}

extension Anomaly: JSONMapped {
    public static let jsonMapping = JSONMapping<Anomaly>(
        "Anomaly", "Where a printed report does not agree with itself.",
        JSONField("id", "Its number.") { $0.id },
        JSONField("kind", "What sort of disagreement.") { $0.kind },
        JSONField("detail", "What disagrees with what.") { $0.detail },
        JSONField("source", "Where both are printed.") { $0.citation })
}

extension RecordReportFacts.ContextFact: JSONMapped {
    public static let jsonMapping = JSONMapping<RecordReportFacts.ContextFact>(
        "ContextFact", "A fact about the service, its area or the sample.",
        JSONField("about", "What it is about.") { $0.target },
        JSONField(including: { $0.fact }))
}

extension RecordReportFacts.SurveyResult: JSONMapped {
    public static let jsonMapping = JSONMapping<RecordReportFacts.SurveyResult>(
        "SurveyResult", "What people answered in a survey.",
        JSONField("survey", "Which survey.") { $0.survey },
        JSONField(including: { $0.fact }))
}

extension PublishedFigure: JSONEncodable {
    public static var jsonSchema: JSONSchema { .string("question or measure") }

    public var json: JSONValue {
        switch self {
        case .question(let id): id.json
        case .measure(let key): key.json
        }
    }
}

extension PublishedFigureRecorded: JSONMapped {
    public static let jsonMapping = JSONMapping<PublishedFigureRecorded>(
        "published-figure-recorded", "A printed percentage without the answers behind it.",
        JSONField("item", "The question or the measure.") { $0.item },
        JSONField("percent", "The printed percentage.") { $0.percent },
        JSONField("base", "What it is of; null where the report does not say.") { $0.base },
        JSONField("possibleCounts", "Counts that give the printed percentage.") {
            $0.possibleCounts
        },
        JSONField("baseBasis", "How the base is known, or why it is not.") { $0.baseBasis },
        JSONField("time", "When it held.") { $0.time },
        JSONField("supplier", "Who supplied it.") { $0.supplier },
        JSONField("source", "Where it is printed.") { $0.citation })
}

extension ReportFacts.Noted: Encodable, JSONEncodable where Value: JSONEncodable {
    public static var jsonSchema: JSONSchema { mapping.schema }
    public var json: JSONValue { Self.mapping.json(self) }

    private static var mapping: JSONMapping<Self> {
        JSONMapping(
            "Noted\(name.spelledAsType)", "What was recorded, with its place in the ledger.",
            JSONField(including: { $0.value }),
            JSONField("position", "Where it was recorded.") { $0.position },
            JSONField("origin", "Where it comes from.") { $0.origin })
    }

    private static var name: String {
        if case .object(let description) = Value.jsonSchema { description.name } else { "Value" }
    }
}

extension String {
    /// `"published-figure"` as the name of a type: `"PublishedFigure"`.
    fileprivate var spelledAsType: String {
        split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }
}
