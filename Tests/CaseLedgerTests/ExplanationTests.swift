import CaseLedger
import CaseLedgerImporting
import CaseLedgerTesting
import InspectionSamples
import Testing

@Suite("An explanation has everything that its value follows from")
struct ExplanationTests {
    /// Computes ratings from the JSON of a tree, and from nothing else.
    private struct Evaluator {
        private(set) var percentages = 0
        private(set) var ratings = 0
        private(set) var problems: [String] = []

        private mutating func expect(_ isRight: Bool, _ what: String) {
            if !isRight { problems.append(what) }
        }

        private func band(_ number: Int64, _ rule: JSONValue) -> JSONValue {
            var rating = JSONValue.null
            guard case .array(let bands) = rule["bands"] else { return .null }
            for band in bands {
                if case .integer(let from) = band["from"], number >= from {
                    rating = band["rating"]
                }
            }
            return rating
        }

        /// Checks a node and everything below it; returns the band of a question.
        @discardableResult
        mutating func evaluate(_ node: JSONValue) -> JSONValue {
            guard case .array(let children) = node["children"] else { return .null }
            let results = children.map { evaluate($0) }
            let rule = node["rule"]
            let name = "\(node["words"])"
            var result = JSONValue.null
            if case .integer(let numerator) = node["fraction"]["numerator"],
                case .integer(let denominator) = node["fraction"]["denominator"]
            {
                let percent = (200 * numerator + denominator) / (2 * denominator)
                percentages += 1
                expect(node["fraction"]["percent"] == .integer(percent), name)
                expect(node["value"]["percent"] == .integer(percent), name)
                if rule["id"] == .string("shareOfCases") {
                    result = band(percent, rule)
                    expect(node["value"]["rating"] == result, name)
                }
            }
            if rule["id"] == .string("shareOfCases"), node["fraction"] == .null,
                case .integer(let printed) = node["value"]["percent"]
            {
                result = band(printed, rule)
                expect(node["value"]["rating"] == result, name)
            }
            switch rule["id"] {
            case .string("lowestKeyQuestion"):
                guard node["value"]["state"] == .string("value") else { break }
                let order = ["inadequate", "requiresImprovement", "good", "outstanding"]
                let lowest = results.compactMap { band in
                    order.firstIndex { .string($0) == band }
                }.min()
                ratings += 1
                expect(
                    lowest.map { .string(order[$0]) } == node["value"]["rating"], name)
            case .string("totalOfPoints"):
                var sum: Int64 = 0
                for child in children {
                    if case .integer(let points) = child["points"],
                        child["cell"] == .null
                    {
                        sum += points
                        expect(points == pointsBelow(child), name)
                    }
                }
                ratings += 1
                expect(node["points"] == .integer(sum), name)
                expect(node["value"]["total"] == .integer(sum), name)
                if node["value"]["limitedBy"] == .null, node["value"]["state"] == .string("value") {
                    expect(band(sum, rule) == node["value"]["rating"], name)
                }
            default: break
            }
            return result
        }

        private func pointsBelow(_ node: JSONValue) -> Int64 {
            guard case .array(let children) = node["children"] else { return 0 }
            return children.reduce(0) { sum, child in
                if case .integer(let points) = child["points"] { sum + points } else { sum }
            }
        }
    }

    @Test("The 116 percentages and the 13 ratings of the report follow from the printed trees")
    func report() async throws {
        try await withTemporaryLedger { ledger in
            try await ledger.importReport(LeicestershireReport().bytes, as: "leicestershire-2021")
            let inspection = ledger.inspection("leicestershire-2021")
            let history = try await inspection.history()
            var evaluator = Evaluator()
            let framework = try #require(history.framework)
            for standard in framework.standards where standard.method == .caseData {
                for question in standard.questions {
                    evaluator.evaluate(history.explanation(of: .question(question.id)).json)
                }
            }
            #expect(evaluator.problems == [])
            #expect(evaluator.percentages == 116)
            let overall = history.explanation(of: .overall)
            evaluator.evaluate(overall.json)
            #expect(evaluator.problems == [])
            #expect(evaluator.ratings == 8, "seven standards on cases, and the service")
            #expect(
                overall.words
                    == "overall: Requires improvement, 11 of 36 points; "
                    + "11 = 7 judged on evidence + 2 counted + 2 by discretion")
            let standards = overall.children.flatMap { $0.cell == nil ? $0.children : [$0] }
            #expect(standards.count == 13)
            for node in standards {
                guard case .standard(let id)? = node.cell else { continue }
                #expect(node.state == history.state.state(of: .standard(id)))
            }
        }
    }

    @Test("What a report prints stands beside what follows from the answers, with its anomalies")
    func printed() async throws {
        try await withTemporaryLedger { ledger in
            try await ledger.importReport(LeicestershireReport().bytes, as: "leicestershire-2021")
            let inspection = ledger.inspection("leicestershire-2021")
            func words(_ cell: String) async throws -> [String] {
                try await inspection.explanation(of: cell).children.map(\.words)
            }
            #expect(
                try await words("2.1.1").contains { $0.hasPrefix("printed: 77% of 13 cases; ") })
            #expect(
                try await words("2.1.1.a").contains { $0.hasPrefix("the text states: 11 of 13; ") })
            #expect(
                try await words("2.1").contains {
                    $0.hasPrefix(
                        "the text states: inspectors agreed with classification of risk of serious "
                            + "harm: 10 of 13; ")
                })
            let anomalies = try await words("2.3.2.b").filter { $0.hasPrefix("anomaly A14: ") }
            #expect(anomalies.count == 1)
        }
    }

    @Test("A rule that an edition infers is named as unconfirmed, and stands in no decision")
    func unconfirmed() async throws {
        try await withTemporaryLedger { ledger in
            try await ledger.importReport(LeicestershireReport().bytes, as: "leicestershire-2021")
            let tree = try await ledger.inspection("leicestershire-2021").explanation(of: "2.1")
            let decision = try #require(tree.children.first)
            #expect(decision.words.contains("the ratings panel rated 2.1"))
            #expect(decision.conditions.isEmpty && !decision.words.contains("within"))
            let rule = try #require(tree.children.first { $0.words.hasPrefix("by rule") })
            #expect(rule.words == "by rule: Inadequate")
            #expect(rule.conditions.filter { !$0.isConfirmed }.count == 3)
            #expect(rule.distance?.up == 1)
            #expect(rule.distance?.down == nil)
        }
    }

    @Test("Random inspections follow from their trees")
    func random() throws {
        for seed in SeededRun.seeds(40) {
            var views = try RandomViews(seed: seed, commands: 40)
            var evaluator = Evaluator()
            evaluator.evaluate(views.view().explanation(of: .overall).json)
            #expect(evaluator.problems == [], "\(seed)")
        }
    }
}
