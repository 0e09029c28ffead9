// The people of an inspection in JSON.

extension InspectionTeam.Interest: JSONMapped {
    public static let jsonMapping = JSONMapping<InspectionTeam.Interest>(
        "TeamInterest", "A declared interest, without its text.",
        JSONField("position", "The event that declares it.") { $0.position },
        JSONField(
            "afterTakingPart", "Whether the person had voted or approved something before."
        ) { $0.isAfterTakingPart })
}

extension InspectionTeam.Bar: JSONMapped {
    public static let jsonMapping = JSONMapping<InspectionTeam.Bar>(
        "PanelBar", "What bars a person from an act of the ratings panel.",
        JSONField("act", "The act.") { $0.act },
        JSONField("reason", "What the person did or declared.") { $0.reason },
        JSONField("standards", "The standards on which it bars them.") { $0.standards },
        JSONField("everyStandard", "Whether these are all standards.") { $0.isEveryStandard })
}

extension InspectionTeam.Member: JSONMapped {
    public static let jsonMapping = JSONMapping<InspectionTeam.Member>(
        "InspectionMember", "A person of an inspection.",
        JSONField("person", "The person.") { $0.person },
        JSONField("roles", "The roles that the team gives them; empty outside of it.") {
            $0.roles
        },
        JSONField("since", "The event from which they have had these roles.") { $0.since },
        JSONField("interests", "The interests that they declared.") { $0.interests },
        JSONField("lead", "Whether they ever led the inspection.") { $0.isLead },
        JSONField("judged", "Cases that they judged.") { $0.deeds.judged },
        JSONField("corrected", "Answers that they corrected or took back.") {
            $0.deeds.corrected
        },
        JSONField("moderated", "Cases that they moderated.") { $0.deeds.moderated },
        JSONField("resolved", "Challenges that they resolved.") { $0.deeds.resolved },
        JSONField("proposed", "Standards of which they proposed the rating.") {
            $0.deeds.proposed
        },
        JSONField("voted", "Standards on which they voted or abstained in the panel.") {
            $0.deeds.voted
        },
        JSONField("approved", "Requests and decisions that they approved.") {
            $0.deeds.approved
        },
        JSONField("bars", "What bars them from acts of the ratings panel.") { $0.bars })
}

extension InspectionTeam: JSONMapped {
    public static let jsonMapping = JSONMapping<InspectionTeam>(
        "Team", "The people of an inspection.",
        JSONField("named", "Whether the team was named.") { $0.isNamed },
        JSONField("rows", "The people, sorted.") { $0.members })
}
