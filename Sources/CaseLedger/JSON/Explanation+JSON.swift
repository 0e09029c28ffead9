// Explanations in JSON.

extension AppliedRule.ID: JSONMappedCodable {
    public static let jsonCoding: JSONCoding<AppliedRule.ID> = .words { $0.rawValue }
}

extension AppliedRule.Band: JSONMapped {
    public static let jsonMapping = JSONMapping<AppliedRule.Band>(
        "RuleBand", "A band of percentages or totals.",
        JSONField("rating", "The rating of the band.") { $0.rating },
        JSONField("from", "The lowest percentage or total of the band.") { $0.from })
}

extension AppliedRule: JSONMapped {
    public static let jsonMapping = JSONMapping<AppliedRule>(
        "AppliedRule", "A rule that gave a value.",
        JSONField("id", "What the rule is.") { $0.id },
        JSONField("source", "Where the edition says that it is published.") { $0.source.text },
        JSONField(
            "confirmed", "Whether it is published; false for a rule that was inferred or recalled."
        ) { $0.source.isConfirmed },
        JSONField("bands", "The bands that a percentage or a total is read from.") { $0.bands })
}

extension Explanation.Fraction: JSONMapped {
    public static let jsonMapping = JSONMapping<Explanation.Fraction>(
        "Fraction", "A share of cases.",
        JSONField("numerator", "Sufficient cases.") { $0.numerator },
        JSONField("denominator", "Cases in the denominator.") { $0.denominator },
        JSONField("percent", "The share in whole percent, rounded half up.") { $0.percent })
}

extension Explanation.Counts: JSONMapped {
    public static let jsonMapping = JSONMapping<Explanation.Counts>(
        "AnswerCounts", "Counted answers.",
        JSONField("yes", "Cases judged sufficient.") { $0.yes },
        JSONField("no", "Cases judged not sufficient.") { $0.no },
        JSONField("notApplicable", "Cases answered not applicable.") { $0.notApplicable },
        JSONField("unanswered", "Cases without an answer.") { $0.unanswered })
}

extension Explanation.Condition: JSONMapped {
    public static let jsonMapping = JSONMapping<Explanation.Condition>(
        "Condition", "A condition of a rule.",
        JSONField("text", "The condition with its values.") { $0.words },
        JSONField("met", "Whether it is met.") { $0.isMet },
        JSONField("confirmed", "Whether the source of the rule confirms it.") { $0.isConfirmed })
}

extension Explanation.Distance: JSONMapped {
    public static let jsonMapping = JSONMapping<Explanation.Distance>(
        "Distance", "The fewest answers that would have to change.",
        JSONField("up", "For the next better rating; null if no changes lead to it.") { $0.up },
        JSONField("down", "For the next lower rating; null if no changes lead to it.") { $0.down })
}

/// The nodes of an explanation, which repeat inside each other.
private struct ExplanationChildren: JSONEncodable {
    let nodes: [Explanation]

    static var jsonSchema: JSONSchema { .any }
    var json: JSONValue { .array(nodes.map(\.json)) }
}

extension Explanation: JSONMapped {
    public static let jsonMapping = JSONMapping<Explanation>(
        "Explanation", "A value with what it follows from.",
        JSONField("cell", "The cell; null for a node that groups others.") { $0.cell },
        JSONField("words", "The node in words.") { $0.words },
        JSONField("value", "What is known of the cell.") { $0.state },
        JSONField("rule", "The rule that gives the value.") { $0.rule },
        JSONField("fraction", "The share that a band is read from.") { $0.fraction },
        JSONField("counts", "The counted answers.") { $0.counts },
        JSONField("points", "The points of a core standard, or of a group of them.") { $0.points },
        JSONField("conditions", "The conditions of the rule, met and unmet.") { $0.conditions },
        JSONField("deciding", "Whether the value depends on the node.") { $0.isDeciding },
        JSONField("distance", "The answers that would have to change for another rating.") {
            $0.distance
        },
        JSONField("positions", "The events behind the node.") { $0.positions },
        JSONField("children", "What it follows from: nodes of this form.") {
            ExplanationChildren(nodes: $0.children)
        })
}

extension WhyNot.Need: JSONEncodable {
    public static var jsonSchema: JSONSchema { .string("what would have to be different") }
    public var json: JSONValue { .string(words) }
}

extension WhyNot.ByPanel: JSONMapped {
    public static let jsonMapping = JSONMapping<WhyNot.ByPanel>(
        "ByPanel", "A decision of a panel for the rating.",
        JSONField("confirmed", "Whether it decided already, or a confirmed rule allows it.") {
            $0.isConfirmed
        },
        JSONField("secondApproval", "Whether it needs the approval of a second person.") {
            $0.needsSecondApproval
        })
}

extension WhyNot.Room: JSONMapped {
    public static let jsonMapping = JSONMapping<WhyNot.Room>(
        "Room", "The points that one standard could still give, or lose.",
        JSONField("standard", "The standard.") { $0.standard },
        JSONField("rating", "Its rating now; null if it is not rated yet.") { $0.rating },
        JSONField("points", "The most points that it could gain; negative for points to lose.") {
            $0.points
        },
        JSONField("answers", "The fewest changed answers to its next rating by rule.") {
            $0.answers
        })
}

extension WhyNot: JSONMapped {
    public static let jsonMapping = JSONMapping<WhyNot>(
        "WhyNot", "What would have to be different for another rating.",
        JSONField("cell", "The standard or the service.") { $0.cell },
        JSONField("rating", "The rating that was asked for.") { $0.rating },
        JSONField("value", "What is known of the cell.") { $0.state },
        JSONField("reachable", "Whether anything leads to the rating.") { $0.needs != nil },
        JSONField("needs", "What would have to be different, all of it together.") {
            $0.needs ?? []
        },
        JSONField("byPanel", "How a panel could decide instead; null where it could not.") {
            $0.byPanel
        },
        JSONField("room", "For the service, the core standards that could move the total.") {
            $0.room
        })
}
