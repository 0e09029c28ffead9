#if CLI
    import CaseLedger
    import CaseLedgerImporting

    extension SheetProblem {
        /// The problem as JSON.
        var json: JSONValue {
            [
                "row": JSONValue(row), "column": JSONValue(column?.letters),
                "heading": JSONValue(column?.heading), "message": .string(message),
                "remedy": .string(remedy), "rule": JSONValue(refusal?.rawValue),
            ]
        }
    }

    extension JudgementImport {
        /// What the import did as JSON.
        func json(isDryRun: Bool) -> JSONValue {
            [
                "inspection": .string(inspection.rawValue), "form": .string(form.rawValue),
                "dryRun": .bool(isDryRun), "recorded": JSONValue(recorded),
                "corrected": JSONValue(corrections.count), "equal": JSONValue(equal),
                "blank": JSONValue(blank),
                "selected": .array(selected.map { .string($0.rawValue) }),
                "events": JSONValue(events),
                "position": JSONValue(position),
                "corrections": .array(
                    corrections.map { correction in
                        [
                            "row": JSONValue(correction.row),
                            "column": .string(correction.column.letters),
                            "case": .string(correction.caseKey.rawValue),
                            "question": .string(correction.subject.heading),
                            "from": .string(correction.from.description),
                            "to": .string(correction.to.description),
                        ]
                    }),
            ]
        }

        /// What the import did for people.
        func lines(isDryRun: Bool) -> [String] {
            guard events > 0 else {
                return [
                    "Nothing changed: inspection \(inspection) has all \(equal) answers of the sheet "
                        + "already."
                ]
            }
            var lines = [
                isDryRun
                    ? "This would record \(events.counted("event")) of inspection \(inspection); nothing was "
                        + "recorded."
                    : "Recorded \(events.counted("event")) of inspection \(inspection), up to position "
                        + "\(position?.description ?? "").",
                "  \(recorded.counted("new answer")), \(corrections.count.counted("correction")), "
                    + "\(equal) as they were, "
                    + "\(blank) left blank",
            ]
            if !selected.isEmpty {
                let keys = selected.prefix(20).map(\.rawValue).joined(separator: ", ")
                lines.append(
                    "  \(selected.count.counted("case")) selected: \(keys)"
                        + (selected.count > 20 ? ", ..." : ""))
            }
            guard !corrections.isEmpty else { return lines }
            var table = TextTable([
                ("Row", .right), ("Column", .left), ("Case", .left), ("Question", .left),
                ("Was", .left), ("Is", .left),
            ])
            for correction in corrections.prefix(Self.mostListed) {
                table.add([
                    String(correction.row), correction.column.letters, correction.caseKey.rawValue,
                    correction.subject.heading, correction.from.description,
                    correction.to.description,
                ])
            }
            lines += [""] + table.lines()
            if corrections.count > Self.mostListed {
                lines.append("and \(corrections.count - Self.mostListed) more; --json has them all")
            }
            return lines
        }

        private static var mostListed: Int { 50 }
    }
#endif
