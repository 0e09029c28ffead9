internal import Foundation

// The services of a sheet, and names that may stand for one service or for two.

extension HistorySheet {
    /// A service whose key was made from its name.
    struct NamedService {
        let key: ServiceID
        let name: String
        /// The index of the first row with it.
        let row: Int
    }

    /// The service of a row, of which the key is given or made from the name.
    mutating func service(_ row: Int, named name: String?) -> ServiceID? {
        guard cells.text("service", row) == nil else { return cells.name("service", row) }
        guard let name else { return nil }
        guard let key = ServiceID(namedLike: name) else {
            cells.report(
                row, "name", "the name does not make a valid service key.",
                "Give the key of the service in the column service.")
            return nil
        }
        check(key, of: name, row)
        return key
    }

    /// Checks that no other name of the sheet makes the same key, and names similar ones.
    private mutating func check(_ key: ServiceID, of name: String, _ row: Int) {
        let plain = name.plainHeading.precomposedStringWithCanonicalMapping
        let letters = name.lettersWithoutAccents
        let alike = services[letters] ?? []
        if let other = alike.first(where: { $0.key == key }) {
            guard other.name != plain else { return }
            cells.report(
                row, "name",
                "the name makes the key \(key), like another name in row "
                    + "\(cells.table.rowNumbers[other.row]).",
                "Write one name in the same way, or give the keys in the column service. Or, in a "
                    + "mapping file: name ONE NAME = THE OTHER NAME.")
            return
        }
        if let other = alike.first {
            cells.doubt(
                row, "name",
                "read as the service \(key), which is another than \(other.key) of row "
                    + "\(cells.table.rowNumbers[other.row])")
        }
        services[letters, default: []].append(NamedService(key: key, name: plain, row: row))
    }
}

extension String {
    /// The letters and digits of the text, in lower case, without accents and signs.
    fileprivate var lettersWithoutAccents: String {
        String(
            lowercased().decomposedStringWithCanonicalMapping.filter {
                $0.isLetter || $0.isNumber
            }.compactMap { $0.unicodeScalars.first.map(Character.init) })
    }
}
