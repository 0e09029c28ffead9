internal import EventSourcing

/// What the controls look at: the events of an inspection, and what people did in it.
struct ControlEvidence {
    /// The history that is controlled.
    let history: InspectionHistory
    /// The inspection at its end.
    let inspection: Inspection
    /// The events that tell what a person of the inspection did, oldest first.
    let own: [Item]
    /// The number of events by which a document tells of judgements, ratings or decisions.
    let documented: Int
    /// What people did, oldest first.
    let deeds: [Deed]
    /// The teams as they were named, oldest first.
    let teams: [(position: Position, members: [TeamMember])]
    /// The answers whose judge was named by mistake, as a correction says.
    let mistaken: Set<Position>
    /// Where each case was judged first, by an answer or its oversight.
    let firstJudged: [CaseKey: Position]
    /// The day of a time in the calendar of the inspectorate.
    let day: (Timestamp) -> PartialDate

    /// An event with its command.
    struct Item {
        let event: HistoryEvent
        let command: HistoryCommand
        /// What it was recorded after, although it held before it; `nil` if it is not backdated.
        let backdating: Backdating?

        var position: Position { event.position }
    }

    /// What a person did.
    struct Deed: Hashable {
        let person: Agent.ID
        let part: Participation
        let matter: Matter
        let position: Position
    }

    init(of history: InspectionHistory, day: @escaping (Timestamp) -> PartialDate) {
        self.history = history
        self.day = day
        var inspection = Inspection()
        var own: [Item] = []
        var documented = 0
        var deeds: [Deed] = []
        var teams: [(position: Position, members: [TeamMember])] = []
        var firstJudged: [CaseKey: Position] = [:]
        var attributions = Attributions()
        for command in history.commands {
            // A command states nothing that held before another event of its own.
            let backdatings = command.events.map { event in
                event.event.flatMap {
                    inspection.backdating(of: $0, holdingAt: event.occurrence.effectiveAt)
                }
            }
            for (event, backdating) in zip(command.events, backdatings) {
                guard let known = event.event else { continue }
                if event.occurrence.origin.isOwn {
                    own.append(Item(event: event, command: command, backdating: backdating))
                    attributions.note(known, at: event.occurrence, on: inspection)
                    deeds += known.deeds(at: event.occurrence, on: inspection)
                } else if known.tellsWhatPeopleDid {
                    documented += 1
                }
                if case .teamNamed(let named) = known {
                    teams.append((event.position, named.members))
                }
                if known.isJudgement, let key = event.input.caseKey, firstJudged[key] == nil {
                    firstJudged[key] = event.position
                }
                inspection.evolve(with: known, at: event.occurrence)
            }
        }
        self.inspection = inspection
        self.own = own
        self.documented = documented
        let mistaken = attributions.mistaken
        self.mistaken = mistaken
        self.deeds = deeds.filter { $0.part != .judged || !mistaken.contains($0.position) }
        self.teams = teams
        self.firstJudged = firstJudged
    }

    /// The permissions; `nil` where the edition states none for this kind of inspection.
    var table: Permissions.Table? { inspection.permissions }

    /// The edition, for words.
    var framework: Framework? { inspection.framework }

    /// What people did of one kind.
    func deeds(_ part: Participation) -> [Deed] { deeds.filter { $0.part == part } }

    /// What to say where nothing was found against a control that looks at people.
    ///
    /// - Parameters:
    ///   - count: How many events were looked at.
    ///   - what: What they are, in the plural: `"moderations"`.
    ///   - held: What to say if the facts are in the ledger.
    /// - Returns: Held, or why that cannot be told.
    func unlessUnknown(
        _ count: Int, _ what: String, held: String
    ) -> ControlCheck.Finding {
        guard count > 0 else {
            return .cannotTell(
                "no \(what) are recorded" + (documented > 0 ? "; \(documentedWords)" : ""))
        }
        guard table != nil else {
            return .cannotTell(
                "\(held); the edition is unguarded, so nobody had to act in a role of theirs")
        }
        guard documented == 0 else { return .cannotTell("\(held); \(documentedWords)") }
        return .held(held)
    }

    /// That a part of the inspection comes from a document.
    var documentedWords: String {
        "\(documented.counted("event")) come\(documented == 1 ? "s" : "") from a publication, which "
            + "does not say who did what"
    }
}

extension InspectionEvent {
    /// Whether it sets, changes or takes back an answer or the oversight of a case.
    var isJudgement: Bool {
        switch self {
        case .judgementRecorded, .judgementCorrected, .judgementRetracted, .oversightJudged: true
        default: false
        }
    }

    /// Whether it tells of a judgement, a rating or a decision, which people made.
    fileprivate var tellsWhatPeopleDid: Bool {
        switch self {
        case .caseModerated, .qualitativeRatingProposed, .panelConvened, .panelDecisionRecorded,
            .panelDecisionReversed, .caseWithdrawn, .reportPublished, .reportCorrected,
            .publishedRatingRecorded, .publishedFigureRecorded:
            true
        default: isJudgement
        }
    }

    /// What people did by it.
    ///
    /// - Parameters:
    ///   - occurrence: Where it was recorded, and by whom.
    ///   - inspection: The inspection before it.
    /// - Returns: One deed for each person and part.
    fileprivate func deeds(
        at occurrence: Occurrence, on inspection: Inspection
    ) -> [ControlEvidence.Deed] {
        func deed(
            _ person: Agent.ID?, _ part: Participation, _ matter: Matter
        ) -> [ControlEvidence.Deed] {
            person.map {
                [
                    ControlEvidence.Deed(
                        person: $0, part: part, matter: matter, position: occurrence.position)
                ]
            } ?? []
        }
        switch self {
        case .inspectionAnnounced(let event): return deed(event.lead, .led, .inspection)
        case .teamNamed(let event):
            guard let leading = inspection.permissions?.leadingRole else { return [] }
            return event.members.filter { $0.roles.contains(leading) }
                .flatMap { deed($0.person, .led, .inspection) }
        case .judgementRecorded(let event):
            return deed(occurrence.judge(event.judgedBy), .judged, .sampled(event.caseKey))
        case .judgementCorrected(let event):
            if event.stage != .inspector {
                return deed(event.checker(at: occurrence), .moderated, .sampled(event.caseKey))
            }
            let judge = occurrence.judge(event.judgedBy)
            // A correction of what was misrecorded is no new judgement.
            let isSame =
                event.ground == .misrecorded
                && inspection.answers[event.question, case: event.caseKey]?.judge == judge
            return isSame ? [] : deed(judge, .judged, .sampled(event.caseKey))
        case .oversightJudged(let event):
            if event.isChecking {
                return deed(event.checker(at: occurrence), .moderated, .sampled(event.caseKey))
            }
            let judge = occurrence.judge(event.judgedBy)
            let isSame =
                event.ground == .misrecorded && inspection.oversight[event.caseKey]?.judge == judge
            return isSame ? [] : deed(judge, .judged, .sampled(event.caseKey))
        case .caseModerated(let event):
            return deed(occurrence.actor, .moderated, .sampled(event.caseKey))
        case .qualitativeRatingProposed(let event):
            return deed(occurrence.actor, .proposed, .standard(event.standard))
        case .panelDecisionRecorded(let event):
            return event.voters(on: inspection)
                .flatMap { deed($0, .voted, .standard(event.standard)) }
        default: return []
        }
    }
}

extension PanelDecisionRecorded {
    /// Who voted for or against it; with a consensus everybody who sat and was not barred.
    ///
    /// Empty where the votes have no names.
    func voters(on inspection: Inspection) -> [Agent.ID] {
        supporters(on: inspection) + votes.members(.against)
    }
}

extension Matter {
    /// Whether what was done in this matter bears on another one.
    func bears(on other: Matter, in inspection: Inspection) -> Bool {
        switch (self, other) {
        case (.inspection, _), (_, .inspection): return true
        case (.sampled(let key), .standard(let id)), (.standard(let id), .sampled(let key)):
            return inspection.basis.cases[key]?.domain == inspection.framework?.standard(id)?.domain
        default: return self == other
        }
    }
}
