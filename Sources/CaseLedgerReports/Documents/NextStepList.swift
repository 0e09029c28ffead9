public import CaseLedger
internal import CaseQuality

/// The next steps of an inspection, with the commands that record them.
public struct NextStepList: Sendable {
    /// A step and how to record it.
    public struct Entry: Sendable {
        /// The step.
        public let step: NextStep
        /// Whether the report cannot be published before this step.
        public let isRequired: Bool
        /// The step in words.
        public let words: String
        /// The command lines that record it: one, or several alternatives.
        public let commands: [String]

        /// Creates an entry.
        public init(
            _ step: NextStep, isRequired: Bool, in framework: Framework?, commands: [String]
        ) {
            self.step = step
            self.isRequired = isRequired
            words = step.words(in: framework)
            self.commands = commands
        }
    }

    /// The steps before publication, in the order of an inspection.
    public let required: [Entry]
    /// The other steps, the most common first.
    public let possible: [Entry]

    /// Creates the list from the steps of an inspection.
    ///
    /// - Parameters:
    ///   - steps: The steps.
    ///   - framework: The inspection's edition, for titles.
    ///   - commands: Returns the command lines that record a step.
    public init(
        _ steps: NextSteps, in framework: Framework?, commands: (NextStep) -> [String]
    ) {
        required = steps.required.map {
            Entry($0, isRequired: true, in: framework, commands: commands($0))
        }
        possible = steps.possible.map {
            Entry($0, isRequired: false, in: framework, commands: commands($0))
        }
    }
}

extension NextStepList.Entry: JSONMapped {
    public static let jsonMapping = JSONMapping<NextStepList.Entry>(
        "Step", "One thing that can come next.",
        JSONField("step", "What kind of step.") { $0.step.word },
        JSONField("required", "Whether the report cannot be published before it.") {
            $0.isRequired
        },
        JSONField("words", "The step in words.") { $0.words },
        JSONField("case", "The case it is about.") { $0.step.caseKey },
        JSONField("domain", "The domain it is about.") { $0.step.details.domain },
        JSONField("standard", "The standard it is about.") { $0.step.standard },
        JSONField("recommendation", "The recommendation it is about.") { $0.step.recommendation },
        JSONField("selected", "Cases selected so far.") { $0.step.details.selected },
        JSONField("planned", "Cases planned.") { $0.step.details.planned },
        JSONField("unanswered", "Questions without an answer.") { $0.step.details.questions },
        JSONField("eligibility", "Triggers of the discretion rule that are met.") {
            $0.step.details.triggers
        },
        JSONField("standards", "Standards to confirm.") { $0.step.details.standards },
        JSONField("cases", "The cases, for a step about several.") {
            $0.step.details.cases
        },
        JSONField("position", "The request or decision to approve, or the hold to review.") {
            $0.step.details.position
        },
        JSONField("due", "When an action plan, an outcome, a re-inspection or a review is due.") {
            $0.step.details.due
        },
        JSONField("actions", "Actions that are not finished.") { $0.step.details.actions },
        JSONField("subPoints", "Sub-points that are not achieved.") {
            $0.step.details.subPoints
        },
        JSONField("commands", "Command lines that record it: one, or several to choose from.") {
            $0.commands
        })
}

extension NextStepList: JSONMapped {
    public static let jsonMapping = JSONMapping<NextStepList>(
        "Next", "What is missing before publication, and what else can come next.",
        JSONField("required", "The steps before publication.") { $0.required },
        JSONField("possible", "The other steps, the most usual first.") { $0.possible })
}

extension NextStepList: DocumentedAnswer {
    public var subject: String { "next steps" }

    public var blocks: [Document.Block] {
        guard !required.isEmpty || !possible.isEmpty else {
            return [.paragraph("Nothing is left to do.")]
        }
        var shown: Set<String> = []
        func blocks(_ heading: String, _ entries: [Entry]) -> [Document.Block] {
            guard !entries.isEmpty else { return [] }
            var blocks: [Document.Block] = [
                .heading("\(heading) (\(entries.count))", level: 3)
            ]
            var rest = entries[...]
            while let first = rest.first {
                let alike = rest.prefix { $0.step.word == first.step.word }
                rest = rest.dropFirst(alike.count)
                blocks.append(.list(alike.map(\.words)))
                // The commands are only shown below the first step of each kind.
                if shown.insert(first.step.word).inserted {
                    blocks.append(.commands(first.commands))
                }
            }
            return blocks
        }
        let missing: [Document.Block] =
            required.isEmpty
            ? [.paragraph(beforePublication)] : blocks("Missing before publication", required)
        return missing + blocks("Possible", possible)
    }

    /// Where an inspection stands in which no step is missing before publication.
    private var beforePublication: String {
        if possible.contains(where: \.step.isPublicationApproval) {
            return "Nothing is missing before publication, which waits for an approval."
        }
        return possible.contains { $0.step == .publish }
            ? "Nothing is missing before publication." : "The report is published."
    }

    public var data: Table? {
        var table = Table([
            .init("Step"), .init("Required"), .init("Words", .prose), .init("Commands"),
        ])
        for entry in required + possible {
            table.add([
                Table.Cell(entry.step.word), Table.Cell(entry.isRequired ? "yes" : "no"),
                Table.Cell(entry.words), Table.Cell(entry.commands.joined(separator: "\n")),
            ])
        }
        return table
    }
}

/// The values that a step of any kind can have.
private struct NextStepDetails {
    var domain: Domain.ID?
    var selected: Int?
    var planned: Int?
    var questions: [Question.ID]?
    var triggers: [DiscretionTrigger]?
    var standards: [Standard.ID]?
    var cases: [CaseKey]?
    var due: PartialDate?
    var actions: [ActionID]?
    var subPoints: [Int]?
    var position: Position?
}

extension NextStep {
    /// Whether the step approves the publication.
    fileprivate var isPublicationApproval: Bool {
        if case .approve(let waiting) = self { waiting.isPublication } else { false }
    }

    fileprivate var details: NextStepDetails {
        switch self {
        case .selectCases(let domain, let selected, let planned):
            NextStepDetails(domain: domain, selected: selected, planned: planned)
        case .judge(_, let questions): NextStepDetails(questions: questions)
        case .considerDiscretion(_, let triggers): NextStepDetails(triggers: triggers)
        case .confirm(let ids): NextStepDetails(standards: ids)
        case .judgeOversight(let keys), .attest(_, let keys), .submit(let keys),
            .moderate(let keys):
            NextStepDetails(cases: keys)
        case .approve(let waiting): NextStepDetails(position: waiting.position)
        case .receiveActionPlan(_, let due), .resolveChallenge(_, let due):
            NextStepDetails(due: due)
        case .announceReinspection(let due): NextStepDetails(due: due)
        case .reviewHold(let position, let until):
            NextStepDetails(due: until, position: position)
        case .updateActions(_, let actions): NextStepDetails(actions: actions)
        case .reviewProgress(_, let subPoints): NextStepDetails(subPoints: subPoints)
        default: NextStepDetails()
        }
    }
    /// The kind of the step, as in JSON.
    package var word: String {
        switch self {
        case .announce: "announce"
        case .selectCases: "selectCases"
        case .judge: "judge"
        case .proposeRating: "proposeRating"
        case .leaveUnrated: "leaveUnrated"
        case .nameTeam: "nameTeam"
        case .approve: "approve"
        case .attest: "attest"
        case .submit: "submit"
        case .moderate: "moderate"
        case .resolveChallenge: "resolveChallenge"
        case .convenePanel: "convenePanel"
        case .reverseDecision: "reverseDecision"
        case .decideAgain: "decideAgain"
        case .considerDiscretion: "considerDiscretion"
        case .reconsider: "reconsider"
        case .confirm: "confirm"
        case .judgeOversight: "judgeOversight"
        case .publish: "publish"
        case .makeRecommendations: "makeRecommendations"
        case .respond: "respond"
        case .receiveActionPlan: "receiveActionPlan"
        case .updateActions: "updateActions"
        case .reviewProgress: "reviewProgress"
        case .announceReinspection: "announceReinspection"
        case .reviewHold: "reviewHold"
        case .close: "close"
        }
    }

    /// The step in words.
    package func words(in framework: Framework?) -> String {
        func name(_ id: Standard.ID) -> String {
            [id.rawValue, framework?.standard(id)?.title].compactMap { $0 }.joined(
                separator: " ")
        }
        switch self {
        case .announce:
            return "Announce the inspection"
        case .selectCases(let id, let selected, let planned):
            let domain = framework?.domain(id).map { "domain \(id), \($0.title)" } ?? "\(id)"
            return "Select cases for \(domain)"
                + (planned.map { ": \(selected) of \($0) so far" } ?? "")
        case .judge(let key, let questions):
            return "Judge \(key): \(questions.count.counted("key question")) open"
        case .proposeRating(let id):
            return "Rate \(name(id))"
        case .leaveUnrated(let id):
            return "Leave \(name(id)) unrated: none of its cases decides it"
        case .nameTeam:
            return "Name the team: from then on people act in the roles that it gives"
        case .approve(let waiting):
            switch waiting.subject {
            case .decision(let id):
                return "Approve the panel's decision on \(name(id)), a second person"
            case .request(let request, let person):
                return "Approve or decline \(request.words(in: framework)), asked for by \(person)"
            }
        case .attest(let judge, let keys):
            return "Attest \(keys.count.counted("case")) that others entered for \(judge)"
        case .submit(let keys):
            return "Submit the assessment of \(keys.count.counted("case"))"
        case .resolveChallenge(let id, let due):
            return "Resolve challenge \(id)" + (due.map { ", due \($0)" } ?? "")
        case .moderate(let keys):
            return "Moderate \(keys.count.counted("case"))"
        case .convenePanel:
            return "Convene the ratings panel"
        case .reverseDecision(let id):
            return "Take back the decision on \(name(id)): no case decides it any more"
        case .decideAgain(let id):
            return "Decide again on \(name(id)): answers changed after the panel's decision"
        case .considerDiscretion(let id, let triggers):
            return "Consider discretion on \(name(id)): "
                + triggers.map(\.words).joined(separator: ", ")
        case .reconsider(let id, let people):
            return "Look at the decision on \(name(id)) again: "
                + "\(people.map(\.rawValue).listed) voted on it and declared an interest"
        case .confirm(let ids):
            return "Confirm \(ids.count.counted("rating"))"
        case .judgeOversight(let keys):
            return "Judge the management oversight of \(keys.count.counted("case"))"
        case .publish:
            return "Publish the report"
        case .makeRecommendations:
            return "Make recommendations"
        case .respond(let id):
            return "Record what the addressee says to \(id)"
        case .receiveActionPlan(let id, let due):
            return "Record the action plan for \(id)" + (due.map { ", due \($0)" } ?? "")
        case .updateActions(let id, let actions):
            return "Record how far \(id) is: \(actions.count.counted("action")) open"
        case .reviewProgress(let id, let subPoints):
            return "Review the progress of \(id)"
                + (subPoints.isEmpty ? "" : ": \(subPoints.count.counted("sub-point")) open")
        case .reviewHold(let position, let until):
            return "Review the retention hold of position \(position), until \(until)"
        case .announceReinspection(let due):
            return "Announce the re-inspection, due \(due), unless it was announced"
        case .close(let id):
            return "Close \(id)"
        }
    }
}
