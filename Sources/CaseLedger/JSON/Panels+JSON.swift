// The minutes of panels, and what lies before them, in JSON.

extension PanelMinutes.Direction: JSONMappedCodable {
    public static let jsonCoding: JSONCoding<PanelMinutes.Direction> = .words { $0.rawValue }
}

extension PanelMinutes.Barred: JSONMapped {
    public static let jsonMapping = JSONMapping<PanelMinutes.Barred>(
        "BarredMember", "A person who sat on a panel and was barred from deciding.",
        JSONField("person", "The person.") { $0.person },
        JSONField("reasons", "Why, in words after the person.") { $0.reasons })
}

extension PanelMinutes.Eligible: JSONMapped {
    public static let jsonMapping = JSONMapping<PanelMinutes.Eligible>(
        "EligibleStandard", "A standard on which discretion was open by the edition's rule.",
        JSONField("standard", "The standard.") { $0.standard },
        JSONField("triggers", "The triggers that were met.") { $0.triggers },
        JSONField("considered", "Whether a decision on it was recorded.") { $0.isConsidered })
}

extension PanelMinutes.Decision: JSONMapped {
    public static let jsonMapping = JSONMapping<PanelMinutes.Decision>(
        "MinutedDecision", "A decision of a panel, with what followed.",
        JSONField("decision", "The decision.") { $0.decision },
        JSONField("position", "The position of the decision.") { $0.position },
        JSONField("recordedBy", "Who recorded it.") { $0.recordedBy },
        JSONField("reason", "Why.") { $0.reason },
        JSONField("direction", "Whether the rating went up, down or stayed.") { $0.direction },
        JSONField("approval", "The second approval; null without one.") { $0.approval },
        JSONField("waiting", "Whether it stands and waits for a second approval.") {
            $0.isWaiting
        },
        JSONField("stands", "Whether no later decision or reversal replaced it.") { $0.stands },
        JSONField("endedBy", "The decision or reversal that replaced it; null while it stands.") {
            $0.endedBy
        },
        JSONField("dissents", "The dissents from it.") { $0.dissents },
        JSONField(
            "lateInterests", "Who voted on it and declared an interest only later; the vote stands."
        ) { $0.lateInterests })
}

extension PanelMinutes.LateInterest: JSONMapped {
    public static let jsonMapping = JSONMapping<PanelMinutes.LateInterest>(
        "LateInterest", "An interest that somebody declared after they voted.",
        JSONField("person", "Who has the interest.") { $0.person },
        JSONField("position", "The position of the declaration.") { $0.position })
}

extension PanelMinutes.Meeting: JSONMapped {
    public static let jsonMapping = JSONMapping<PanelMinutes.Meeting>(
        "PanelMeeting", "The minute of a ratings panel.",
        JSONField("number", "The number of the panel, from 1.") { $0.number },
        JSONField("position", "The position at which it was convened.") { $0.position },
        JSONField("convenedBy", "Who recorded that it met.") { $0.convenedBy },
        JSONField("recordedAt", "When the ledger recorded it.") { $0.recordedAt },
        JSONField("effectiveAt", "When it met, as claimed.") { $0.heldAt },
        JSONField("origin", "Where the events of the meeting come from.") { $0.origin },
        JSONField("chair", "Who chaired it.") { $0.convened.chair },
        JSONField("members", "Who sat on it.") { $0.convened.members },
        JSONField("quorum", "How many must be present.") { $0.convened.quorum },
        JSONField("declaredInterests", "Who declared an interest at its start.") {
            $0.convened.declaredInterests
        },
        JSONField("barred", "Who was barred from deciding, and why.") { $0.barred },
        JSONField("snapshot", "The ratings that lay before it.") { $0.convened.snapshot },
        JSONField("seenUpTo", "The position up to which they were read.") {
            $0.convened.seenUpTo
        },
        JSONField("decisions", "The decisions, oldest first.") { $0.decisions },
        JSONField("eligible", "The standards on which discretion was open at its end.") {
            $0.eligible
        },
        JSONField("ruleConfirmed", "Whether the edition's source confirms that rule.") {
            $0.isRuleConfirmed
        },
        JSONField("undecided", "The rated standards that no panel had decided at its end.") {
            $0.undecided
        })
}

extension WaitingApproval: JSONMapped {
    public static let jsonMapping = JSONMapping<WaitingApproval>(
        "WaitingApproval", "What waits for the approval of a second person.",
        JSONField("position", "The position by which it is approved.") { $0.position },
        JSONField("standard", "The standard of a panel's decision; null for a request.") {
            $0.standard
        },
        JSONField("requestedBy", "Who asked for an act; null for a decision.") { $0.requestedBy })
}

extension WaitingApproval {
    /// The standard of a decision; `nil` for a request.
    fileprivate var standard: Standard.ID? {
        if case .decision(let id) = subject { id } else { nil }
    }

    /// Who asked for an act; `nil` for a decision.
    fileprivate var requestedBy: Agent.ID? {
        if case .request(_, let person) = subject { person } else { nil }
    }
}

extension PanelPack.Row: JSONMapped {
    public static let jsonMapping = JSONMapping<PanelPack.Row>(
        "PackRow", "A standard before a panel.",
        JSONField("standard", "The standard.") { $0.standard },
        JSONField("title", "Its title.") { $0.title },
        JSONField("value", "What is known of its rating.") { $0.state },
        JSONField("lowestPercent", "The lowest percentage among its key questions.") {
            $0.lowestPercent
        },
        JSONField("pointsToBoundary", "From there to the nearest boundary, in points.") {
            $0.pointsToBoundary
        },
        JSONField("answersUp", "Fewest changed answers for the next better rating.") {
            $0.answersUp
        },
        JSONField("answersDown", "Fewest changed answers for the next lower rating.") {
            $0.answersDown
        },
        JSONField("eligibility", "Triggers of the discretion rule that are met.") { $0.triggers },
        JSONField("stale", "Whether the panel must decide it again.") { $0.isStale })
}

extension PanelPack.Unattested: JSONMapped {
    public static let jsonMapping = JSONMapping<PanelPack.Unattested>(
        "Unattested", "Answers that somebody else entered for a judge.",
        JSONField("judge", "The judge.") { $0.judge },
        JSONField("answers", "How many wait to be attested.") { $0.answers })
}

extension PanelPack: JSONMapped {
    public static let jsonMapping = JSONMapping<PanelPack>(
        "PanelPack", "What lies before a ratings panel.",
        JSONField("standards", "The standards, in the edition's order.") { $0.standards },
        JSONField("withinPoints", "How near a boundary opens discretion, in points.") {
            $0.withinPoints
        },
        JSONField("ruleConfirmed", "Whether the edition's source confirms that rule.") {
            $0.isRuleConfirmed
        },
        JSONField("waiting", "What waits for a second person.") { $0.waiting },
        JSONField("unattested", "What judges did not attest.") { $0.unattested },
        JSONField("challenges", "The challenges without an outcome.") { $0.challenges })
}

extension PanelMinutes: JSONMapped {
    public static let jsonMapping = JSONMapping<PanelMinutes>(
        "PanelMinutes", "The minutes of the ratings panels, and what lies before the next one.",
        JSONField("panels", "The panels, oldest first.") { $0.meetings },
        JSONField("pack", "What lies before the next panel; null after the publication.") {
            $0.pack
        })
}
