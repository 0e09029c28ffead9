internal import ByteCoding
internal import CaseQuality
internal import EventSourcing

extension AnnounceInspection: CodedCommand {
    func write(into writer: inout ByteWriter) {
        writer.raw(framework.contentHash.bytes)
        writer.text(service.rawValue)
        writer.list(serviceNames) { $0.text($1) }
        writer.optional(region) { $0.text($1) }
        writer.list(predecessors) { $0.text($1.rawValue) }
        writer.integer(kind.rawValue)
        for date in [announcedOn, fieldworkFrom, fieldworkTo] {
            writer.optional(date) { $0.text($1.description) }
        }
        writer.flag(isJoint)
        writer.optional(reinspectionOf) { $0.text($1.rawValue) }
        writer.optional(lead) { $0.text($1.rawValue) }
    }
}
