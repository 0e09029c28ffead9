public import EventSourcing
internal import SwiftProtobuf

/// The mapping between an inspection's events and their bytes; every shape ever stored decodes here.
///
/// To encode judgements it needs the framework, for a judgement's tags name the standard that its
/// question belongs to. Decoding needs nothing.
public struct InspectionEventCodec: EventCodec {
    private let framework: Framework?

    public init(framework: Framework? = nil) { self.framework = framework }

    /// The version that is written now.
    static let schemaVersion: UInt16 = 1

    public func encode(_ event: InspectionEvent) -> EventDraft {
        switch event {
        case .frameworkRegistered(let event):
            draft(event, event.message, ["framework": event.framework.rawValue])
        case .serviceRegistered(let event):
            draft(event, event.message, ["service": event.service.rawValue])
        case .inspectionAnnounced(let event):
            draft(
                event, event.message,
                ["service": event.service.rawValue, "framework": event.framework.rawValue])
        case .samplePlanned(let event):
            draft(event, event.message, ["domain": event.domain.rawValue])
        case .caseSelected(let event):
            draft(
                event, event.message,
                ["case": event.caseKey.rawValue, "domain": event.domain.rawValue])
        case .caseWithdrawn(let event):
            draft(
                event, event.message,
                ["case": event.caseKey.rawValue, "domain": event.domain.rawValue])
        case .judgementRecorded(let event):
            draft(
                event, event.message,
                questionTags(event.question).merging(["case": event.caseKey.rawValue]) { own, _ in
                    own
                })
        case .judgementCorrected(let event):
            draft(
                event, event.message,
                questionTags(event.question).merging(["case": event.caseKey.rawValue]) { own, _ in
                    own
                })
        case .qualitativeRatingProposed(let event):
            draft(event, event.message, ["standard": event.standard.rawValue])
        case .standardNotRated(let event):
            draft(event, event.message, ["standard": event.standard.rawValue])
        case .panelConvened(let event):
            draft(event, event.message, [:])
        case .panelDecisionRecorded(let event):
            draft(event, event.message, ["standard": event.standard.rawValue])
        case .panelDecisionReversed(let event):
            draft(event, event.message, ["standard": event.standard.rawValue])
        case .reportPublished(let event):
            draft(event, event.message, [:])
        case .reportCorrected(let event):
            draft(event, event.message, ["standard": event.standard.rawValue])
        case .publishedRatingRecorded(let event):
            draft(event, event.message, ["standard": event.standard.rawValue])
        case .publishedFigureRecorded(let event):
            draft(event, event.message, questionTags(event.question))
        }
    }

    public func decode(_ record: Record) throws(UnreadableEvent) -> InspectionEvent {
        guard record.schemaVersion <= Self.schemaVersion else {
            throw UnreadableEvent(
                record,
                problem: "this version reads schema versions up to \(Self.schemaVersion).")
        }
        let event: InspectionEvent?
        switch record.type {
        case FrameworkRegistered.name:
            event = FrameworkRegistered(try message(record)).map { .frameworkRegistered($0) }
        case ServiceRegistered.name:
            event = ServiceRegistered(try message(record)).map { .serviceRegistered($0) }
        case InspectionAnnounced.name:
            event = InspectionAnnounced(try message(record)).map { .inspectionAnnounced($0) }
        case SamplePlanned.name:
            event = SamplePlanned(try message(record)).map { .samplePlanned($0) }
        case CaseSelected.name:
            event = CaseSelected(try message(record)).map { .caseSelected($0) }
        case CaseWithdrawn.name:
            event = CaseWithdrawn(try message(record)).map { .caseWithdrawn($0) }
        case JudgementRecorded.name:
            event = JudgementRecorded(try message(record)).map { .judgementRecorded($0) }
        case JudgementCorrected.name:
            event = JudgementCorrected(try message(record)).map { .judgementCorrected($0) }
        case QualitativeRatingProposed.name:
            event = QualitativeRatingProposed(try message(record)).map {
                .qualitativeRatingProposed($0)
            }
        case StandardNotRated.name:
            event = StandardNotRated(try message(record)).map { .standardNotRated($0) }
        case PanelConvened.name:
            event = PanelConvened(try message(record)).map { .panelConvened($0) }
        case PanelDecisionRecorded.name:
            event = PanelDecisionRecorded(try message(record)).map { .panelDecisionRecorded($0) }
        case PanelDecisionReversed.name:
            event = PanelDecisionReversed(try message(record)).map { .panelDecisionReversed($0) }
        case ReportPublished.name:
            event = ReportPublished(try message(record)).map { .reportPublished($0) }
        case ReportCorrected.name:
            event = ReportCorrected(try message(record)).map { .reportCorrected($0) }
        case PublishedRatingRecorded.name:
            event = PublishedRatingRecorded(try message(record)).map {
                .publishedRatingRecorded($0)
            }
        case PublishedFigureRecorded.name:
            event = PublishedFigureRecorded(try message(record)).map {
                .publishedFigureRecorded($0)
            }
        default:
            throw UnreadableEvent(record, problem: "this version does not know the type.")
        }
        guard let event else {
            throw UnreadableEvent(record, problem: "a field has a value that cannot be.")
        }
        return event
    }

    /// The payload of a record as canonical JSON of Protocol Buffers, for exports and for reading.
    ///
    /// - Throws: ``UnreadableEvent`` as ``decode(_:)`` does.
    public func json(of record: Record) throws(UnreadableEvent) -> String {
        let message: any Message =
            switch try decode(record) {
            case .frameworkRegistered(let event): event.message
            case .serviceRegistered(let event): event.message
            case .inspectionAnnounced(let event): event.message
            case .samplePlanned(let event): event.message
            case .caseSelected(let event): event.message
            case .caseWithdrawn(let event): event.message
            case .judgementRecorded(let event): event.message
            case .judgementCorrected(let event): event.message
            case .qualitativeRatingProposed(let event): event.message
            case .standardNotRated(let event): event.message
            case .panelConvened(let event): event.message
            case .panelDecisionRecorded(let event): event.message
            case .panelDecisionReversed(let event): event.message
            case .reportPublished(let event): event.message
            case .reportCorrected(let event): event.message
            case .publishedRatingRecorded(let event): event.message
            case .publishedFigureRecorded(let event): event.message
            }
        do { return try message.jsonString() } catch {
            throw UnreadableEvent(record, problem: "it cannot be written as JSON.")
        }
    }

    /// A judgement's question, its standard, and the key question when it is one: only answers to
    /// key questions matter to a rating, and a panel's guard must be able to tell.
    private func questionTags(_ id: Question.ID) -> [String: String] {
        var tags = ["question": id.rawValue]
        if let question = framework?.question(id) {
            tags["standard"] = question.standard.rawValue
            if question.kind == .keyQuestion { tags["keyQuestion"] = id.rawValue }
        }
        return tags
    }

    private func draft<E: Event>(
        _ event: E, _ message: some Message, _ tags: [String: String]
    ) -> EventDraft {
        guard let payload: [UInt8] = try? message.serializedBytes() else {
            preconditionFailure("proto3 messages without required fields always serialise")
        }
        return EventDraft(
            type: E.name, schemaVersion: Self.schemaVersion,
            tags: tags.compactMap { try? Tag($0.key, $0.value) }, payload: payload)
    }

    private func message<M: Message>(
        _ record: Record, _: M.Type = M.self
    ) throws(UnreadableEvent) -> M {
        do {
            return try M(serializedBytes: record.payload)
        } catch {
            throw UnreadableEvent(record, problem: "its payload is malformed.")
        }
    }
}
