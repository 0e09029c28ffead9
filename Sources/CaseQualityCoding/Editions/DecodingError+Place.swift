internal import Foundation

extension DecodingError {
    /// The place in the JSON and the error there, as a sentence.
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
            "The JSON is malformed or truncated."
        case .dataCorrupted(let context):
            "\(path(context)): the value does not have the expected type."
        @unknown default:
            "The JSON cannot be read."
        }
    }

    /// The name of a type in a message for the author of the file.
    static func words(for type: Any.Type) -> String {
        switch type {
        case is Int.Type: return "a whole number"
        case is Double.Type: return "a number"
        case is Bool.Type: return "true or false"
        case is String.Type: return "text"
        default: return "\(type)".hasPrefix("Array") ? "a list" : "an object"
        }
    }
}
