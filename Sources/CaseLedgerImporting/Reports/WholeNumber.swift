internal import Foundation

/// Decodes whole numbers of a report, and reports the place of an invalid one.
///
/// When a number such as 4.56 is found instead of a whole one, Foundation does not report its
/// place. The synthesised decoding of this module calls these overloads.
extension KeyedDecodingContainer {
    func decode(_ type: Int.Type, forKey key: Key) throws -> Int {
        guard let number = try decodeIfPresent(Int.self, forKey: key) else {
            throw DecodingError.keyNotFound(
                key, DecodingError.Context(codingPath: codingPath, debugDescription: ""))
        }
        return number
    }

    func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? {
        guard contains(key), try !decodeNil(forKey: key) else { return nil }
        guard let number = try? decode(WholeNumber.self, forKey: key) else {
            throw DecodingError.typeMismatch(
                Int.self,
                DecodingError.Context(codingPath: codingPath + [key], debugDescription: ""))
        }
        return number.value
    }
}

private struct WholeNumber: Decodable {
    let value: Int

    init(from decoder: any Decoder) throws {
        value = try decoder.singleValueContainer().decode(Int.self)
    }
}
