internal import EventSourcing

// Words for the sentences of events.

extension Int {
    /// `"1 case"`, `"3 cases"`.
    package func counted(_ noun: String) -> String { "\(self) \(noun)\(self == 1 ? "" : "s")" }
}
