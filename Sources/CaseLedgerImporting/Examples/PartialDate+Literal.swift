extension PartialDate {
    /// Creates a date that is written in the code; a text that is not a date stops the process.
    static func on(_ text: StaticString) -> PartialDate {
        guard let date = PartialDate("\(text)") else {
            preconditionFailure("\(text) is not a date")
        }
        return date
    }
}

extension EffectiveTime {
    /// A day, a month or a year that is written in the code, such as `2021-11`.
    static func within(_ text: StaticString) -> EffectiveTime { .of(.on(text)) }
}
