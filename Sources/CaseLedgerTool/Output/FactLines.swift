#if CLI
    import CaseLedger

    extension ReportedFact.Value {
        /// The value as JSON: a number, or a text.
        var json: JSONValue {
            switch self {
            case .number(let number): .number(number)
            case .text(let text): JSONValue(text)
            }
        }

        /// The value as printed.
        var words: String {
            switch self {
            case .number(let number): number.description
            case .text(let text): text.words
            }
        }
    }

    extension ReportedFact {
        fileprivate var members: [String: JSONValue] {
            [
                "measure": .string(measure.rawValue), "group": JSONValue(group),
                "value": value.json, "unit": JSONValue(unit), "count": JSONValue(count),
                "base": JSONValue(base), "asOf": JSONValue(asOf?.description),
                "supplier": JSONValue(supplier), "place": JSONValue(place),
            ]
        }

        /// What is measured, for people: `"staffing: vacancy rate"`.
        fileprivate var words: String {
            let parts = measure.rawValue.split(separator: ".").map { String($0).spelledOut }
            let name = parts.joined(separator: ": ")
            let unit = unit.words
            let bare = name.hasSuffix(" \(unit)") ? String(name.dropLast(unit.count + 1)) : name
            return bare + (group.map { ", \($0.words.spelledOut)" } ?? "")
        }

        fileprivate var cells: [String] {
            [
                words, value.words,
                unit == "text" ? "" : unit.words, base.map { "of \($0)" } ?? "",
                [supplier?.words, asOf?.description].compactMap(\.self).joined(separator: ", "),
            ]
        }
    }

    extension ReportFacts.Noted {
        fileprivate func object(_ members: [String: JSONValue]) -> JSONValue {
            var members = members
            members["position"] = JSONValue(position)
            members["origin"] = .string(origin.description)
            return .object(members)
        }
    }

    extension ReportFacts.Noted<Finding> {
        /// The finding as JSON.
        var json: JSONValue {
            object([
                "id": .string(value.id.rawValue), "about": .string(value.target.description),
                "kind": .string(value.kind.description), "label": JSONValue(value.label),
                "evidence": .array(value.evidence.map { .string($0.rawValue) }),
                "questions": .array(value.questions.map { .string($0.rawValue) }),
                "related": JSONValue(value.related),
            ])
        }
    }

    extension ReportFacts.Noted<Evidence> {
        /// The evidence as JSON.
        var json: JSONValue {
            object([
                "about": .string(value.target.description), "kind": .string(value.kind.description),
                "label": JSONValue(value.label), "count": JSONValue(value.count),
                "reference": JSONValue(value.reference?.rawValue),
                "speaker": JSONValue(value.speaker),
                "duplicateOf": JSONValue(value.duplicateOf), "place": JSONValue(value.place),
            ])
        }
    }

    extension ReportFacts.Noted<RecordReportFacts.ContextFact> {
        /// The fact as JSON.
        var json: JSONValue {
            object(
                value.fact.members.merging(["about": .string(value.target.description)]) { $1 })
        }
    }

    extension ReportFacts.Noted<RecordReportFacts.SurveyResult> {
        /// The result as JSON.
        var json: JSONValue {
            object(value.fact.members.merging(["survey": .string(value.survey.rawValue)]) { $1 })
        }
    }

    extension ReportFacts.Noted<TimelineEntry> {
        /// The entry as JSON.
        var json: JSONValue {
            object([
                "date": .string(value.date.description), "what": JSONValue(value.what),
                "place": JSONValue(value.place),
            ])
        }
    }

    extension ReportFacts.Noted<Anomaly> {
        /// The anomaly as JSON.
        var json: JSONValue {
            object([
                "id": .string(value.id.rawValue), "kind": JSONValue(value.kind),
                "detail": JSONValue(value.detail),
            ])
        }
    }

    extension ReportFacts.Noted<PublishedFigureRecorded> {
        /// The figure as JSON.
        var json: JSONValue {
            object([
                "item": .string(value.item.words), "percent": JSONValue(value.percent),
                "base": JSONValue(value.base),
                "possibleCounts": .array(value.possibleCounts.map { JSONValue($0) }),
                "place": JSONValue(value.place),
            ])
        }
    }

    extension PublishedFigure {
        fileprivate var words: String {
            switch self {
            case .question(let id): id.rawValue
            case .measure(let key): key.rawValue
            }
        }
    }

    extension String {
        /// A name such as `vacancyRatePercent` in words; one with spaces stays as it is.
        fileprivate var spelledOut: String {
            guard !contains(" ") else { return self }
            return reduce(into: "") { text, letter in
                if letter.isUppercase, text.last?.isLowercase == true { text.append(" ") }
                text.append(letter.lowercased())
            }
        }
    }

    /// Facts for people.
    enum FactLines {
        static func findings(_ findings: [ReportFacts.Noted<Finding>]) -> [String] {
            guard !findings.isEmpty else { return ["No finding is recorded."] }
            return headed("Strengths", findings.filter { $0.value.kind == .strength })
                + [""]
                + headed(
                    "Areas for improvement",
                    findings.filter { $0.value.kind == .areaForImprovement })
        }

        private static func headed(
            _ heading: String, _ findings: [ReportFacts.Noted<Finding>]
        ) -> [String] {
            var table = TextTable([(heading, .left), ("About", .left), ("", .left)])
            for finding in findings {
                table.add([
                    finding.value.id.rawValue, finding.value.target.description,
                    finding.value.label.words,
                ])
            }
            return table.lines()
        }

        static func evidence(_ evidence: [ReportFacts.Noted<Evidence>]) -> [String] {
            guard !evidence.isEmpty else { return [] }
            var table = TextTable([
                ("Evidence", .left), ("", .left), ("Count", .right), ("About", .left),
                ("Where", .left),
            ])
            for noted in evidence {
                let value = noted.value
                table.add([
                    value.kind.description,
                    value.label?.words ?? value.speaker.map { "by \($0.words)" } ?? "",
                    value.count.map(String.init) ?? "", value.target.description,
                    (value.place?.words ?? "")
                        + (value.duplicateOf.map { ", same words as \($0.words)" } ?? ""),
                ])
            }
            return [""] + table.lines()
        }

        static func context(_ facts: [ReportFacts.Noted<RecordReportFacts.ContextFact>]) -> [String]
        {
            guard !facts.isEmpty else { return [] }
            var table = TextTable([
                ("Fact", .left), ("", .right), ("Unit", .left), ("Base", .left),
                ("Supplied by", .left),
            ])
            var notes: [String] = []
            for fact in facts.map(\.value.fact) {
                if case .text(let text) = fact.value {
                    notes.append("\(fact.words): \(text.words)")
                } else {
                    table.add(fact.cells)
                }
            }
            return table.lines() + notes
        }

        static func surveys(
            _ surveys: [ReportFacts.Noted<RecordReportFacts.SurveyResult>]
        ) -> [String] {
            guard !surveys.isEmpty else { return [] }
            var table = TextTable([
                ("Survey", .left), ("", .left), ("", .right), ("Unit", .left), ("Base", .left),
            ])
            for result in surveys {
                table.add(
                    [result.value.survey.rawValue] + result.value.fact.cells.prefix(3)
                        + [result.value.fact.base.map { "of \($0)" } ?? "not stated"])
            }
            return [""] + table.lines()
        }

        static func figures(_ figures: [ReportFacts.Noted<PublishedFigureRecorded>]) -> [String] {
            guard !figures.isEmpty else { return [] }
            var table = TextTable([
                ("Published figure", .left), ("%", .right), ("Base", .left), ("Counts", .left),
            ])
            for figure in figures {
                table.add([
                    figure.value.item.words, String(figure.value.percent),
                    figure.value.base.map { "of \($0)" } ?? "not stated",
                    figure.value.possibleCounts.map(String.init).joined(separator: " or "),
                ])
            }
            return [""] + table.lines()
        }

        static func timeline(_ entries: [ReportFacts.Noted<TimelineEntry>]) -> [String] {
            guard !entries.isEmpty else { return [] }
            var table = TextTable([("When", .left), ("What", .left), ("Where", .left)])
            for entry in entries.sorted(by: { $0.value.date < $1.value.date }) {
                table.add([
                    entry.value.date.description, entry.value.what.words,
                    entry.value.place?.words ?? "",
                ])
            }
            return [""] + table.lines()
        }

        static func anomalies(_ anomalies: [ReportFacts.Noted<Anomaly>]) -> [String] {
            guard !anomalies.isEmpty else { return ["No anomaly is recorded."] }
            return anomalies.flatMap {
                [
                    Console.strong("\($0.value.id)  \($0.value.kind.words)"),
                    "    \($0.value.detail.words)",
                ]
            }
        }
    }
#endif
