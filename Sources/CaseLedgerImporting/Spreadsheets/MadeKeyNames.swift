/// The made keys that an import gives to cases, one after another.
///
/// They are `case-0001` to `case-9999`, then the same with `ca`, `cb` and so on, up to four letters.
struct MadeKeyNames {
    private static let mostNumber = 9_999

    private var number = 0
    /// The number of the word: 0 is `case`, 1 is `ca`, 26 is `cz`, 27 is `caa`.
    private var word = 0

    /// The next key that may be used.
    ///
    /// - Parameter isFree: Whether a key may be used; a key is asked for once only.
    /// - Returns: The key; `nil` after the last one.
    mutating func next(where isFree: (CaseKey) -> Bool) -> CaseKey? {
        while let key = following() {
            if isFree(key) { return key }
        }
        return nil
    }

    /// Whether an import can have given this key to a case.
    static func includes(_ key: CaseKey) -> Bool {
        let parts = key.rawValue.split(separator: "-", omittingEmptySubsequences: false)
        return parts.count == 2 && parts[1].utf8.count == 4
            && parts[1].utf8.allSatisfy { (0x30...0x39).contains($0) }
            && (1...4).contains(parts[0].utf8.count)
            && parts[0].utf8.allSatisfy { (0x61...0x7a).contains($0) }
    }

    private mutating func following() -> CaseKey? {
        number += 1
        if number > Self.mostNumber { (number, word) = (1, word + 1) }
        let letters = word == 0 ? "case" : "c" + SheetColumn(word).letters.lowercased()
        guard letters.utf8.count <= 4 else { return nil }
        let digits = String(number)
        let zeros = String(repeating: "0", count: max(0, 4 - digits.count))
        return CaseKey(rawValue: "\(letters)-\(zeros)\(digits)")
    }
}
