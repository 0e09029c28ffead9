// Cells, their changes, audit trails, traces and differences in JSON.

extension Cell: JSONEncodable {
    public static var jsonSchema: JSONSchema {
        .string("cell, such as overall, 2.1, 2.1.3, court-07/2.1.3, oversight, R1.2 or F1")
    }
    public var json: JSONValue { .string(description) }
}

extension DecisionChange: JSONMappedCodable {
    public static let jsonCoding: JSONCoding<DecisionChange> = .word
}

extension CellState {
    /// Whether there is a value, in one word.
    private var kind: String {
        switch self {
        case .value: "value"
        case .provisional: "provisional"
        case .absent: "absent"
        }
    }

    private var possible: [Answer] {
        if case .absent(.notKnown(let possible)) = self { possible } else { [] }
    }

    private var figure: CellValue.Figure? {
        switch value {
        case .question(let figure): figure
        case .oversight(let all):
            CellValue.Figure(
                yes: all.yes, no: all.no, notApplicable: all.notApplicable, percent: all.percent,
                band: nil)
        default: nil
        }
    }

    private var service: CellValue.Service? {
        if case .overall(let service) = value { service } else { nil }
    }

    private var standard: CellValue.RatedStandard? {
        if case .standard(let rated) = value { rated } else { nil }
    }

    private var answer: Answer? {
        switch value {
        case .answer(let answer): answer
        case .caseOversight(let judged): judged.overall
        default: nil
        }
    }

    private var status: String? {
        switch value {
        case .recommendation(let followed): followed.status.rawValue
        case .subPoint(let progress): progress.description
        case .finding(let noted): noted.finding.kind.description
        case .sampled(_, let purpose): purpose.description
        default: nil
        }
    }
}

extension CellState: JSONMapped {
    public static let jsonMapping = JSONMapping<CellState>(
        "CellState", "What is known of a cell. Only the members of its kind are not null.",
        JSONField("state", "value, provisional (a running figure during fieldwork) or absent.") {
            $0.kind
        },
        JSONField("words", "The value, or why there is none, in words.") { $0.words },
        JSONField(
            "absence",
            """
            Why there is no value: neverAsked, neverAnswered, notRecorded, withdrawn, notRated, \
            insufficientEvidence or notKnown.
            """
        ) { $0.absence?.description },
        JSONField("possible", "The answers that printed counts allow for a case.") { $0.possible },
        JSONField("rating", "The rating of the service or a standard, or a question's band.") {
            $0.value?.rating
        },
        JSONField("decidedBy", "Who or what decided the rating of a standard.") {
            $0.standard?.decidedBy
        },
        JSONField("panelOutcome", "What the panel's decision amounts to.") {
            $0.standard?.outcome
        },
        JSONField("stale", "Whether answers changed after the panel decided.") {
            $0.standard?.isStale
        },
        JSONField("total", "The points of the service.") { $0.service?.total },
        JSONField("maximum", "The most points of the service.") { $0.service?.maximum },
        JSONField("limitedBy", "The standard that limits the rating of the service.") {
            $0.service?.limitedBy
        },
        JSONField("yes", "Cases judged sufficient.") { $0.figure?.yes },
        JSONField("no", "Cases judged not sufficient.") { $0.figure?.no },
        JSONField("notApplicable", "Cases answered not applicable.") { $0.figure?.notApplicable },
        JSONField("percent", "Share of sufficient cases, in whole percent.") {
            $0.figure?.percent
        },
        JSONField("answer", "The answer in a case, or on its oversight as a whole.") { $0.answer },
        JSONField(
            "status",
            "Of a recommendation, a sub-point, a finding or a case: status, progress, kind, purpose."
        ) { $0.status })
}

extension FieldCorrection: JSONMapped {
    public static let jsonMapping = JSONMapping<FieldCorrection>(
        "FieldCorrection", "What a correction changed of one field.",
        JSONField("field", "The field, in words.") { $0.field },
        JSONField("from", "What it said before; (erased) for an erased text, none for none.") {
            $0.before
        },
        JSONField("to", "What it says after the correction.") { $0.after })
}

extension Cause: JSONMapped {
    public static let jsonMapping = JSONMapping<Cause>(
        "Cause", "An event that made a change.",
        JSONField("position", "Where the event is.") { $0.position },
        JSONField("event", "Its type.") { $0.event },
        JSONField("sentence", "What happened, in one sentence.") { $0.sentence },
        JSONField("judgedBy", "Who judged, where somebody else entered it.") { $0.judgedBy },
        JSONField("effectiveAt", "When it held.") { $0.effectiveAt },
        JSONField("origin", "Where the event comes from.") { $0.origin })
}

/// The most causes that an answer lists; `causeCount` counts all of them.
private let mostCauses = 20

extension AuditTrail.Panel: JSONMapped {
    public static let jsonMapping = JSONMapping<AuditTrail.Panel>(
        "Panel", "A panel that met, with the ratings that lay before it.",
        JSONField("position", "Where the ledger recorded that it met.") { $0.position },
        JSONField(including: { $0.convened }))
}

extension AuditTrail.Entry: JSONMapped {
    public static let jsonMapping = JSONMapping<AuditTrail.Entry>(
        "Change", "What one command changed of a cell.",
        JSONField("cell", "What changed.") { $0.change.cell },
        JSONField("position", "The end of the command: people saw the new value from there on.") {
            $0.command.position
        },
        JSONField("recordedAt", "When the ledger recorded it.") { $0.command.recordedAt },
        JSONField("actor", "Who recorded it.") { $0.command.actor },
        JSONField("role", "In which role.") { $0.command.role },
        JSONField("authority", "On what authority.") { $0.command.authority },
        JSONField("reason", "Why.") { $0.reason },
        JSONField("approvedBy", "Who approved it as a second person; null without an approval.") {
            $0.approvedBy
        },
        JSONField("from", "What was known before.") { $0.change.before },
        JSONField("to", "What is known after.") { $0.change.after },
        JSONField("corrections", "What a correction of a recommendation or finding changed.") {
            $0.change.before.corrections(to: $0.change.after) ?? []
        },
        JSONField(
            "decision",
            "What happened to the decision behind a rating that kept its value; null otherwise."
        ) { $0.change.decision },
        JSONField("sentence", "What happened, in one sentence.") { $0.sentence },
        JSONField("provisional", "Whether this is a running figure during fieldwork.") {
            $0.change.isProvisional
        },
        JSONField("origin", "Where the events come from.") { $0.origin },
        JSONField("panelDecision", "The panel's decision, where one made the change.") {
            $0.change.panelDecision
        },
        JSONField("panel", "The panel that decided; null for any other change.") { $0.panel },
        JSONField("decidedAsOf", "The position up to which the decision read the ledger.") {
            $0.command.decidedAsOf
        },
        JSONField("saw", "What the actor had looked at, where the caller said so.") {
            $0.command.seen
        },
        JSONField("causes", "The events that made the change, the first 20.") {
            Array($0.causes.prefix(mostCauses))
        },
        JSONField("causeCount", "How many events made the change.") { $0.causes.count })
}

extension AuditTrail: JSONMapped {
    public static let jsonMapping = JSONMapping<AuditTrail>(
        "AuditTrail", "Every change of a target, oldest first.",
        JSONField("target", "What was asked about.") { $0.target.description },
        JSONField("purpose", "What the trail of a person was asked for.") { $0.purpose },
        JSONField("value", "What is known of it; null for a person.") { $0.state },
        JSONField("changes", "The changes.") { $0.changes })
}

extension SeenValues.Seen: JSONMapped {
    public static let jsonMapping = JSONMapping<SeenValues.Seen>(
        "SeenValue", "What was shown of a cell.",
        JSONField("cell", "The cell.") { $0.cell },
        JSONField("value", "What was known of it then.") { $0.state })
}

extension SeenValues: JSONMapped {
    public static let jsonMapping = JSONMapping<SeenValues>(
        "SeenValues", "What a person had been shown before a command.",
        JSONField("position", "The position up to which the person had seen the ledger.") {
            $0.position
        },
        JSONField("values", "The ratings and figures that were shown, as they were then.") {
            $0.values
        })
}

extension Trace.Earlier: JSONMapped {
    public static let jsonMapping = JSONMapping<Trace.Earlier>(
        "EarlierValue", "A value of a cell before its current one.",
        JSONField("value", "What was known of the cell.") { $0.state },
        JSONField("position", "The position from which readers saw it.") { $0.position })
}

extension Trace.TracedCell: JSONMapped {
    public static let jsonMapping = JSONMapping<Trace.TracedCell>(
        "TracedCell", "A cell with the command that set its value.",
        JSONField("cell", "The cell.") { $0.cell },
        JSONField(
            "value",
            "What is known of it; if newer changes were skipped, what was known before them."
        ) { $0.state },
        JSONField("now", "What is known of it now, if newer changes were skipped.") { $0.now },
        JSONField("absence", "Why it has no value; null if it has one.") {
            $0.state.absence?.description
        },
        JSONField("set", "The change that set the value; null where no event did.") { $0.set },
        JSONField("saw", "What the actor had been shown; null where this is not recorded.") {
            $0.saw
        },
        JSONField("displaced", "The events whose result the value displaced.") { $0.displaced },
        JSONField("before", "The earlier values, the latest first.") { $0.before },
        JSONField("alsoChanged", "The other cells that the same command changed.") {
            $0.alsoChanged
        },
        JSONField("skipped", "The positions of newer changes that were skipped.") { $0.skipped })
}

extension Trace: JSONMapped {
    public static let jsonMapping = JSONMapping<Trace>(
        "Trace", "For each cell, what set its value.",
        JSONField("cells", "The cells.") { $0.cells })
}

extension DifferenceCause: JSONMapped {
    public static let jsonMapping = JSONMapping<DifferenceCause>(
        "DifferenceCause", "An event that makes a cell differ.",
        JSONField(including: { $0.cause }),
        JSONField("actor", "Who recorded it.") { $0.actor },
        JSONField("recordedAt", "When the ledger recorded it.") { $0.recordedAt },
        JSONField("reason", "Why.") { $0.reason },
        JSONField("necessary", "Whether every least sufficient set of events has it.") {
            $0.isNecessary
        },
        JSONField("late", "Whether it had held by the first view and was recorded after it.") {
            $0.isLate
        })
}

extension Difference.DifferentCell: JSONMapped {
    public static let jsonMapping = JSONMapping<Difference.DifferentCell>(
        "DifferentCell", "A cell that differs, with the events that make it differ.",
        JSONField("cell", "The cell.") { $0.cell },
        JSONField("from", "What is known of it in the first view.") { $0.before },
        JSONField("to", "What is known of it in the second view.") { $0.after },
        JSONField("corrections", "What corrections of a recommendation or finding changed.") {
            $0.before.corrections(to: $0.after) ?? []
        },
        JSONField("causes", "The events that make the difference, the first 20.") {
            Array($0.causes.prefix(mostCauses))
        },
        JSONField("causeCount", "How many events make the difference.") { $0.causes.count },
        JSONField("late", "Whether one of them was recorded late.") { $0.isLate })
}
