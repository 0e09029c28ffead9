public import EventSourcing

/// The people of an inspection: roles, interests, what each of them did, and what they may not do.
public struct InspectionTeam: Hashable, Sendable {
    /// Whether the team was named.
    public let isNamed: Bool
    /// The people, sorted: the team, and everybody else who acted or is named as a judge.
    public let members: [Member]

    /// A person of an inspection.
    public struct Member: Hashable, Sendable {
        /// The person.
        public let person: Agent.ID
        /// The roles that the team gives them; empty for somebody who is not in the team.
        public let roles: [Role]
        /// The event from which they have had exactly these roles; `nil` without a role.
        public let since: Position?
        /// The interests that they declared, oldest first.
        public let interests: [Interest]
        /// Whether they ever led the inspection.
        public let isLead: Bool
        /// How much they did.
        public let deeds: Deeds
        /// The acts of the ratings panel from which they are barred now.
        public let bars: [Bar]
    }

    /// A declared interest, without its text.
    public struct Interest: Hashable, Sendable {
        /// The event that declares it.
        public let position: Position
        /// Whether the person had taken part in a decision of the panel before, or had approved
        /// something.
        public let isAfterTakingPart: Bool
    }

    /// How much a person did.
    public struct Deeds: Hashable, Sendable {
        /// Cases in which they judged an answer or the oversight, second judgements too.
        ///
        /// Withdrawn cases count.
        public let judged: Int
        /// Cases that they moderated.
        public let moderated: Int
        /// Standards of which they proposed the rating.
        public let proposed: Int
        /// Standards on which they voted or abstained in the ratings panel.
        ///
        /// A decision by consensus counts for everybody who sat on the panel and was not barred.
        public let voted: Int
        /// Requests and decisions that they approved.
        public let approved: Int
    }

    /// What bars a person from an act of the ratings panel.
    ///
    /// Everybody can be barred from deciding; from approving, only somebody whose role may approve.
    public struct Bar: Hashable, Sendable {
        /// The act: to decide a rating, or to approve a decision.
        public let act: Act
        /// Why, after the person: `"judged a case of this inspection"`.
        public let reason: String
        /// The standards on which it bars them.
        public let standards: [Standard.ID]
        /// Whether these are all standards of the edition.
        public let isEveryStandard: Bool
    }
}

extension InspectionHistory {
    /// The people of the inspection.
    ///
    /// - Returns: The people; without anybody before the announcement.
    /// - Complexity: O(events + people x (cases + standards)).
    public func team() -> InspectionTeam {
        var inspection = Inspection()
        var since: [Agent.ID: Position] = [:]
        var interests: [Agent.ID: [InspectionTeam.Interest]] = [:]
        var approved: [Agent.ID: Int] = [:]
        var voted: [Agent.ID: Set<Standard.ID>] = [:]
        for command in commands {
            for event in command.events {
                guard let known = event.event else { continue }
                func declare(_ person: Agent.ID) {
                    let tookPart = voted[person] != nil || approved[person] != nil
                    interests[person, default: []].append(
                        InspectionTeam.Interest(
                            position: event.position, isAfterTakingPart: tookPart))
                }
                switch known {
                case .interestDeclared(let declared): declare(declared.person)
                case .panelConvened(let convened): convened.declaredInterests.forEach(declare)
                case .panelDecisionRecorded(let decision) where event.occurrence.origin.isOwn:
                    for person in inspection.voters(on: decision) {
                        voted[person, default: []].insert(decision.standard)
                    }
                case .approvalGiven: approved[event.occurrence.actor, default: 0] += 1
                case .teamNamed(let named):
                    for member in named.members
                    where inspection.people.team?[member.person] != Set(member.roles) {
                        since[member.person] = event.position
                    }
                default: break
                }
                inspection.evolve(with: known, at: event.occurrence)
            }
        }
        let team = inspection.people.team ?? [:]
        let people = Set(team.keys).union(people).union(interests.keys)
            .union(inspection.people.leads)
        return InspectionTeam(
            isNamed: inspection.people.team != nil,
            members: people.sorted().map { person in
                let roles = team[person]?.sorted() ?? []
                return InspectionTeam.Member(
                    person: person, roles: roles, since: roles.isEmpty ? nil : since[person],
                    interests: interests[person] ?? [],
                    isLead: inspection.people.leads.contains(person),
                    deeds: inspection.deeds(
                        of: person, voted: voted[person]?.count ?? 0,
                        approved: approved[person] ?? 0),
                    bars: inspection.panelBars(of: person))
            })
    }
}

extension Inspection {
    /// Who voted or abstained in a decision that is about to be added.
    fileprivate func voters(on decision: PanelDecisionRecorded) -> [Agent.ID] {
        let votes = decision.votes
        let named = votes.members(.inFavour) + votes.members(.against) + votes.members(.abstained)
        guard named.isEmpty else { return named }
        let asked = RequestedAct(.decide, .standard(decision.standard))
        return people.sitting.filter {
            !votes.members(.absent).contains($0) && barred($0, from: asked) == nil
        }
    }

    /// How much a person did.
    fileprivate func deeds(
        of person: Agent.ID, voted: Int, approved: Int
    ) -> InspectionTeam.Deeds {
        InspectionTeam.Deeds(
            judged: selected.count {
                hasJudged(person, in: .sampled($0)) || judgedAgain(person, in: .sampled($0))
            },
            moderated: people.moderators.values.count { $0.contains(person) },
            proposed: people.proposers.values.count { $0.contains(person) },
            voted: voted, approved: approved)
    }

    /// The acts of the panel from which a person is barred, one bar for each act and reason.
    fileprivate func panelBars(of person: Agent.ID) -> [InspectionTeam.Bar] {
        let all = framework?.standards.count
        let mayApprove = !roles(of: person, for: .approveDecision).isEmpty
        let acts: [Act] = [.decide] + (mayApprove ? [.approveDecision] : [])
        return acts.flatMap { act in
            let barred = standardsBarred(to: person, from: act)
            return Participation.allCases.compactMap { part -> InspectionTeam.Bar? in
                let standards = barred.filter { $0.part == part }.map(\.standard)
                guard !standards.isEmpty else { return nil }
                return InspectionTeam.Bar(
                    act: act, reason: part.words(in: .inspection), standards: standards,
                    isEveryStandard: standards.count == all)
            }
        }
    }
}
