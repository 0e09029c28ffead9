#if CLI
    import Foundation

    /// What the environment says.
    enum Environment {
        /// The variables that the command reads as texts of its own.
        static let variables = ["CASE_LEDGER", "CASE_LEDGER_ACTOR", "CASE_LEDGER_INSPECTION"]

        /// The value of a variable; `nil` when it is not set or empty.
        static func value(_ name: String) -> String? {
            let value = ProcessInfo.processInfo.environment[name]
            return value?.isEmpty == false ? value : nil
        }
    }

    extension String {
        /// The text for an error: what is long is cut.
        var shortened: String { count > 120 ? prefix(120) + "..." : self }
    }
#endif
