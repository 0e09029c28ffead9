/// The form of a key, which tells whether the key may stand in a ledger.
package enum KeyForm: Hashable, Sendable {
    /// The form of a key that somebody made up.
    case made
    /// Another form, such as that of a name; the words say what a made key has not.
    case other(String)
    /// The form of a date, or of a number of another system; the words say of which.
    case identifying(String)

    /// What a key has that a made key has not, after the key; `nil` for a made key.
    package var problem: String? {
        switch self {
        case .made: nil
        case .other(let problem), .identifying(let problem): problem
        }
    }
}
