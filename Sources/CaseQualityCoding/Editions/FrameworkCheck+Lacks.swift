internal import CaseQuality

extension FrameworkCheck {
    /// What an edition does without, a sentence each.
    static func lacks(of framework: Framework) -> [String] {
        questions(of: framework) + characteristics(of: framework) + bands(of: framework)
            + permissions(of: framework)
            + unconfirmed(of: framework)
    }

    private static func questions(of framework: Framework) -> [String] {
        let lacking = framework.standardsWithoutQuestions.map(\.id.rawValue)
        guard !lacking.isEmpty else { return [] }
        return [
            "The questions of \(lacking.joined(separator: ", ")): no inspection can be announced; "
                + "published ratings and reports can be recorded."
        ]
    }

    private static func characteristics(of framework: Framework) -> [String] {
        let lacking = framework.standards.filter {
            $0.method == .qualitative && $0.characteristics.isEmpty
        }.map(\.id.rawValue)
        guard !lacking.isEmpty else { return [] }
        return [
            "A list of characteristics of \(lacking.joined(separator: ", ")): what is met is "
                + "recorded in words."
        ]
    }

    private static func bands(of framework: Framework) -> [String] {
        guard !framework.overallBands.isEmpty else {
            return ["Tables of bands: the service gets no overall rating."]
        }
        let most = framework.scale.mostPoints
        let core = framework.standards.filter(\.isCore).count
        let maxima = (0..<core).map { ($0 + 1) * most }.filter {
            framework.bands(forMaximum: $0) == nil
        }
        let missing =
            maxima.isEmpty
            ? []
            : [
                "Bands for a maximum of \(maxima.map(\.description).joined(separator: ", ")): if "
                    + "single standards are not rated, the service gets no overall rating."
            ]
        let others = framework.overallBands.filter { table in
            most > 0 && table.maximum.isMultiple(of: most)
                && (0...table.maximum).contains {
                    table.rating(total: $0)
                        != OverallBands.rating(byMeanOf: $0, standards: table.maximum / most)
                }
        }
        return missing
            + others.map {
                "Bands for a maximum of \($0.maximum) that follow the mean of the points: they "
                    + "differ, and stand as they are."
            }
    }

    private static func permissions(of framework: Framework) -> [String] {
        switch framework.permissions {
        case .unguarded: return ["Permissions: anybody may do anything (unguarded)."]
        case .notStated: return ["Permissions: nobody may announce an inspection."]
        case .tables(let tables):
            let kinds = InspectionKind.allCases.filter { framework.permissions[$0] == nil }
            let without =
                kinds.isEmpty
                ? []
                : [
                    "Permissions for \(kinds.map(\.description).joined(separator: ", ")): no such "
                        + "inspection can be announced."
                ]
            return without
                + tables.compactMap { table in
                    let acts = Act.allCases.filter { table[$0] == nil }
                    guard !acts.isEmpty else { return nil }
                    return
                        "In \(table.kinds.map(\.description).joined(separator: ", ")), nobody may "
                        + acts.map(\.words).joined(separator: "; ") + "."
                }
        }
    }

    private static func unconfirmed(of framework: Framework) -> [String] {
        let rules: [(String, RuleSource)] =
            [
                ("the edition", framework.source),
                ("the percentages of bands", framework.bandSource),
                ("discretion", RuleSource(framework.discretion.source)),
            ]
            + framework.overallBands.map {
                ("the bands of \($0.maximum)", RuleSource($0.source))
            }
            + framework.limitingJudgements.map {
                ("the limit by \($0.standard)", RuleSource($0.source))
            }
        let unsourced = rules.filter(\.1.text.isEmpty).map(\.0)
        let inferred = rules.filter { !$0.1.text.isEmpty && !$0.1.isConfirmed }.map(\.0)
        return
            (unsourced.isEmpty
            ? [] : ["A source for \(unsourced.joined(separator: ", "))."])
            + (inferred.isEmpty
                ? []
                : [
                    "A publication that confirms \(inferred.joined(separator: ", ")): its source "
                        + "says recalled, inferred or unconfirmed."
                ])
    }
}
