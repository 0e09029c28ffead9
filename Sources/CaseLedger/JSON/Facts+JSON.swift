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
        "ReportedFact", "A measured value, and where it comes from.",
        JSONField("measure", "What is measured.") { $0.measure },
        JSONField("group", "Of whom or what, where a measure is given for several.") { $0.group },
        JSONField("value", "The value: a number, or a text where the report has no number.") {
            $0.value
        },
        JSONField("unit", "In what: percent, cases, GBP.") { $0.unit },
        JSONField("count", "How many of the base, where both are stated.") { $0.count },
        JSONField("base", "What a share is of; null where the report does not say.") { $0.base },
        JSONField("asOf", "As of which date.") { $0.asOf },
        JSONField("supplier", "Who supplied it.") { $0.supplier },
        JSONField("place", "Where it is printed.") { $0.place })
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
        JSONField("related", "A finding of another inspection that it bears out.") { $0.related })
}

extension Evidence: JSONMapped {
    public static let jsonMapping = JSONMapping<Evidence>(
        "Evidence", "A piece of evidence, or several of one kind: that it exists, not its content.",
        JSONField("about", "What it is about.") { $0.target },
        JSONField("kind", "What sort of evidence.") { $0.kind },
        JSONField("label", "What the report calls it.") { $0.label },
        JSONField("count", "How many, where that is stated.") { $0.count },
        JSONField("reference", "Where it is kept.") { $0.reference },
        JSONField("speaker", "For a quotation: in which function somebody spoke.") { $0.speaker },
        JSONField("duplicateOf", "For a quotation: the place whose words it repeats.") {
            $0.duplicateOf
        },
        JSONField("place", "Where it is printed.") { $0.place })
}

extension TimelineEntry: JSONMapped {
    public static let jsonMapping = JSONMapping<TimelineEntry>(
        "TimelineEntry", "What happened at the service, and when.",
        JSONField("date", "The date, as precisely as it is known.") { $0.date },
        JSONField("what", "What happened.") { $0.what },
        JSONField("place", "Where it is printed.") { $0.place })
}

extension Anomaly: JSONMapped {
    public static let jsonMapping = JSONMapping<Anomaly>(
        "Anomaly", "Where a printed report does not agree with itself.",
        JSONField("id", "Its number.") { $0.id },
        JSONField("kind", "What sort of disagreement.") { $0.kind },
        JSONField("detail", "What disagrees with what.") { $0.detail })
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
        JSONField("place", "Where it is printed.") { $0.place })
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
