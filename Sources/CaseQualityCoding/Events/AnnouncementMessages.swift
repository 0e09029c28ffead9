internal import CaseQuality
internal import EventSourcing
internal import Foundation
internal import SwiftProtobuf

extension FrameworkRegistered: TextlessEvent {
    var message: WireFrameworkRegistered {
        .with {
            $0.framework = framework.id.rawValue
            $0.definition = Data(framework.definition)
            $0.contentHash = Data(framework.contentHash.bytes)
        }
    }

    /// Reads the event; `nil` if the definition is unreadable, or its id or digest differs.
    init?(_ message: WireFrameworkRegistered) {
        guard let id = Framework.ID(stored: message.framework),
            let hash = ContentDigest(bytes: [UInt8](message.contentHash)),
            let framework = Framework.known([UInt8](message.definition), stated: hash),
            framework.id == id, framework.contentHash == hash
        else { return nil }
        self.init(framework: framework)
    }
}

extension ServiceRegistered: CodedEvent {
    var message: WireServiceRegistered {
        .with {
            $0.service = service.rawValue
            $0.predecessors = predecessors.map(\.rawValue)
        }
    }

    func write(into texts: inout EventTextWriter) {
        texts.add(names, 2)
        texts.add(region, 3)
    }

    init?(_ message: WireServiceRegistered, _ texts: EventTextReader) {
        guard let service = ServiceID(stored: message.service),
            let predecessors = message.predecessors.names(ServiceID.self)
        else { return nil }
        self.init(
            service: service, names: texts.list(2), region: texts.text(3),
            predecessors: predecessors)
    }
}

extension InspectionAnnounced: TextlessEvent {
    var message: WireInspectionAnnounced {
        .with {
            $0.service = service.rawValue
            $0.kind = kind.wire()
            $0.framework = framework.rawValue
            $0.frameworkHash = Data(frameworkHash.bytes)
            if let announcedOn { $0.announcedOn = announcedOn.description }
            if let fieldworkFrom { $0.fieldworkFrom = fieldworkFrom.description }
            if let fieldworkTo { $0.fieldworkTo = fieldworkTo.description }
            $0.isJoint = isJoint
            if let reinspectionOf { $0.reinspectionOf = reinspectionOf.rawValue }
            if let lead { $0.lead = lead.rawValue }
        }
    }

    init?(_ message: WireInspectionAnnounced) {
        guard let service = ServiceID(stored: message.service),
            let kind = InspectionKind(stored: message.kind),
            let framework = Framework.ID(stored: message.framework),
            let hash = ContentDigest(bytes: [UInt8](message.frameworkHash)),
            let announcedOn = stated(message.hasAnnouncedOn, PartialDate(message.announcedOn)),
            let from = stated(message.hasFieldworkFrom, PartialDate(message.fieldworkFrom)),
            let to = stated(message.hasFieldworkTo, PartialDate(message.fieldworkTo)),
            let reinspectionOf = stated(
                message.hasReinspectionOf, StreamName(stored: message.reinspectionOf)),
            let lead = stated(message.hasLead, Agent.ID(stored: message.lead))
        else { return nil }
        self.init(
            service: service, kind: kind, framework: framework, frameworkHash: hash,
            announcedOn: announcedOn, fieldworkFrom: from, fieldworkTo: to,
            isJoint: message.isJoint, reinspectionOf: reinspectionOf, lead: lead)
    }
}
