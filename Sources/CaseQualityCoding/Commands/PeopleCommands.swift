internal import ByteCoding
internal import CaseQuality
internal import EventSourcing

extension NameTeam: CodedCommand {
    func write(into writer: inout ByteWriter) {
        writer.list(members) { $1.write(into: &$0) }
        writer.optional(replacing) { writer, team in
            writer.list(team) { $1.write(into: &$0) }
        }
    }
}

extension TeamMember {
    fileprivate func write(into writer: inout ByteWriter) {
        writer.text(person.rawValue)
        writer.list(roles) { $0.text($1.rawValue) }
    }
}

extension DeclareInterest: CodedCommand {
    func write(into writer: inout ByteWriter) {
        writer.optional(person) { $0.text($1.rawValue) }
        writer.text(interest)
    }
}

extension Approve: CodedCommand {
    func write(into writer: inout ByteWriter) {
        writer.integer(of.rawValue)
        writer.flag(isGranted)
    }
}
