internal import EventSourcing

// Words for the sentences of events.

extension Int {
    /// `"1 case"`, `"3 cases"`.
    ///
    /// - Parameters:
    ///   - noun: The noun in the singular.
    ///   - plural: Its plural; the noun with an s unless given.
    /// - Returns: The number and the noun.
    package func counted(_ noun: String, _ plural: String? = nil) -> String {
        "\(self) \(self == 1 ? noun : plural ?? noun + "s")"
    }
}
