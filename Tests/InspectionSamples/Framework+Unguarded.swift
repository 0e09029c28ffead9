package import CaseLedger
internal import CaseQualityCoding
internal import Foundation

extension Framework {
    /// The bundled edition without permissions, for rules that do not depend on who acts.
    package static let unguardedYouth2021: Framework = {
        do {
            let data = Data(Framework.hmipYouth2021.definition)
            var edition = try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
            edition["permissions"] = "unguarded"
            return try Framework(
                definition: [UInt8](JSONSerialization.data(withJSONObject: edition)))
        } catch { preconditionFailure("the bundled edition cannot be changed: \(error)") }
    }()
}
