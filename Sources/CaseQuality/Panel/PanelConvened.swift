public import EventSourcing

/// A ratings panel met; the event stores the ratings that it had before it.
public struct PanelConvened: InspectionEventContent {
    public static let name: EventName = "panel-convened"
    package static let fields: [FieldPrivacy] = [
        .value("chair", about: .staff),
        .value("members", about: .staff),
        .value("quorum"),
        .value("declaredInterests", about: .staff),
        .value("snapshot.standard"),
        .value("snapshot.rating"),
        .value("seenUpTo"),
    ]
    package static let movesRatings: RatingReach? = .course
    /// The chair, if known.
    public let chair: Agent.ID?
    /// The members, as far as known.
    public let members: [Agent.ID]
    /// The number of people who must take part in a decision, if stated; otherwise more than half
    /// of those who sit on the panel.
    public let quorum: Int?
    /// The members who declared an interest.
    public let declaredInterests: [Agent.ID]
    /// The ratings before the panel: by rule, or as proposed.
    public let snapshot: [RatingSeen]
    /// The position up to which these ratings were computed.
    public let seenUpTo: Position

    package init(
        chair: Agent.ID? = nil, members: [Agent.ID], quorum: Int? = nil,
        declaredInterests: [Agent.ID], snapshot: [RatingSeen], seenUpTo: Position
    ) {
        self.chair = chair
        self.members = members
        self.quorum = quorum
        self.declaredInterests = declaredInterests
        self.snapshot = snapshot
        self.seenUpTo = seenUpTo
    }

    package var input: CellInput { .course }

    package func tags(in framework: Framework?, by provenance: Provenance) -> TagValues {
        [.milestone: TagName.everyMilestone]
    }

    package func validate(on inspection: Inspection, by provenance: Provenance) throws(Refusal) {
        _ = try inspection.open()
        for person in members + declaredInterests + [chair].compactMap(\.self) {
            try inspection.checkPerson(person)
        }
        let present = Set(members + [chair].compactMap { $0 }).count
        // A publication does not always say who sat on the panel.
        guard present > 0 || !provenance.origin.isOwn else {
            throw Refusal(
                .nobodyPresent, "The panel has neither a chair nor a member.",
                remedy: "Name the chair or the members of the panel.")
        }
        if provenance.origin.isOwn {
            try inspection.checkPanel(members, chair: chair)
            if let twice = members.first(where: { one in members.count { $0 == one } > 1 }) {
                throw Refusal(
                    .alreadyRecorded, "\(twice) is named twice as a member.",
                    remedy: "Name each member once.")
            }
        }
        guard let quorum else { return }
        guard quorum >= 1, present >= quorum else {
            throw Refusal(
                .invalidNumber, "\(present) people are present; the quorum is \(quorum).",
                remedy: "Convene the panel when enough members are present.")
        }
    }

    package func evolve(_ inspection: inout Inspection, at occurrence: Occurrence) {
        inspection.people.panel = self
        inspection.people.panelHeldAt = occurrence.effectiveAt
        inspection.people.interested.formUnion(declaredInterests)
    }

    package func evolve(
        _ basis: inout RatingBasis, at occurrence: Occurrence
    ) -> RatingBasis.Touched { basis.convene() }

    package func sentence(in framework: Framework?, by provenance: Provenance) -> String {
        let met =
            provenance.origin.isOwn
            ? "\(provenance.actor.id) convened the ratings panel" : "the ratings panel met"
        return met + (attendance.map { ": \($0)" } ?? "")
    }

    /// Who sat on it: `"chair p-1; members a-7, b-9; interest declared by b-9"`; `nil` where that is
    /// not recorded.
    package var attendance: String? {
        func keys(_ people: [Agent.ID]) -> String {
            people.map(\.rawValue).joined(separator: ", ")
        }
        var parts: [String] = []
        if let chair { parts.append("chair \(chair)") }
        if !members.isEmpty { parts.append("members \(keys(members))") }
        guard !parts.isEmpty else { return nil }
        if !declaredInterests.isEmpty {
            parts.append("interest declared by \(keys(declaredInterests))")
        }
        return parts.joined(separator: "; ")
    }
}

extension Inspection {
    /// Checks that the team gives everybody who sits on a panel a role that may decide, and its
    /// chair the role of a chair.
    ///
    /// - Throws: ``Refusal`` with code `notInTeam`; it names who has such a role.
    fileprivate func checkPanel(_ members: [Agent.ID], chair: Agent.ID?) throws(Refusal) {
        guard people.team != nil, let permission = permissions?[.decide] else { return }
        let sitting = [chair].compactMap(\.self) + members
        let strangers = sitting.filter { roles(of: $0, for: .decide).isEmpty }
        guard !strangers.isEmpty else {
            return try checkChair(chair, among: permission.roles)
        }
        let names = keys(ofRoles: permission.roles)
        throw Refusal(
            .notInTeam,
            "\(strangers.map(\.rawValue).listed) \(strangers.count == 1 ? "has" : "have") no role "
                + "that decides on the panel: \(permission.roles.map(\.rawValue).alternatives).",
            remedy: names.isEmpty
                ? "Name the team with these roles first."
                : "These people have one: \(names.listed).")
    }

    private func checkChair(_ chair: Agent.ID?, among deciding: [Role]) throws(Refusal) {
        guard let chair, deciding.contains(.panelChair),
            let roles = people.team?[chair], !roles.contains(.panelChair)
        else { return }
        let names = keys(ofRoles: [.panelChair])
        throw Refusal(
            .notInTeam,
            "\(chair) is \(roles.sorted().map(\.rawValue).listed) in this inspection, not "
                + "\(Role.panelChair).",
            remedy: names.isEmpty
                ? "Name the team with a \(Role.panelChair) first."
                : "Convene the panel with \(names.alternatives) as its chair.")
    }

    /// The people of the team who have one of these roles.
    private func keys(ofRoles roles: [Role]) -> [String] {
        (people.team ?? [:]).filter { !$0.value.isDisjoint(with: roles) }.keys.sorted()
            .map(\.rawValue)
    }
}
