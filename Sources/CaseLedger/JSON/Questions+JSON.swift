// Answers of one inspection in JSON.

extension Question.Kind: JSONEncodable {
    public static var jsonSchema: JSONSchema { .words(["keyQuestion", "prompt"]) }
    public var json: JSONValue { .string(self == .keyQuestion ? "keyQuestion" : "prompt") }

    public func encode(to encoder: any Encoder) throws { try json.encode(to: encoder) }
}

extension KeyQuestionTable.Row: JSONMapped {
    public static let jsonMapping = JSONMapping<KeyQuestionTable.Row>(
        "QuestionRow", "How one question was answered.",
        JSONField("id", "The question.") { $0.question.id },
        JSONField("kind", "Key question or prompt.") { $0.question.kind },
        JSONField("standard", "The standard it belongs to.") { $0.question.standard },
        JSONField("label", "What is asked.") { $0.question.label },
        JSONField("yes", "Cases judged sufficient; null where only a percentage is printed.") {
            $0.yes
        },
        JSONField("no", "Cases judged not sufficient.") { $0.no },
        JSONField("notApplicable", "Cases to which the question does not apply.") {
            $0.notApplicable
        },
        JSONField("unanswered", "Cases of the sample without an answer.") { $0.unanswered },
        JSONField("assessed", "Cases that the percentage divides by.") { $0.assessed },
        JSONField("percent", "Share of sufficient cases, in whole percent.") { $0.percent },
        JSONField("percentOfRelevant", "Share of the cases that the question applies to.") {
            $0.percentOfRelevant
        },
        JSONField("band", "The rating that the share earns; null for a prompt.") { $0.band },
        JSONField("casesUp", "Sufficient cases missing to the next better band.") { $0.casesUp },
        JSONField("casesDown", "Sufficient cases to lose to the next lower band.") {
            $0.casesDown
        },
        JSONField("roundingSensitive", "Whether rounding lifts the share into a better band.") {
            $0.isRoundingSensitive
        },
        JSONField("origin", "Where the answers come from.") { $0.origin })
}

extension KeyQuestionTable: JSONMapped {
    public static let jsonMapping = JSONMapping<KeyQuestionTable>(
        "KeyQuestions", "How every key question and prompt was answered.",
        JSONField("questions", "The questions, each key question before its prompts.") {
            $0.questions
        })
}

extension JointSufficiency: JSONMapped {
    public static let jsonMapping = JSONMapping<JointSufficiency>(
        "JointSufficiency", "In how many cases several questions were all sufficient.",
        JSONField("domain", "The domain of the questions.") { $0.domain },
        JSONField("questions", "The questions.") { $0.questions },
        JSONField("cases", "The cases of the sample; null if a publication tells of none.") {
            $0.isSampleKnown ? $0.cases : nil
        },
        JSONField("incomplete", "Cases without an answer to one of the questions; null as well.") {
            $0.isSampleKnown ? $0.incomplete : nil
        },
        JSONField("count", "The cases; null where it is not known which case got which answer.") {
            $0.known
        },
        JSONField("jointUnknown", "Whether the count is not known.") { $0.known == nil },
        JSONField("lowest", "The least that the count can be.") { $0.bounds?.lowerBound },
        JSONField("highest", "The most that the count can be.") { $0.bounds?.upperBound },
        JSONField("origin", "Where the answers come from.") { $0.origin })

    private var known: Int? {
        if case .counted(let count) = result { count } else { nil }
    }

    private var bounds: ClosedRange<Int>? {
        switch result {
        case .counted(let count): count...count
        case .unknown(let bounds): bounds
        }
    }
}

// MARK: - Management oversight

extension Proportion: JSONMapped {
    public static let jsonMapping = JSONMapping<Proportion>(
        "Share", "A count of a base.",
        JSONField("sufficient", "Cases that were sufficient.") { $0.count },
        JSONField("of", "Cases that they are out of.") { $0.base },
        JSONField("percent", "The share, in whole percent.") { $0.percent })
}

extension ManagementOversight.Tally: JSONMapped {
    public static let jsonMapping = JSONMapping<ManagementOversight.Tally>(
        "OversightTally", "Answers about management oversight, counted.",
        JSONField("yes", "Cases with sufficient oversight.") { $0.yes },
        JSONField("no", "Cases without it.") { $0.no },
        JSONField("notApplicable", "Cases that needed none.") { $0.notApplicable },
        JSONField("missing", "Cases without an answer; null for stages and themes.") {
            $0.missing
        },
        JSONField("relevant", "Cases that needed oversight.") { $0.relevant },
        JSONField("percent", "Share of sufficient among relevant, in whole percent.") {
            $0.share?.percent
        },
        JSONField("intervalPercent", "The 95 % interval of the share: from, to.") {
            $0.share?.interval().map(Interval.init)?.percentages
        })
}

/// An interval of shares in percent, with one decimal place.
package struct Interval {
    /// Its ends.
    package let percentages: [ReportedNumber]

    /// Creates an interval from fractions of one.
    package init(_ range: ClosedRange<Double>) {
        percentages = [Self.tenths(100 * range.lowerBound), Self.tenths(100 * range.upperBound)]
    }

    /// A number with one decimal place.
    package static func tenths(_ value: Double) -> ReportedNumber {
        ReportedNumber(digits: Int64((value * 10).rounded()), decimals: 1) ?? ReportedNumber(0)
    }
}

extension ManagementOversight.Group: Encodable, JSONEncodable where Key: JSONEncodable {
    public static var jsonSchema: JSONSchema { mapping.schema }
    public var json: JSONValue { Self.mapping.json(self) }

    /// The key of a team may be null, so that it has a description of its own.
    private static var name: String {
        if case .optional = Key.jsonSchema { "OversightTeam" } else { "OversightGroup" }
    }

    private static var mapping: JSONMapping<Self> {
        JSONMapping(
            name, "Answers about the oversight of one group.",
            JSONField("key", "The group: a domain, a team, a stage, a theme or an aspect.") {
                $0.key
            },
            JSONField(including: { $0.tally }))
    }
}

extension ManagementOversight.Comparison: JSONMapped {
    public static let jsonMapping = JSONMapping<ManagementOversight.Comparison>(
        "OversightComparison", "Sufficient work in cases with sufficient oversight, and without.",
        JSONField("jointUnknown", "Whether it is not known which case got which answer.") {
            $0 == .jointUnknown
        },
        JSONField("withSufficientOversight", "Sufficient work among cases with it.") {
            $0.shares?.with
        },
        JSONField("withoutSufficientOversight", "Sufficient work among cases without it.") {
            $0.shares?.without
        },
        JSONField("differencePoints", "The difference, in percentage points.") {
            $0.difference.map { Interval.tenths(100 * $0.difference) }
        },
        JSONField("intervalPoints", "The 95 % interval of the difference: from, to.") {
            $0.difference.map { Interval($0.interval()).percentages }
        })

    private var shares: (with: Proportion?, without: Proportion?)? {
        if case .counted(let with, let without) = self { (with, without) } else { nil }
    }
}

extension ManagementOversight.Published: JSONMapped {
    public static let jsonMapping = JSONMapping<ManagementOversight.Published>(
        "PublishedShare", "A share as a report prints it.",
        JSONField("percent", "The printed percentage.") { $0.percent },
        JSONField("base", "What it is of; null where the report does not say.") { $0.base },
        JSONField("origin", "Where it comes from.") { $0.origin })
}

extension Benchmark: JSONMapped {
    public static let jsonMapping = JSONMapping<Benchmark>(
        "Benchmark", "A national figure to compare with.",
        JSONField("label", "Of which cases.") { $0.label },
        JSONField("percent", "The figure, in whole percent.") { $0.percent },
        JSONField("source", "Where it was published.") { $0.source })
}

extension ManagementOversight: JSONMapped {
    public static let jsonMapping = JSONMapping<ManagementOversight>(
        "Oversight", "How sufficient the management oversight of the cases was.",
        JSONField("overall", "All cases of the sample; null if a publication tells of none.") {
            $0.isSampleKnown ? $0.overall : nil
        },
        JSONField("domains", "By domain.") { $0.domains },
        JSONField("teams", "By team; the key is null where the team is not known.") { $0.teams },
        JSONField("stages", "By stage, over the aspects that were judged apart.") { $0.stages },
        JSONField("themes", "By theme, over the aspects that were judged apart.") { $0.themes },
        JSONField("aspects", "Aspect by aspect.") { $0.aspects },
        JSONField("againstAllKeyQuestions", "Against sufficient work in all key questions.") {
            $0.againstAllKeyQuestions
        },
        JSONField("againstSameQuestion", "Against the key question of the same stage and theme.") {
            $0.againstSameQuestion
        },
        JSONField("published", "What the report prints.") { $0.published },
        JSONField("staffView", "The staff's own view, from a survey.") { $0.staffView },
        JSONField("perceptionGap", "By how many points the staff's view is above the inspection.") {
            $0.perceptionGap
        },
        JSONField("benchmarks", "National figures.") { $0.benchmarks },
        JSONField("origin", "Where the judgements come from.") { $0.origin })
}

// MARK: - Recommendations

extension RecommendationTable.Overdue: JSONMapped {
    public static let jsonMapping = JSONMapping<RecommendationTable.Overdue>(
        "Overdue", "Something that is late.",
        JSONField("action", "The action; null for the action plan itself.") { $0.action },
        JSONField("due", "When it was due.") { $0.due },
        JSONField("days", "By how many days it is late.") { $0.days })
}

extension FollowedRecommendation.FollowedAction: JSONMapped {
    public static let jsonMapping = JSONMapping<FollowedRecommendation.FollowedAction>(
        "Action", "An action of the plan, as it is now.",
        JSONField("id", "Its number.") { $0.action.id },
        JSONField("what", "What is to be done.") { $0.action.what },
        JSONField("owner", "Who is to do it.") { $0.action.owner },
        JSONField("subPoint", "The sub-point that it answers.") { $0.action.subPoint },
        JSONField("status", "How far it is.") { $0.status },
        JSONField("due", "By when.") { $0.due })
}

/// A sub-point of a recommendation with its progress.
private struct SubPoint: JSONMapped {
    let number: Int
    let text: FreeText
    let progress: RecommendationProgress?

    static let jsonMapping = JSONMapping<SubPoint>(
        "SubPoint", "A sub-point of a recommendation.",
        JSONField("number", "Its number, from 1.") { $0.number },
        JSONField("text", "What it recommends.") { $0.text },
        JSONField("progress", "Its progress; null before it was reviewed.") { $0.progress })
}

extension RecommendationTable.Row: JSONMapped {
    public static let jsonMapping = JSONMapping<RecommendationTable.Row>(
        "RecommendationRow", "A recommendation and its progress.",
        JSONField("id", "Its number.") { $0.followed.recommendation.id },
        JSONField("addressee", "To whom it is made.") { $0.followed.recommendation.addressee },
        JSONField("partner", "With whom the addressee is to work.") {
            $0.followed.recommendation.partner
        },
        JSONField("topic", "What it is about.") { $0.followed.recommendation.topic },
        JSONField("standards", "The standards it is about.") {
            $0.followed.recommendation.standards
        },
        JSONField("status", "How far it is.") { $0.status },
        JSONField("open", "Whether it is still followed up.") { $0.followed.isOpen },
        JSONField("ageInDays", "Days since it was made, until it was closed.") { $0.ageInDays },
        JSONField("madeAt", "When it was made.") { $0.followed.made.effectiveAt },
        JSONField("position", "Where it was recorded.") { $0.followed.made.position },
        JSONField("origin", "Where it comes from.") { $0.followed.made.origin },
        JSONField("response", "The addressee's answer.") { $0.followed.response?.value },
        JSONField("actionPlanDue", "When the action plan is due.") {
            $0.followed.recommendation.actionPlanDue
        },
        JSONField("actionPlanReceived", "When the action plan came.") {
            $0.followed.planReceived?.effectiveAt
        },
        JSONField("subPoints", "Its sub-points.") { row in
            row.followed.recommendation.subPoints.enumerated().map { index, text in
                SubPoint(
                    number: index + 1, text: text,
                    progress: row.followed.subPointProgress[index + 1]?.value)
            }
        },
        JSONField("progress", "The progress of the whole.") { $0.followed.progress?.value },
        JSONField("actions", "The actions of the plan.") { $0.followed.actions },
        JSONField("overdue", "What is late, the longest first.") { $0.overdue },
        JSONField("outcome", "How it was closed.") { $0.followed.closed?.value },
        JSONField("repeats", "The recommendation that it repeats.") {
            $0.followed.recommendation.repeats
        })
}

extension RecommendationTable: JSONMapped {
    public static let jsonMapping = JSONMapping<RecommendationTable>(
        "Recommendations", "The recommendations of an inspection and their progress.",
        JSONField("on", "As of which day ages and due dates are counted.") { $0.day },
        JSONField("open", "How many are still followed up; null if not known.") {
            $0.isKnown ? $0.open : nil
        },
        JSONField("overdue", "How many have something that is late; null if not known.") {
            $0.isKnown ? $0.late : nil
        },
        JSONField("recommendations", "The recommendations, in the order they were made.") {
            $0.rows
        })
}
