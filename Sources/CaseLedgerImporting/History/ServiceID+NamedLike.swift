internal import Foundation

extension ServiceID {
    /// Derives a service's key from its name.
    ///
    /// `"Anytown Youth Justice Service"` gives `"anytown-youth-justice-service"`. A letter outside
    /// ASCII becomes its number, so that "Ynys Môn" and "Ynys Mon" have different keys.
    ///
    /// - Returns: `nil` for a name without a letter or digit, and for one that makes a longer key
    ///   than a service may have.
    init?(namedLike name: String) {
        let letters = name.lowercased().precomposedStringWithCanonicalMapping.unicodeScalars
        var folded = ""
        for scalar in letters {
            let isWord = scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            if !isWord {
                folded += "-"
            } else if scalar.isASCII {
                folded.unicodeScalars.append(scalar)
            } else {
                folded += "_\(String(scalar.value, radix: 16))_"
            }
        }
        let parts = folded.split(separator: "-").joined(separator: "-")
        guard parts.utf8.count <= Self.longestInBytes else { return nil }
        self.init(rawValue: parts)
    }
}
