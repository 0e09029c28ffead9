internal import EventSourcing
internal import Foundation
internal import SwiftProtobuf

extension FrameworkRegistered: WireEvent {
    var event: InspectionEvent { .frameworkRegistered(self) }

    func tags(in framework: Framework?) -> [String: String] {
        ["framework": self.framework.rawValue]
    }

    var message: WireFrameworkRegistered {
        .with {
            $0.framework = framework.rawValue
            $0.definition = Data(definition)
            $0.contentHash = Data(contentHash.bytes)
        }
    }

    init?(_ message: WireFrameworkRegistered) {
        guard let framework = Framework.ID(rawValue: message.framework),
            let hash = ContentDigest(bytes: [UInt8](message.contentHash))
        else { return nil }
        self.init(
            framework: framework, definition: [UInt8](message.definition), contentHash: hash)
    }
}

extension ServiceRegistered: WireEvent {
    var event: InspectionEvent { .serviceRegistered(self) }

    func tags(in framework: Framework?) -> [String: String] {
        ["service": service.rawValue]
    }

    var message: WireServiceRegistered {
        .with {
            $0.service = service.rawValue
            $0.names = names
            if let region { $0.region = region }
            $0.predecessors = predecessors.map(\.rawValue)
        }
    }

    init?(_ message: WireServiceRegistered) {
        guard let service = ServiceID(rawValue: message.service),
            let predecessors = message.predecessors.names(ServiceID.self)
        else { return nil }
        self.init(
            service: service, names: message.names,
            region: message.hasRegion ? message.region : nil, predecessors: predecessors)
    }
}

extension InspectionAnnounced: WireEvent {
    var event: InspectionEvent { .inspectionAnnounced(self) }

    func tags(in framework: Framework?) -> [String: String] {
        [
            "service": service.rawValue, "framework": self.framework.rawValue,
            Milestone.tag.name: Milestone.tag.value,
        ]
    }

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
        }
    }

    init?(_ message: WireInspectionAnnounced) {
        guard let service = ServiceID(rawValue: message.service),
            let kind = InspectionKind(stored: message.kind),
            let framework = Framework.ID(rawValue: message.framework),
            let hash = ContentDigest(bytes: [UInt8](message.frameworkHash)),
            let announcedOn = stated(message.hasAnnouncedOn, PartialDate(message.announcedOn)),
            let from = stated(message.hasFieldworkFrom, PartialDate(message.fieldworkFrom)),
            let to = stated(message.hasFieldworkTo, PartialDate(message.fieldworkTo)),
            let reinspectionOf = stated(
                message.hasReinspectionOf, StreamName(rawValue: message.reinspectionOf))
        else { return nil }
        self.init(
            service: service, kind: kind, framework: framework, frameworkHash: hash,
            announcedOn: announcedOn, fieldworkFrom: from, fieldworkTo: to,
            isJoint: message.isJoint, reinspectionOf: reinspectionOf)
    }
}
