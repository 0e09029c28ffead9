// How far the cases of an inspection are, in JSON.

extension InspectionCoverage.CoveredDomain: JSONMapped {
    public static let jsonMapping = JSONMapping<InspectionCoverage.CoveredDomain>(
        "CoveredDomain", "How far the cases of a domain are.",
        JSONField("domain", "The domain.") { $0.domain },
        JSONField("title", "Its title.") { $0.title },
        JSONField("planned", "Cases that the plan wants; null without a plan.") { $0.planned },
        JSONField("selected", "Cases selected, with those withdrawn.") { $0.selected },
        JSONField("withdrawn", "Cases withdrawn.") { $0.withdrawn },
        JSONField("opened", "Cases whose assessment was opened or begun.") { $0.opened },
        JSONField("complete", "Cases with an answer to every key question.") { $0.complete },
        JSONField("submitted", "Cases whose assessment is submitted.") { $0.submitted },
        JSONField("reopened", "Cases whose assessment was opened again at least once.") {
            $0.reopened
        },
        JSONField("moderated", "Cases that were moderated.") { $0.moderated },
        JSONField("judgedTwice", "Cases of which a second person judged a question again.") {
            $0.judgedTwice
        },
        JSONField("pairs", "Pairs of answers of these cases, by two people.") { $0.pairs },
        JSONField("equalPairs", "Of these, pairs whose two answers are equal.") { $0.equalPairs },
        JSONField("agreement", "The pairs by question; no figure of a person.") {
            $0.agreement
        },
        JSONField("entered", "Cases with answers that somebody else entered.") { $0.entered },
        JSONField("attested", "Of these, cases of which the judge attested every answer.") {
            $0.attested
        },
        JSONField("illustrative", "Cases that are only examples.") { $0.illustrative },
        JSONField("reconstructed", "Cases that stand for cases of a report.") {
            $0.reconstructed
        },
        JSONField("percentOfPlan", "Share of the plan that stands, in percent.") {
            $0.percentOfPlan
        },
        JSONField("percentSubmitted", "Share of the standing cases; null if not known.") {
            $0.percentSubmitted
        },
        JSONField("percentModerated", "Share of the standing cases; null if not known.") {
            $0.percentModerated
        },
        JSONField("percentJudgedTwice", "Share of the standing cases; null if not known.") {
            $0.percentJudgedTwice
        })
}

extension InspectionCoverage.Agreement: JSONMapped {
    public static let jsonMapping = JSONMapping<InspectionCoverage.Agreement>(
        "Agreement", "How often two people gave the same answer to a question.",
        JSONField("question", "The question.") { $0.question },
        JSONField("pairs", "Pairs of answers, by two people.") { $0.pairs },
        JSONField("equal", "Pairs whose two answers are equal.") { $0.equal })
}

extension InspectionCoverage.OpenCases: JSONMapped {
    public static let jsonMapping = JSONMapping<InspectionCoverage.OpenCases>(
        "OpenCases", "The cases of a person that are not submitted.",
        JSONField("person", "The person.") { $0.person },
        JSONField("cases", "The cases that they opened or began to judge.") { $0.cases })
}

extension InspectionCoverage: JSONMapped {
    public static let jsonMapping = JSONMapping<InspectionCoverage>(
        "Coverage", "How far the cases of an inspection are, by domain.",
        JSONField("rows", "The domains from which cases are drawn.") { $0.domains },
        JSONField("people", "Who has open cases; empty after the publication.") { $0.people })
}
