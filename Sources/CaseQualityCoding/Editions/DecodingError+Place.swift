internal import Foundation

extension DecodingError {
    /// Where the JSON is not what it should be.
    package var place: String {
        func path(_ context: Context) -> String {
            let keys = context.codingPath.map {
                $0.intValue.map { "[\($0)]" } ?? ".\($0.stringValue)"
            }
            let path = keys.joined()
            return path.isEmpty ? "top level" : String(path.drop { $0 == "." })
        }
        return switch self {
        case .keyNotFound(let key, let context):
            "\(path(context)): \(key.stringValue) is missing."
        case .typeMismatch(let type, let context), .valueNotFound(let type, let context):
            "\(path(context)): expected \(Self.words(for: type))."
        case .dataCorrupted(let context) where context.codingPath.isEmpty:
            "The JSON is broken or cut off."
        case .dataCorrupted(let context):
            "\(path(context)): the value is not of the kind that belongs there."
        @unknown default:
            "The JSON cannot be read."
        }
    }

    /// What a reader of the file calls a type.
    private static func words(for type: Any.Type) -> String {
        switch type {
        case is Int.Type: return "a whole number"
        case is Double.Type: return "a number"
        case is Bool.Type: return "true or false"
        case is String.Type: return "text"
        default: return "\(type)".hasPrefix("Array") ? "a list" : "an object"
        }
    }
}
