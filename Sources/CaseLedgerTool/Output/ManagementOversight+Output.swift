#if CLI
    import CaseLedger

    extension ManagementOversight {
        /// The oversight as JSON.
        var json: [String: JSONValue] {
            [
                "overall": overall.json,
                "domains": .array(domains.map { $0.json("domain", $0.key.rawValue) }),
                "teams": .array(teams.map { $0.json("team", $0.key?.rawValue) }),
                "stages": .array(stages.map { $0.json("stage", $0.key.description) }),
                "themes": .array(themes.map { $0.json("theme", $0.key) }),
                "aspects": .array(aspects.map { $0.json("aspect", $0.key.description) }),
                "againstAllKeyQuestions": againstAllKeyQuestions?.json ?? .null,
                "againstSameQuestion": againstSameQuestion?.json ?? .null,
                "published": published.map {
                    [
                        "percent": JSONValue($0.percent), "base": JSONValue($0.base),
                        "origin": .string($0.origin.description),
                    ]
                } ?? .null,
                "staffView": staffView.map {
                    ["percent": $0.value.json, "base": JSONValue($0.base)]
                } ?? .null,
                "perceptionGap": JSONValue(perceptionGap),
                "benchmarks": .array(
                    benchmarks.map {
                        [
                            "label": .string($0.label), "percent": JSONValue($0.percent),
                            "source": .string($0.source),
                        ]
                    }),
                "origin": .string(origin.description),
            ]
        }

        /// The oversight for people.
        func lines() -> [String] {
            var lines: [String] = []
            if overall.relevant + overall.notApplicable > 0 {
                lines += caseLines
            } else {
                lines.append(
                    "No oversight of a case was judged; \(overall.missing ?? 0) cases are in the sample."
                )
            }
            if let published {
                lines.append(
                    "Published: sufficient in \(published.percent)% of "
                        + (published.base.map { "\($0) relevant cases" }
                            ?? "the relevant cases; how many those are is not stated")
                        + " (\(published.origin.description)).")
            }
            if let staffView {
                lines.append(
                    "The staff's own view: very or quite good for \(staffView.value.words)% of "
                        + (staffView.base.map { "\($0) who answered" }
                            ?? "those who answered; how many those are is not stated") + ".")
            }
            if let gap = perceptionGap {
                lines.append("The staff's view lies \(gap) percentage points above the inspection.")
            }
            for benchmark in benchmarks {
                lines.append(
                    "Elsewhere: \(benchmark.percent)% of \(benchmark.label) "
                        + "(\(benchmark.source)).")
            }
            return lines
        }

        private var caseLines: [String] {
            var table = TextTable([
                ("Sufficient oversight", .left), ("Yes", .right), ("No", .right), ("N/A", .right),
                ("Missing", .right), ("% of relevant", .right), ("95% interval", .left),
            ])
            table.add(["all cases"] + overall.cells)
            for group in domains { table.add(["domain \(group.key)"] + group.tally.cells) }
            if teams.contains(where: { $0.key != nil }) {
                for group in teams {
                    table.add(
                        ["team " + (group.key?.rawValue ?? "not known")] + group.tally.cells)
                }
            }
            var lines = table.lines()
            if !aspects.isEmpty {
                var apart = TextTable([
                    ("Aspects, judged apart", .left), ("Yes", .right), ("No", .right),
                    ("N/A", .right), ("Missing", .right), ("% of relevant", .right),
                    ("95% interval", .left),
                ])
                for group in stages { apart.add([group.key.description] + group.tally.cells) }
                for group in themes { apart.add([group.key] + group.tally.cells) }
                for group in aspects { apart.add(["  \(group.key)"] + group.tally.cells) }
                lines += [""] + apart.lines()
            }
            lines.append("")
            lines += compared(
                againstAllKeyQuestions, "Cases sufficient in all key questions")
            lines += compared(
                againstSameQuestion, "Key questions sufficient at the same stage and theme")
            return lines
        }

        private func compared(_ comparison: Comparison?, _ what: String) -> [String] {
            switch comparison {
            case nil: return []
            case .jointUnknown:
                return [
                    "\(what): not known, for the answers are \(origin.description) from totals."
                ]
            case .counted(let with, let without):
                func share(_ proportion: Proportion?) -> String {
                    proportion.map { "\($0.count) of \($0.base) (\($0.percent)%)" } ?? "no case"
                }
                var line =
                    "\(what): \(share(with)) with sufficient oversight, \(share(without)) without."
                if let difference = comparison?.difference {
                    let interval = difference.interval()
                    line +=
                        " Difference \(tenths(100 * difference.difference)) points "
                        + "(\(tenths(100 * interval.lowerBound)) to "
                        + "\(tenths(100 * interval.upperBound)))."
                }
                return [line]
            }
        }
    }

    /// A number to one place behind the point.
    func tenths(_ value: Double) -> ReportedNumber {
        ReportedNumber(digits: Int64((value * 10).rounded()), decimals: 1) ?? ReportedNumber(0)
    }

    extension ManagementOversight.Tally {
        fileprivate var members: [String: JSONValue] {
            let interval = share?.interval()
            return [
                "yes": JSONValue(yes), "no": JSONValue(no),
                "notApplicable": JSONValue(notApplicable), "missing": JSONValue(missing),
                "relevant": JSONValue(relevant), "percent": JSONValue(share?.percent),
                "intervalPercent": interval.map {
                    [
                        .number(tenths(100 * $0.lowerBound)), .number(tenths(100 * $0.upperBound)),
                    ]
                } ?? .null,
            ]
        }

        fileprivate var json: JSONValue { .object(members) }

        fileprivate var cells: [String] {
            let interval = share?.interval()
            return [
                String(yes), String(no), String(notApplicable), missing.map(String.init) ?? "",
                share.map { "\($0.percent)" } ?? "",
                interval.map {
                    "\(tenths(100 * $0.lowerBound)) to \(tenths(100 * $0.upperBound))"
                } ?? "",
            ]
        }
    }

    extension ManagementOversight.Group {
        fileprivate func json(_ name: String, _ key: String?) -> JSONValue {
            var members = tally.members
            members[name] = JSONValue(key)
            return .object(members)
        }
    }

    extension ManagementOversight.Comparison {
        fileprivate var json: JSONValue {
            guard case .counted(let with, let without) = self else {
                return ["jointUnknown": .bool(true)]
            }
            func share(_ proportion: Proportion?) -> JSONValue {
                proportion.map {
                    [
                        "sufficient": JSONValue($0.count), "of": JSONValue($0.base),
                        "percent": JSONValue($0.percent),
                    ]
                } ?? .null
            }
            let interval = difference?.interval()
            return [
                "withSufficientOversight": share(with),
                "withoutSufficientOversight": share(without),
                "differencePoints": difference.map { .number(tenths(100 * $0.difference)) }
                    ?? .null,
                "intervalPoints": interval.map {
                    [
                        .number(tenths(100 * $0.lowerBound)), .number(tenths(100 * $0.upperBound)),
                    ]
                } ?? .null,
            ]
        }
    }
#endif
