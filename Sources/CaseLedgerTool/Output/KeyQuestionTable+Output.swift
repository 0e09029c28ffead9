#if CLI
    import CaseLedger

    extension KeyQuestionTable {
        /// The questions as JSON.
        var json: JSONValue {
            .array(
                questions.map { row in
                    [
                        "id": .string(row.question.id.rawValue),
                        "kind": .string(
                            row.question.kind == .keyQuestion ? "keyQuestion" : "prompt"),
                        "standard": .string(row.question.standard.rawValue),
                        "label": .string(row.question.label),
                        "yes": JSONValue(row.yes),
                        "no": JSONValue(row.no),
                        "notApplicable": JSONValue(row.notApplicable),
                        "unanswered": JSONValue(row.unanswered),
                        "assessed": JSONValue(row.assessed),
                        "percent": JSONValue(row.percent),
                        "percentOfRelevant": JSONValue(row.percentOfRelevant),
                        "band": JSONValue(row.band?.description),
                        "casesToBoundary": row.question.kind == .prompt
                            ? .null
                            : ["up": JSONValue(row.casesUp), "down": JSONValue(row.casesDown)],
                        "roundingSensitive": .bool(row.isRoundingSensitive),
                        "origin": .string(row.origin.description),
                    ]
                })
        }

        /// The questions as a table for people.
        func lines() -> [String] {
            var table = TextTable([
                ("Question", .left), ("Yes", .right), ("No", .right), ("N/A", .right),
                ("Open", .right), ("%", .right), ("% relevant", .right), ("Band", .left),
                ("Cases up/down", .left), ("", .left),
            ])
            func number(_ value: Int?) -> String { value.map(String.init) ?? "" }
            for row in questions {
                let isKeyQuestion = row.question.kind == .keyQuestion
                let id = (isKeyQuestion ? "" : "  ") + row.question.id.rawValue
                let label = row.question.label
                let name = "\(id)  \(label.count > 60 ? label.prefix(57) + "..." : label[...])"
                let boundary =
                    isKeyQuestion && row.band != nil
                    ? "\(row.casesUp.map(String.init) ?? "-")/"
                        + (row.casesDown.map(String.init) ?? "-") : ""
                table.add([
                    name, number(row.yes), number(row.no), number(row.notApplicable),
                    number(row.unanswered), number(row.percent), number(row.percentOfRelevant),
                    row.band?.label ?? "", boundary,
                    row.isRoundingSensitive ? "rounding decides" : "",
                ])
            }
            return table.lines()
        }
    }
#endif
