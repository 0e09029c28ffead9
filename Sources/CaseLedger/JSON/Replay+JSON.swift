// Replays, checks and records of cases and people in JSON.

extension Change: JSONMapped {
    public static let jsonMapping = JSONMapping<Change>(
        "ReplayedChange", "What a step changed of a cell.",
        JSONField("cell", "What changed.") { $0.cell },
        JSONField("from", "What was known before.") { $0.before },
        JSONField("to", "What is known after.") { $0.after },
        JSONField("corrections", "What a correction of a recommendation or finding changed.") {
            $0.before.corrections(to: $0.after) ?? []
        },
        JSONField("decision", "What happened to the decision behind a rating that stayed.") {
            $0.decision
        })
}

extension Replay.Step: JSONMapped {
    public static let jsonMapping = JSONMapping<Replay.Step>(
        "ReplayStep", "A step of a replay.",
        JSONField("step", "The number of the step, from 1.") { $0.number },
        JSONField("position", "The position of its last event.") { $0.position },
        JSONField("recordedAt", "When the ledger recorded its last event.") { $0.recordedAt },
        JSONField("effectiveAt", "When its events held.") { $0.effectiveAt },
        JSONField("sentence", "What happened, in one sentence.") { $0.sentence },
        JSONField("actors", "Who gave the commands.") { $0.actors },
        JSONField("authority", "On what authority, where it is the same for the whole step.") {
            $0.authority
        },
        JSONField("reason", "Why, for a step of one command.") { $0.reason },
        JSONField("changes", "What changed.") { $0.changes })
}

extension Replay: JSONMapped {
    public static let jsonMapping = JSONMapping<Replay>(
        "Replay", "The history of an inspection, step by step.",
        JSONField("steps", "The steps, oldest first.") { $0.steps })
}

extension ReplayCheck.Source: JSONMappedCodable {
    public static let jsonCoding: JSONCoding<ReplayCheck.Source> = .words { $0.rawValue }
}

extension ReplayCheck.Difference: JSONMapped {
    public static let jsonMapping = JSONMapping<ReplayCheck.Difference>(
        "ReplayDifference", "A recorded or stored value that the events do not give.",
        JSONField("position", "The end of the command at which it was recorded.") { $0.position },
        JSONField("source", "Where it was recorded.") { $0.source },
        JSONField("cell", "The cell.") { $0.cell },
        JSONField("recorded", "The recorded value.") { $0.recorded },
        JSONField("computed", "The value that the events give.") { $0.computed })
}

extension ReplayCheck: JSONMapped {
    public static let jsonMapping = JSONMapping<ReplayCheck>(
        "ReplayCheck", "Whether what people had been shown follows from the events again.",
        JSONField("compared", "How many values were compared.") { $0.compared },
        JSONField("differences", "The values that differ, by position.") { $0.differences })
}

extension HistoryEntry: JSONMapped {
    public static let jsonMapping = JSONMapping<HistoryEntry>(
        "HistoryEntry", "An event: who did it, when, and what happened.",
        JSONField(including: { $0.cause }),
        JSONField("actor", "Who recorded it.") { $0.actor },
        JSONField("role", "In which role.") { $0.role },
        JSONField("recordedAt", "When the ledger recorded it.") { $0.recordedAt },
        JSONField("reason", "Why.") { $0.reason })
}

extension CaseRecord.Value: JSONMapped {
    public static let jsonMapping = JSONMapping<CaseRecord.Value>(
        "CaseValue", "An answer or the oversight of a case.",
        JSONField("cell", "The cell.") { $0.cell },
        JSONField("value", "What is known of it.") { $0.state },
        JSONField("withdrawn", "What was judged of a withdrawn case; null otherwise.") {
            $0.withdrawn.map(CellState.value)
        })
}

extension CaseRecord: JSONMapped {
    public static let jsonMapping = JSONMapping<CaseRecord>(
        "CaseRecord", "Everything that is held on one case.",
        JSONField("case", "The case.") { $0.caseKey },
        JSONField("value", "What is known of it.") { $0.state },
        JSONField("values", "The answers and the oversight as they stand.") { $0.values },
        JSONField("entries", "The events about the case, oldest first.") { $0.entries })
}

extension PersonRecord: JSONMapped {
    public static let jsonMapping = JSONMapping<PersonRecord>(
        "PersonRecord", "Everything that one person did or is named as the judge of.",
        JSONField("person", "The person.") { $0.person },
        JSONField("purpose", "What the record was asked for.") { $0.purpose },
        JSONField("entries", "The events, oldest first.") { $0.entries })
}

extension LateFacts.Milestone: JSONMappedCodable {
    public static let jsonCoding: JSONCoding<LateFacts.Milestone> = .words { $0.rawValue }
}

extension LateFacts.Fact: JSONMapped {
    public static let jsonMapping = JSONMapping<LateFacts.Fact>(
        "LateFact", "A fact that was recorded much later than it held.",
        JSONField(including: { $0.entry }),
        JSONField("delayInDays", "Whole days from when it held to its recording.") {
            $0.delayInDays
        },
        JSONField("missed", "Milestones by which it had held, and after which it was recorded.") {
            $0.missed
        })
}

extension LateFacts: JSONMapped {
    public static let jsonMapping = JSONMapping<LateFacts>(
        "LateFacts", "The facts that were recorded much later than they held.",
        JSONField("days", "The number of days after which a fact is late.") { $0.days },
        JSONField("rows", "The late facts, oldest first.") { $0.facts },
        JSONField("published", "The number of facts that come from a publication.") {
            $0.published
        })
}

extension EvidenceBasis.Row: JSONMapped {
    public static let jsonMapping = JSONMapping<EvidenceBasis.Row>(
        "BasisRow", "A proposal, a panel decision or a finding, with its basis.",
        JSONField("cell", "The standard or the finding.") { $0.cell },
        JSONField("words", "The judgement in words.") { $0.words },
        JSONField("position", "The position of its event.") { $0.position },
        JSONField("basis", "What it rests on; empty if no basis is recorded.") { $0.basis })
}

extension EvidenceBasis: JSONMapped {
    public static let jsonMapping = JSONMapping<EvidenceBasis>(
        "EvidenceBasis", "What the judgements on evidence rest on.",
        JSONField("rows", "The proposals and findings.") { $0.rows })
}
