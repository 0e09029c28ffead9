internal import ByteCoding
internal import CaseQuality
internal import EventSourcing

extension ProposeQualitativeRating: CodedCommand {
    func write(into writer: inout ByteWriter) {
        writer.text(standard.rawValue)
        writer.integer(rating.rawValue)
        writer.list(characteristicsMet) { $0.text($1) }
        writer.list(basis) { $0.text($1.rawValue) }
    }
}

extension DoNotRate: CodedCommand {
    func write(into writer: inout ByteWriter) {
        switch target {
        case .standard(let id):
            writer.flag(true)
            writer.text(id.rawValue)
        case .domain(let id):
            writer.flag(false)
            writer.text(id.rawValue)
        }
        writer.integer(why.rawValue)
    }
}
