#if CLI
    import Foundation

    /// The environment variables of the command.
    enum Environment {
        /// The variables whose values the command reads as text.
        static let variables = [
            "CASE_LEDGER", "CASE_LEDGER_ACTOR", "CASE_LEDGER_INSPECTION", "CASE_LEDGER_LAST_HEADS",
        ]

        /// The value of a variable; `nil` when it is not set or empty.
        static func value(_ name: String) -> String? {
            let value = ProcessInfo.processInfo.environment[name]
            return value?.isEmpty == false ? value : nil
        }
    }

    extension String {
        /// The text for an error, cut after 120 characters.
        var shortened: String { count > 120 ? prefix(120) + "..." : self }
    }
#endif
