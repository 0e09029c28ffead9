internal import ByteCoding
internal import CaseQuality
internal import EventSourcing

extension PlanSample: CodedCommand {
    func write(into writer: inout ByteWriter) {
        writer.text(domain.rawValue)
        for number in [eligiblePopulation, target, confidencePercent, marginPoints] {
            writer.number(number)
        }
        writer.list(strata) { $0.text($1) }
        writer.optional(basis) { $0.text($1) }
    }
}

extension SelectCases: CodedCommand {
    func write(into writer: inout ByteWriter) { writer.list(cases) { $1.write(into: &$0) } }
}

extension SelectCases.Selection {
    fileprivate func write(into writer: inout ByteWriter) {
        writer.text(caseKey.rawValue)
        writer.text(domain.rawValue)
        for key in [stratum, team, caseManager] {
            writer.optional(key) { $0.text($1.rawValue) }
        }
        writer.integer(purpose.rawValue)
    }
}

extension ReplaceCase: CodedCommand {
    func write(into writer: inout ByteWriter) {
        writer.text(caseKey.rawValue)
        writer.text(by.rawValue)
        writer.integer(why.rawValue)
        writer.integer(extent.rawValue)
        writer.optional(caseManager) { $0.text($1.rawValue) }
    }
}

extension WithdrawCase: CodedCommand {
    func write(into writer: inout ByteWriter) {
        writer.text(caseKey.rawValue)
        writer.integer(why.rawValue)
        writer.integer(extent.rawValue)
    }
}

extension RecordEligiblePopulation: CodedCommand {
    func write(into writer: inout ByteWriter) {
        writer.text(domain.rawValue)
        for key in [dimension, group] { writer.optional(key) { $0.text($1.rawValue) } }
        writer.number(count)
        writer.text(asOf.description)
        writer.optional(supplier) { $0.text($1) }
    }
}
