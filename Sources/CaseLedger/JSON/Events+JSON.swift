// The payload of each type of event, in JSON.

extension FrameworkRegistered: JSONMapped {
    public static let jsonMapping = JSONMapping<FrameworkRegistered>(
        "framework-registered", "The edition of the rules that the inspection follows.",
        JSONField("edition", "The edition's id.") { $0.framework.id },
        JSONField("contentHash", "SHA-256 of the definition's bytes.") { $0.framework.contentHash },
        JSONField("definition", "The definition: JSON, as a text, byte for byte.") {
            String(decoding: $0.framework.definition, as: UTF8.self)
        })
}

extension ServiceRegistered: JSONMapped {
    public static let jsonMapping = JSONMapping<ServiceRegistered>(
        "service-registered", "The service that is inspected.",
        JSONField("service", "Its id.") { $0.service },
        JSONField("names", "Its names, the first one first.") { $0.names },
        JSONField("region", "Its region.") { $0.region },
        JSONField("predecessors", "The services it continues.") { $0.predecessors })
}

extension InspectionAnnounced: JSONMapped {
    public static let jsonMapping = JSONMapping<InspectionAnnounced>(
        "inspection-announced", "An inspection was announced.",
        JSONField("service", "The service.") { $0.service },
        JSONField("kind", "What kind of inspection.") { $0.kind },
        JSONField("edition", "The edition of the rules.") { $0.framework },
        JSONField("editionHash", "SHA-256 of the edition's definition.") { $0.frameworkHash },
        JSONField("announcedOn", "When it was announced.") { $0.announcedOn },
        JSONField("fieldworkFrom", "The first day of fieldwork.") { $0.fieldworkFrom },
        JSONField("fieldworkTo", "The last day of fieldwork.") { $0.fieldworkTo },
        JSONField("joint", "Whether it is a joint inspection.") { $0.isJoint },
        JSONField("reinspectionOf", "The inspection that it follows up.") { $0.reinspectionOf },
        JSONField("lead", "Who leads it.") { $0.lead })
}

extension SamplePlanned: JSONMapped {
    public static let jsonMapping = JSONMapping<SamplePlanned>(
        "sample-planned", "How many cases of a domain were to be drawn.",
        JSONField("domain", "The domain.") { $0.domain },
        JSONField("eligiblePopulation", "Cases that could be drawn.") { $0.eligiblePopulation },
        JSONField("target", "Cases to draw.") { $0.target },
        JSONField("confidencePercent", "The confidence level that the plan was made for.") {
            $0.confidencePercent
        },
        JSONField("marginPoints", "The margin of error that the plan was made for.") {
            $0.marginPoints
        },
        JSONField("strata", "The strata.") { $0.strata },
        JSONField("basis", "What the plan rests on.") { $0.basis })
}

extension CaseSelected: JSONMapped {
    public static let jsonMapping = JSONMapping<CaseSelected>(
        "case-selected", "A case was drawn into the sample.",
        JSONField("case", "The case.") { $0.caseKey },
        JSONField("domain", "The domain it was drawn for.") { $0.domain },
        JSONField("stratum", "Its stratum.") { $0.stratum },
        JSONField("team", "Its team.") { $0.team },
        JSONField("caseManager", "The pseudonym of its case manager.") { $0.caseManager },
        JSONField("purpose", "Whether it counts towards ratings.") { $0.purpose },
        JSONField("requestedBy", "Who asked for it, if another person approved it.") {
            $0.requestedBy
        })
}

extension CaseWithdrawn: JSONMapped {
    public static let jsonMapping = JSONMapping<CaseWithdrawn>(
        "case-withdrawn", "A case was taken out of the sample.",
        JSONField("case", "The case.") { $0.caseKey },
        JSONField("domain", "Its domain.") { $0.domain },
        JSONField("why", "Why.") { $0.why },
        JSONField("extent", "From when its answers do not count.") { $0.extent },
        JSONField("requestedBy", "Who asked for it, if another person approved it.") {
            $0.requestedBy
        })
}

extension JudgementRecorded: JSONMapped {
    public static let jsonMapping = JSONMapping<JudgementRecorded>(
        "judgement-recorded", "A question was judged for a case.",
        JSONField("case", "The case.") { $0.caseKey },
        JSONField("question", "The key question or prompt.") { $0.question },
        JSONField("answer", "The answer.") { $0.answer },
        JSONField("evidence", "Where the evidence is kept.") { $0.evidence },
        JSONField("judgedBy", "Who judged; null for the person who recorded it.") { $0.judgedBy })
}

extension JudgementCorrected: JSONMapped {
    public static let jsonMapping = JSONMapping<JudgementCorrected>(
        "judgement-corrected", "An answer was corrected.",
        JSONField("case", "The case.") { $0.caseKey },
        JSONField("question", "The question.") { $0.question },
        JSONField("supersedes", "The position of the answer that it replaces.") { $0.supersedes },
        JSONField("from", "The answer that stood.") { $0.from },
        JSONField("to", "The answer that holds now.") { $0.to },
        JSONField("stage", "At which point of the work it was corrected.") { $0.stage },
        JSONField("judgedBy", "Who judged; null for the person who recorded it.") { $0.judgedBy },
        JSONField("ground", "The kind of the correction, which says from when it holds.") {
            $0.ground
        },
        JSONField("judgeBefore", "Who was named as the judge before, if it was somebody else.") {
            $0.judgeBefore
        },
        JSONField("heldBefore", "When it held before, as recorded, if that was corrected.") {
            $0.heldBefore
        })
}

extension OversightAspectJudgement: JSONMapped {
    public static let jsonMapping = JSONMapping<OversightAspectJudgement>(
        "OversightAspect", "One aspect of oversight, judged apart.",
        JSONField("aspect", "Stage and theme.") { $0.aspect },
        JSONField("answer", "The answer.") { $0.answer })
}

extension OversightJudged: JSONMapped {
    public static let jsonMapping = JSONMapping<OversightJudged>(
        "oversight-judged", "The management oversight of a case was judged.",
        JSONField("case", "The case.") { $0.caseKey },
        JSONField("overall", "Whether it was sufficient as a whole.") { $0.overall },
        JSONField("aspects", "Aspects that were judged apart.") { $0.aspects },
        JSONField("supersedes", "The position of the judgement that it replaces.") {
            $0.supersedes
        },
        JSONField("judgedBy", "Who judged; null for the person who recorded it.") { $0.judgedBy },
        JSONField("stage", "At which point of the work it was corrected; null at first.") {
            $0.stage
        },
        JSONField("ground", "The kind of the correction; null at first.") { $0.ground },
        JSONField("judgeBefore", "Who was named as the judge before, if only that was corrected.") {
            $0.judgeBefore
        },
        JSONField("heldBefore", "When it held before, as recorded, if that was corrected.") {
            $0.heldBefore
        })
}

extension QualitativeRatingProposed: JSONMapped {
    public static let jsonMapping = JSONMapping<QualitativeRatingProposed>(
        "qualitative-rating-proposed", "A rating was proposed for a standard without cases.",
        JSONField("standard", "The standard.") { $0.standard },
        JSONField("rating", "The rating.") { $0.rating },
        JSONField("characteristicsMet", "Characteristics of the rating that are met.") {
            $0.characteristicsMet
        },
        JSONField("basis", "References of the evidence it rests on.") { $0.basis })
}

extension StandardNotRated: JSONMapped {
    public static let jsonMapping = JSONMapping<StandardNotRated>(
        "standard-not-rated", "A standard was left unrated.",
        JSONField("standard", "The standard.") { $0.standard },
        JSONField("why", "Why.") { $0.why })
}

extension RatingSeen: JSONMapped {
    public static let jsonMapping = JSONMapping<RatingSeen>(
        "RatingSeen", "A standard's rating as people saw it.",
        JSONField("standard", "The standard.") { $0.standard },
        JSONField("rating", "The rating; null for none.") { $0.rating })
}

extension PanelConvened: JSONMapped {
    public static let jsonMapping = JSONMapping<PanelConvened>(
        "panel-convened", "The ratings panel met.",
        JSONField("chair", "Who chaired it.") { $0.chair },
        JSONField("members", "Who sat on it.") { $0.members },
        JSONField("quorum", "How many must be present.") { $0.quorum },
        JSONField("declaredInterests", "Who declared an interest.") { $0.declaredInterests },
        JSONField("snapshot", "The ratings that lay before it.") { $0.snapshot },
        JSONField("seenUpTo", "The position up to which they were read.") { $0.seenUpTo })
}

extension PanelDecisionRecorded: JSONMapped {
    public static let jsonMapping = JSONMapping<PanelDecisionRecorded>(
        "panel-decision-recorded", "The ratings panel decided the rating of a standard.",
        JSONField("standard", "The standard.") { $0.standard },
        JSONField("from", "The rating before: by rule, or as proposed.") { $0.from },
        JSONField("decided", "The rating that the panel decided.") { $0.decided },
        JSONField("outcome", "What the decision amounts to.") { $0.outcome },
        JSONField("eligibility", "Triggers of the discretion rule that were met.") {
            $0.eligibility
        },
        JSONField("ground", "The ground, for discretion.") { $0.ground },
        JSONField("reason", "The reason.") { $0.reason },
        JSONField("reasonMissing", "Whether a publication gives no reason for it.") {
            $0.reasonMissing
        },
        JSONField("needsSecondApproval", "Whether a second person must approve it.") {
            $0.needsSecondApproval
        },
        JSONField("byConsensus", "Whether the panel decided by consensus.") {
            $0.votes == .consensus
        },
        JSONField("votesFor", "Votes for, where they were counted.") { $0.votes.inFavour },
        JSONField("votesAgainst", "Votes against, where they were counted.") { $0.votes.against },
        JSONField("votes", "The vote of each member; empty where nobody is named.") {
            $0.votes.cast
        })
}

extension PanelDecisionReversed: JSONMapped {
    public static let jsonMapping = JSONMapping<PanelDecisionReversed>(
        "panel-decision-reversed", "A decision of the ratings panel was taken back.",
        JSONField("standard", "The standard.") { $0.standard },
        JSONField("supersedes", "The position of the decision.") { $0.supersedes },
        JSONField("consensus", "Whether the panel reversed it by consensus.") {
            $0.votes == .consensus
        },
        JSONField("votesFor", "Votes for, where they were counted.") { $0.votes.inFavour },
        JSONField("votesAgainst", "Votes against, where they were counted.") { $0.votes.against },
        JSONField("votes", "The vote of each member; empty where nobody is named.") {
            $0.votes.cast
        })
}

extension ReportPublished: JSONMapped {
    public static let jsonMapping = JSONMapping<ReportPublished>(
        "report-published", "The report was published.",
        JSONField("ratings", "The published ratings.") { $0.ratings },
        JSONField("total", "The points; null if the report does not tell them.") { $0.total },
        JSONField("maximum", "The most points that could be earned; null if not known.") {
            $0.maximum
        },
        JSONField("overall", "The overall rating.") { $0.overall },
        JSONField("publishedOn", "The date of publication.") { $0.publishedOn },
        JSONField("requestedBy", "Who asked for it, if another person approved it.") {
            $0.requestedBy
        },
        JSONField(
            "standsAlone",
            "Whether the result stands as printed, because ratings of standards are not known."
        ) { $0.standsAlone })
}

extension ReportCorrected: JSONMapped {
    public static let jsonMapping = JSONMapping<ReportCorrected>(
        "report-corrected", "A published rating was corrected.",
        JSONField("standard", "The standard.") { $0.standard },
        JSONField("from", "The rating that was published.") { $0.from },
        JSONField("to", "The rating that holds.") { $0.to },
        JSONField("requestedBy", "Who asked for it, if another person approved it.") {
            $0.requestedBy
        })
}

extension PublishedRatingRecorded: JSONMapped {
    public static let jsonMapping = JSONMapping<PublishedRatingRecorded>(
        "published-rating-recorded", "A rating was taken from a publication as printed.",
        JSONField("standard", "The standard.") { $0.standard },
        JSONField("rating", "The rating.") { $0.rating },
        JSONField("place", "Where it is printed.") { $0.place })
}

extension SurveyRecorded: JSONMapped {
    public static let jsonMapping = JSONMapping<SurveyRecorded>(
        "survey-recorded", "What people answered in a survey.",
        JSONField("survey", "Which survey.") { $0.survey },
        JSONField(including: { $0.fact }))
}

extension ContextFactRecorded: JSONMapped {
    public static let jsonMapping = JSONMapping<ContextFactRecorded>(
        "context-fact-recorded", "A fact about the service, its area or the sample.",
        JSONField("about", "What it is about.") { $0.target },
        JSONField(including: { $0.fact }))
}

extension FindingRecorded: JSONMapped {
    public static let jsonMapping = JSONMapping<FindingRecorded>(
        "finding-recorded", "A strength or an area for improvement.",
        JSONField(including: { $0.finding }))
}

extension EvidenceNoted: JSONMapped {
    public static let jsonMapping = JSONMapping<EvidenceNoted>(
        "evidence-noted", "Evidence that was looked at.",
        JSONField(including: { $0.evidence }))
}

extension TimelineEntryNoted: JSONMapped {
    public static let jsonMapping = JSONMapping<TimelineEntryNoted>(
        "timeline-entry-noted", "What happened at the service, and when.",
        JSONField(including: { $0.entry }))
}

extension AnomalyNoted: JSONMapped {
    public static let jsonMapping = JSONMapping<AnomalyNoted>(
        "anomaly-noted", "Where a printed report does not agree with itself.",
        JSONField(including: { $0.anomaly }))
}

extension PreviousRecommendation: JSONMapped {
    public static let jsonMapping = JSONMapping<PreviousRecommendation>(
        "PreviousRecommendation", "A recommendation of an earlier inspection.",
        JSONField("inspection", "The inspection.") { $0.inspection },
        JSONField("id", "The recommendation.") { $0.id })
}

extension Recommendation: JSONMapped {
    public static let jsonMapping = JSONMapping<Recommendation>(
        "Recommendation", "What an inspection recommends.",
        JSONField("id", "Its number.") { $0.id },
        JSONField("addressee", "To whom it is made.") { $0.addressee },
        JSONField("partner", "With whom the addressee is to work.") { $0.partner },
        JSONField("topic", "What it is about.") { $0.topic },
        JSONField("subPoints", "Its sub-points, numbered from 1.") { $0.subPoints },
        JSONField("standards", "The standards it is about.") { $0.standards },
        JSONField("basis", "References of the evidence it rests on.") { $0.basis },
        JSONField("actionPlanDue", "When the action plan is due.") { $0.actionPlanDue },
        JSONField("repeats", "The recommendation that it repeats.") { $0.repeats })
}

extension RecommendationMade: JSONMapped {
    public static let jsonMapping = JSONMapping<RecommendationMade>(
        "recommendation-made", "A recommendation was made.",
        JSONField(including: { $0.recommendation }))
}

extension RecommendationResponseRecorded: JSONMapped {
    public static let jsonMapping = JSONMapping<RecommendationResponseRecorded>(
        "recommendation-response-recorded", "The addressee answered a recommendation.",
        JSONField("recommendation", "The recommendation.") { $0.recommendation },
        JSONField("response", "The answer.") { $0.response })
}

extension PlannedAction: JSONMapped {
    public static let jsonMapping = JSONMapping<PlannedAction>(
        "PlannedAction", "An action that the addressee plans.",
        JSONField("id", "Its number.") { $0.id },
        JSONField("what", "What is to be done.") { $0.what },
        JSONField("owner", "Who is to do it.") { $0.owner },
        JSONField("due", "By when.") { $0.due },
        JSONField("subPoint", "The sub-point that it answers.") { $0.subPoint })
}

extension ActionPlanReceived: JSONMapped {
    public static let jsonMapping = JSONMapping<ActionPlanReceived>(
        "action-plan-received", "The addressee sent an action plan.",
        JSONField("recommendation", "The recommendation.") { $0.recommendation },
        JSONField("actions", "The actions.") { $0.actions })
}

extension ActionUpdated: JSONMapped {
    public static let jsonMapping = JSONMapping<ActionUpdated>(
        "action-updated", "The progress of an action was recorded.",
        JSONField("recommendation", "The recommendation.") { $0.recommendation },
        JSONField("action", "The action.") { $0.action },
        JSONField("status", "How far it is.") { $0.status },
        JSONField("due", "A new date, where it was put off.") { $0.due })
}

extension ProgressReviewed: JSONMapped {
    public static let jsonMapping = JSONMapping<ProgressReviewed>(
        "progress-reviewed", "The progress of a recommendation was reviewed.",
        JSONField("recommendation", "The recommendation.") { $0.recommendation },
        JSONField("subPoint", "The sub-point; null for the whole.") { $0.subPoint },
        JSONField("progress", "The progress.") { $0.progress })
}

extension RecommendationClosed: JSONMapped {
    public static let jsonMapping = JSONMapping<RecommendationClosed>(
        "recommendation-closed", "A recommendation was closed.",
        JSONField("recommendation", "The recommendation.") { $0.recommendation },
        JSONField("outcome", "With which outcome.") { $0.outcome })
}

extension TeamMember: JSONMapped {
    public static let jsonMapping = JSONMapping<TeamMember>(
        "TeamMember", "A person of the inspection.",
        JSONField("person", "The key of the person.") { $0.person },
        JSONField("roles", "The roles of the person.") { $0.roles })
}

extension TeamNamed: JSONMapped {
    public static let jsonMapping = JSONMapping<TeamNamed>(
        "team-named", "The people of the inspection and their roles.",
        JSONField("members", "Each person once; the list replaces an earlier one.") { $0.members })
}

extension InterestDeclared: JSONMapped {
    public static let jsonMapping = JSONMapping<InterestDeclared>(
        "interest-declared", "A person declared an interest.",
        JSONField("person", "The person.") { $0.person },
        JSONField("interest", "The interest.") { $0.interest })
}

extension ApprovalRequested: JSONMapped {
    public static let jsonMapping = JSONMapping<ApprovalRequested>(
        "approval-requested", "A person asked for the approval of an act that needs two people.",
        JSONField("withdrawal", "The withdrawal of a judged case; null for another act.") {
            $0.request.withdrawal
        },
        JSONField("replacement", "The replacement of a judged case; null for another act.") {
            $0.request.replacement
        },
        JSONField("publication", "The publication; null for another act.") {
            $0.request.publication
        },
        JSONField("correction", "The correction of the published report; null for another act.") {
            $0.request.correction
        })
}

extension ApprovalGiven: JSONMapped {
    public static let jsonMapping = JSONMapping<ApprovalGiven>(
        "approval-given", "A second person approved an act or a decision of the panel.",
        JSONField("of", "The position of the request or of the decision.") { $0.of },
        JSONField("decision", "Whether it is a decision of the panel.") { $0.isDecision },
        JSONField("selfApproved", "Whether the same person asked for it, being the only one.") {
            $0.isSelfApproved
        })
}

extension ApprovalDeclined: JSONMapped {
    public static let jsonMapping = JSONMapping<ApprovalDeclined>(
        "approval-declined", "A second person declined a request.",
        JSONField("of", "The position of the request.") { $0.of })
}

extension DissentRecorded: JSONMapped {
    public static let jsonMapping = JSONMapping<DissentRecorded>(
        "dissent-recorded", "A person dissented from a decision in which they took part.",
        JSONField("standard", "The standard of the panel's decision; null for a moderation.") {
            $0.target.standard
        },
        JSONField("case", "The moderated case; null for a decision.") {
            $0.target.caseKey
        })
}

extension PanelVotes.Cast: JSONMapped {
    public static let jsonMapping = JSONMapping<PanelVotes.Cast>(
        "PanelVote", "The vote of a member of the panel.",
        JSONField("member", "The member.") { $0.member },
        JSONField("vote", "The vote.") { $0.vote })
}

extension JudgementRetracted: JSONMapped {
    public static let jsonMapping = JSONMapping<JudgementRetracted>(
        "judgement-retracted", "An answer was taken back.",
        JSONField("case", "The case.") { $0.caseKey },
        JSONField("question", "The question; null for the management oversight.") { $0.question },
        JSONField("supersedes", "The position of the answer.") { $0.supersedes },
        JSONField("from", "The answer.") { $0.from })
}

extension JudgementAttested: JSONMapped {
    public static let jsonMapping = JSONMapping<JudgementAttested>(
        "judgement-attested", "The judge confirmed the answers of a case that others entered.",
        JSONField("case", "The case.") { $0.caseKey })
}

extension AssessmentOpened: JSONMapped {
    public static let jsonMapping = JSONMapping<AssessmentOpened>(
        "assessment-opened", "An inspector began to assess a case.",
        JSONField("case", "The case.") { $0.caseKey },
        JSONField("inspector", "Who assesses it.") { $0.inspector })
}

extension AssessmentSubmitted: JSONMapped {
    public static let jsonMapping = JSONMapping<AssessmentSubmitted>(
        "assessment-submitted", "The assessment of a case was submitted.",
        JSONField("case", "The case.") { $0.caseKey },
        JSONField("caseManagerInterviewed", "Whether the case manager was interviewed.") {
            $0.caseManagerInterviewed
        })
}

extension AssessmentReopened: JSONMapped {
    public static let jsonMapping = JSONMapping<AssessmentReopened>(
        "assessment-reopened", "A submitted assessment was opened again.",
        JSONField("case", "The case.") { $0.caseKey })
}

extension CaseModerated: JSONMapped {
    public static let jsonMapping = JSONMapping<CaseModerated>(
        "case-moderated", "A case was moderated.",
        JSONField("case", "The case.") { $0.caseKey },
        JSONField("changed", "The questions whose answers were changed; empty for agreed.") {
            $0.changed
        },
        JSONField("selfModerated", "Whether the moderator judged the case, being the only one.") {
            $0.isSelfModerated
        })
}

extension DraftIssued: JSONMapped {
    public static let jsonMapping = JSONMapping<DraftIssued>(
        "draft-issued", "The draft of the report, or an embargoed copy, was sent to somebody.",
        JSONField("kind", "What was sent.") { $0.kind },
        JSONField("recipient", "Who got it.") { $0.recipient },
        JSONField("due", "Until when an answer is expected.") { $0.due })
}

extension ChallengeRaised: JSONMapped {
    public static let jsonMapping = JSONMapping<ChallengeRaised>(
        "challenge-raised", "The inspected service challenged what the draft says.",
        JSONField("id", "The challenge.") { $0.id },
        JSONField("case", "The case, for an answer.") { $0.target.caseKey },
        JSONField("question", "The question.") { $0.target.question },
        JSONField("standard", "The standard.") { $0.target.standard },
        JSONField("overall", "Whether it is about the rating of the service.") {
            $0.target == .overall
        },
        JSONField("kind", "The kind of challenge.") { $0.kind },
        JSONField("ground", "Its ground.") { $0.ground },
        JSONField("evidence", "References of evidence for it.") { $0.evidence },
        JSONField("due", "Until when it is to be resolved.") { $0.due })
}

extension ChallengeResolved: JSONMapped {
    public static let jsonMapping = JSONMapping<ChallengeResolved>(
        "challenge-resolved", "A challenge was accepted, in whole or in part, or rejected.",
        JSONField("id", "The challenge.") { $0.id },
        JSONField("case", "The case, for an answer.") { $0.target.caseKey },
        JSONField("question", "The question.") { $0.target.question },
        JSONField("standard", "The standard.") { $0.target.standard },
        JSONField("overall", "Whether it was about the rating of the service.") {
            $0.target == .overall
        },
        JSONField("outcome", "The outcome.") { $0.outcome },
        JSONField("events", "The positions of the events that it led to.") { $0.events },
        JSONField("selfChecked", "Whether the person had a part in it, being the only one.") {
            $0.isSelfChecked
        })
}

extension SecondJudgementRecorded: JSONMapped {
    public static let jsonMapping = JSONMapping<SecondJudgementRecorded>(
        "second-judgement-recorded",
        "A question was judged a second time, by another person; no rating counts it.",
        JSONField("case", "The case.") { $0.caseKey },
        JSONField("question", "The key question or prompt.") { $0.question },
        JSONField("answer", "The answer.") { $0.answer },
        JSONField("purpose", "Why it was judged again.") { $0.purpose },
        JSONField("evidence", "Where the evidence is kept.") { $0.evidence },
        JSONField("judgedBy", "Who judged; null for the person who recorded it.") { $0.judgedBy })
}

extension CaseReplacement: JSONMapped {
    public static let jsonMapping = JSONMapping<CaseReplacement>(
        "Replacement", "A case that leaves the sample, and the one that takes its place.",
        JSONField("withdrawn", "The withdrawal.") { $0.withdrawn },
        JSONField("selected", "The selection in its place.") { $0.selected })
}

extension CaseReplaced: JSONMapped {
    public static let jsonMapping = JSONMapping<CaseReplaced>(
        "case-replaced", "A withdrawn case was replaced by another one.",
        JSONField("case", "The case that was withdrawn.") { $0.caseKey },
        JSONField("by", "The case that took its place.") { $0.by },
        JSONField("domain", "The domain of both.") { $0.domain },
        JSONField("requestedBy", "Who asked for it, if another person approved it.") {
            $0.requestedBy
        })
}

extension EligiblePopulationRecorded: JSONMapped {
    public static let jsonMapping = JSONMapping<EligiblePopulationRecorded>(
        "eligible-population-recorded", "How many cases of a domain could be drawn.",
        JSONField("domain", "The domain.") { $0.domain },
        JSONField("dimension", "What the cases are grouped by; null for all cases.") {
            $0.dimension
        },
        JSONField("group", "The group; null for all cases.") { $0.group },
        JSONField("count", "Cases that could be drawn.") { $0.count },
        JSONField("asOf", "The date that the number is of.") { $0.asOf },
        JSONField("supplier", "Who supplied the number.") { $0.supplier })
}

extension ReinspectionScheduled: JSONMapped {
    public static let jsonMapping = JSONMapping<ReinspectionScheduled>(
        "reinspection-scheduled", "A re-inspection was scheduled after the publication.",
        JSONField("due", "Until when it is due.") { $0.due })
}

extension RetentionHoldPlaced: JSONMapped {
    public static let jsonMapping = JSONMapping<RetentionHoldPlaced>(
        "retention-hold-placed", "A retention hold was placed; no text that it covers is erased.",
        JSONField("case", "The case; null for another subject.") { $0.subject.caseKey },
        JSONField("event", "The position of the event; null for another subject.") {
            $0.subject.position
        },
        JSONField("basis", "Why.") { $0.basis },
        JSONField("reference", "The reference of the matter.") { $0.reference },
        JSONField("until", "When it is to be reviewed.") { $0.until })
}

extension RetentionHoldLifted: JSONMapped {
    public static let jsonMapping = JSONMapping<RetentionHoldLifted>(
        "retention-hold-lifted", "A retention hold was lifted.",
        JSONField("supersedes", "Where the hold was placed.") { $0.supersedes })
}

extension ErasureRefused: JSONMapped {
    public static let jsonMapping = JSONMapping<ErasureRefused>(
        "erasure-refused", "The erasure of a text was refused, because a hold covers it.",
        JSONField("of", "The position of the record that has the text.") { $0.of },
        JSONField("text", "The name of the text.") { $0.text },
        JSONField("hold", "Where the hold was placed.") { $0.hold },
        JSONField("basis", "The basis of the hold.") { $0.basis })
}

extension FactCorrected: JSONMapped {
    public static let jsonMapping = JSONMapping<FactCorrected>(
        "fact-corrected",
        "A recorded fact was corrected; the next event of the command stands in its place.",
        JSONField("kind", "The kind of the fact.") { $0.kind },
        JSONField("supersedes", "The position of the fact that it replaces.") { $0.supersedes })
}

extension RecommendationCorrected: JSONMapped {
    public static let jsonMapping = JSONMapping<RecommendationCorrected>(
        "recommendation-corrected", "A recommendation was corrected; its follow-up stays.",
        JSONField(including: { $0.recommendation }),
        JSONField("supersedes", "The position of the recommendation that it replaces.") {
            $0.supersedes
        })
}
