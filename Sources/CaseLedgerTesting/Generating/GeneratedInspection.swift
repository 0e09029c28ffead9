internal import CaseLedger
internal import CaseQuality
internal import EventSourcing

/// One inspection of a generated ledger: who does it, what is planned, and how it stands.
///
/// Its numbers come from a seed of its own, so that what happens in it does not depend on what
/// happens in between elsewhere.
struct GeneratedInspection: Sendable {
    let id: StreamName
    let framework: Framework
    let service: GeneratedService
    /// The inspection that this one follows up.
    let reinspectionOf: StreamName?
    let team: InspectionTeam
    let quality: WorkQuality
    /// The cases that were drawn, in order; some of them take the place of others.
    var cases: [DrawnCase] = []
    /// The domains that the sample is drawn for, each with the number of its cases.
    var samples: [(domain: Domain, cases: Int)] = []
    /// The domains that are left out.
    var domainsLeftOut: [Domain.ID] = []
    var agenda = Agenda<Step>()
    var random: SeededGenerator
    /// How it stands, as the rules see it.
    private(set) var inspection = Inspection()
    /// The rating of the service, once it is published.
    private(set) var publishedRating: Rating?
    /// The announcement, the publication and the recommendations: all that the rules look at after
    /// the publication.
    private var lasting: [(event: InspectionEvent, occurrence: Occurrence)] = []

    /// A case of the sample.
    struct DrawnCase: Sendable {
        let key: CaseKey
        let domain: Domain.ID
        let purpose: CasePurpose
        /// Which of the team judges it.
        let inspector: Int
        /// How its work differs from that of the service.
        ///
        /// Unit: per mille.
        let difference: Int
    }

    /// Something that somebody does.
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
        case correctReport
        case recommend
        case followUp(FollowUp, reason: String?)
    }

    /// A command, and who gives it.
    struct Asked {
        var command: InspectionCommand
        var actor: Agent
        var authority = ""
        var reason: String?
        /// When it held; the time at which it is sent unless told.
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

    /// Whether the inspection is under way; what follows a publication is its later life.
    var isUnderWay: Bool { inspection.publication == nil && agenda.nextTime != nil }

    /// Does what is due next.
    ///
    /// - Parameter position: The end of the ledger.
    /// - Returns: The command; `nil` when what was planned has no object any more.
    /// - Throws: The refusal of the rules, which is a mistake of the generator.
    mutating func step(after position: Position) throws(Refusal) -> GeneratedCommand? {
        guard let (time, step) = agenda.next(), let asked = ask(step, at: time) else { return nil }
        let sentAt = time.timestamp
        let provenance = Provenance(
            actor: asked.actor, authority: asked.authority, reason: asked.reason,
            effectiveAt: asked.held ?? .instant(sentAt))
        let events = try inspection.decide(InspectionRequest(asked.command, by: provenance))
        let decision = inspection.decision(
            events, following: asked.command, in: id, by: provenance)
        let request = Command(
            CommandRequest(
                id: CommandID(generator: &random), stream: id,
                content: asked.command.content(effectiveAt: provenance.effectiveAt),
                provenance: provenance), events: decision.events)
        let observation = Observation(of: decision.dependsOn, upTo: position)
        let rehearsal = Rehearsal(of: request, after: position, at: sentAt)
        for (event, occurrence) in zip(events, rehearsal.occurrences) {
            take(event, at: occurrence)
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
            .progressReviewed, .recommendationClosed:
            lasting.append((event, occurrence))
        default:
            break
        }
    }

    /// Lets go of the answers once nothing can change them: there are many more inspections in their
    /// later life than under way.
    private mutating func forgetWhatIsOver() {
        guard inspection.publication != nil, !inspection.cases.isEmpty,
            !agenda.contains({ if case .correctReport = $0 { true } else { false } })
        else { return }
        inspection = Inspection()
        for (event, occurrence) in lasting { inspection.evolve(with: event, at: occurrence) }
        lasting = []
        cases = []
    }
}
