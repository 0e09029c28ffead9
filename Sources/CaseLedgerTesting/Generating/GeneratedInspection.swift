internal import CaseLedger
internal import CaseQuality
internal import EventSourcing

/// One inspection of a generated ledger: its team, its plan and its current state.
///
/// It has its own seed, so its steps do not depend on the steps of other inspections.
struct GeneratedInspection: Sendable {
    let id: StreamName
    let framework: Framework
    let service: GeneratedService
    /// The inspection that this one follows up, if any.
    let reinspectionOf: StreamName?
    let team: InspectionTeam
    let quality: WorkQuality
    /// The selected cases, in order; some of them replace others.
    var cases: [DrawnCase] = []
    /// The domains of the sample, each with its number of cases.
    var samples: [(domain: Domain, cases: Int)] = []
    /// The domains that are not sampled.
    var domainsLeftOut: [Domain.ID] = []
    var agenda = Agenda<Step>()
    var random: SeededGenerator
    /// The current state under the rules.
    private(set) var inspection = Inspection()
    /// The published rating of the service; `nil` before the publication.
    private(set) var publishedRating: Rating?
    /// The announcement, the publication and the recommendations.
    ///
    /// The rules need no other events after the publication.
    private var lasting: [(event: InspectionEvent, occurrence: Occurrence)] = []

    /// A case of the sample.
    struct DrawnCase: Sendable {
        let key: CaseKey
        let domain: Domain.ID
        let purpose: CasePurpose
        /// The index of the inspector in the team.
        let inspector: Int
        /// The difference of the case from the service's work quality.
        ///
        /// Unit: per mille.
        let difference: Int
    }

    /// A step that a person takes.
    enum Step: Sendable {
        case announce
        case planSample(Domain.ID, target: Int)
        case select([Int])
        case withdraw(Int, WithdrawalReason)
        case judge(Int, [Question.ID])
        case judgeOversight(Int)
        case changeOversight(Int)
        case changeAnswer(Int, CorrectionStage)
        case proposeRating(Standard.ID)
        case doNotRate(DoNotRate.Target)
        case convenePanel
        case decide(Domain.ID)
        case takeBack(Standard.ID)
        case decideAgain
        case publish
        case approve
        case nameTeam
        case correctReport
        case recommend
        case followUp(FollowUp, reason: String?)
    }

    /// A command and its actor.
    struct Asked {
        var command: InspectionCommand
        var actor: Agent
        var authority = ""
        var reason: String?
        /// The effective time; `nil` for the time at which the command is sent.
        var held: EffectiveTime?
    }

    init(
        _ id: StreamName, of service: GeneratedService, on framework: Framework,
        from start: WorkingTime, sample: ClosedRange<Int>, inspectors: Int,
        reinspectionOf: StreamName?, seed: UInt64
    ) {
        self.id = id
        self.framework = framework
        self.service = service
        self.reinspectionOf = reinspectionOf
        random = SeededGenerator(seed: seed)
        team = InspectionTeam(drawnFrom: inspectors, &random)
        quality = WorkQuality(of: framework, &random)
        plan(from: start, sample)
    }

    /// Whether steps are planned and the report is not published.
    var isUnderWay: Bool { inspection.publication == nil && agenda.nextTime != nil }

    /// Takes the next planned step.
    ///
    /// - Parameter position: The head of the ledger.
    /// - Returns: The command; `nil` when the step no longer applies.
    /// - Throws: The refusal of the rules, which indicates a bug of the generator.
    mutating func step(after position: Position) throws(Refusal) -> GeneratedCommand? {
        guard let (time, step) = agenda.next(), let asked = ask(step, at: time) else { return nil }
        let sentAt = time.timestamp
        let provenance = Provenance(
            actor: asked.actor, authority: asked.authority, reason: asked.reason,
            effectiveAt: asked.held ?? .instant(sentAt))
        let events = try inspection.decideWithTimes(
            InspectionRequest(asked.command, by: provenance))
        let decision = inspection.decision(
            events, following: asked.command, in: id, by: provenance)
        let request = Command(
            CommandRequest(
                id: CommandID(generator: &random), stream: id,
                content: asked.command.content(effectiveAt: provenance.effectiveAt),
                provenance: provenance), events: decision.events)
        let observation = ObservedQuery(of: decision.dependsOn, upTo: position)
        let rehearsal = Rehearsal(of: request, after: position, at: sentAt)
        for (event, occurrence) in zip(events, rehearsal.occurrences) {
            take(event.event, at: occurrence)
        }
        forgetWhatIsOver()
        return GeneratedCommand(
            inspection: id, command: asked.command, provenance: provenance, id: request.id,
            sentAt: sentAt, positions: position.next...rehearsal.last, request: request,
            dependsOn: observation)
    }

    private mutating func take(_ event: InspectionEvent, at occurrence: Occurrence) {
        inspection.evolve(with: event, at: occurrence)
        switch event {
        case .reportPublished(let published):
            lasting.append((event, occurrence))
            publishedRating = published.overall
        case .frameworkRegistered, .serviceRegistered, .inspectionAnnounced, .recommendationMade,
            .recommendationResponseRecorded, .actionPlanReceived, .actionUpdated,
            .progressReviewed, .recommendationClosed, .teamNamed:
            lasting.append((event, occurrence))
        default:
            break
        }
    }

    /// Releases the answers once no step can change them.
    ///
    /// Many more inspections are in follow-up than under way.
    private mutating func forgetWhatIsOver() {
        guard inspection.publication != nil, !inspection.cases.isEmpty,
            !agenda.contains({ step in
                switch step {
                case .correctReport, .approve: true
                default: false
                }
            })
        else { return }
        inspection = Inspection()
        for (event, occurrence) in lasting { inspection.evolve(with: event, at: occurrence) }
        lasting = []
        cases = []
    }
}
