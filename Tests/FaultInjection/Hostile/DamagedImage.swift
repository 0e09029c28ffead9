import CaseLedgerTesting

/// A data file with damage.
struct DamagedImage {
    let kind: DamageKind
    /// Where the damage is.
    let place: String
    let bytes: [UInt8]

    /// Does the damage of a number to a file; the same number gives the same damage.
    ///
    /// - Parameters:
    ///   - number: The kinds follow one another.
    ///   - sound: The undamaged file.
    ///   - map: Its structure.
    ///   - earlier: The file at earlier times.
    init(_ number: UInt64, of sound: [UInt8], _ map: PageMap, earlier: [[UInt8]]) {
        let kinds = DamageKind.allCases
        let kind = kinds[Int(number % UInt64(kinds.count))]
        // The table is chosen in turn, so that those with few pages get their share.
        var damage = Damage(
            bytes: sound, map: map, turn: Int(number / UInt64(kinds.count)),
            random: SeededGenerator(seed: number &* 7_919 &+ 19))
        place = damage.apply(kind, earlier)
        self.kind = kind
        bytes = damage.bytes
    }
}

/// A file while it is damaged.
private struct Damage {
    var bytes: [UInt8]
    let map: PageMap
    let turn: Int
    var random: SeededGenerator
    private let size = PageMap.pageSize

    init(bytes: [UInt8], map: PageMap, turn: Int, random: SeededGenerator) {
        self.bytes = bytes
        self.map = map
        self.turn = turn
        self.random = random
    }

    /// Does damage of a kind; returns where.
    mutating func apply(_ kind: DamageKind, _ earlier: [[UInt8]]) -> String {
        switch kind {
        case .bit: return flip(0..<bytes.count)
        case .pageHeader:
            let page = pick(map.used)
            return flip(page * size..<page * size + 16)
        case .pointer:
            let place = inTurn(map.leaves + map.branches)
            let start = place.page * size + 16
            return flip(start..<start + 2 * map.entries(of: place.page)) + " of \(place.table)"
        case .entryHeader:
            let place = inTurn(map.leaves + map.branches)
            let entry = map.entry(below(map.entries(of: place.page)), of: place.page)
            return flip(entry..<entry + 8) + " of \(place.table)"
        case .truncatedPage:
            let page = turn % map.pages
            bytes.removeLast(bytes.count - page * size)
            return "page \(page)"
        case .truncatedOdd:
            bytes.removeLast(1 + below(bytes.count))
            return "byte \(bytes.count)"
        case .zeroed:
            let page = pick(map.used)
            put(Array(repeating: 0, count: size), at: page)
            return "page \(page)"
        case .stale: return makeStale(earlier)
        case .copied:
            let (from, to) = (2 + below(map.pages - 2), pick(map.used))
            put(content(of: from), at: to)
            return "page \(from) over \(to)"
        case .swapped:
            let (first, second) = (pick(map.used), pick(map.used))
            let content = content(of: first)
            put(self.content(of: second), at: first)
            put(content, at: second)
            return "pages \(first) and \(second)"
        case .noise:
            let start = below(bytes.count - 64)
            let count = 1 + below(64)
            for offset in start..<start + count { bytes[offset] = UInt8(below(256)) }
            return "\(count) bytes at \(start)"
        case .randomHeader:
            let page = pick(map.used)
            for offset in 8..<16 { bytes[page * size + offset] = UInt8(below(256)) }
            return "page \(page)"
        case .meta:
            let start = below(2) * size
            return flip(start..<start + 152)
        case .freeList:
            let page = pick(map.freeList)
            return flip(page * size..<(page + 1) * size)
        case .swappedEntries: return swapEntries()
        case .branchKey:
            let place = inTurn(map.branches)
            // The first key of a branch has no meaning.
            let index = 1 + below(map.entries(of: place.page) - 1)
            return flip(map.key(at: map.entry(index, of: place.page))) + " of \(place.table)"
        }
    }

    /// A page in use gets the bytes that it had at an earlier time, as after a write that was lost.
    ///
    /// About every second one was the same part of the same table then.
    private mutating func makeStale(_ earlier: [[UInt8]]) -> String {
        for mustBeAlike in below(2) == 0 ? [true, false] : [false] {
            let start = below(earlier.count)
            for index in Array(start..<earlier.count) + Array(0..<start) {
                let old = earlier[index]
                let candidates = (map.leaves + map.branches).filter {
                    let range = $0.page * size..<($0.page + 1) * size
                    return range.upperBound <= old.count && old[range] != bytes[range]
                        && (!mustBeAlike || isAlike($0.page, in: old))
                }
                if candidates.isEmpty { continue }
                // A page of any table, whatever the number of its pages.
                let table = pick(Set(candidates.map(\.table)).sorted())
                let place = pick(candidates.filter { $0.table == table })
                put(Array(old[place.page * size..<(place.page + 1) * size]), at: place.page)
                return "page \(place.page) of \(place.table) as at time \(index)"
            }
        }
        return "none"
    }

    /// Whether an earlier page has as many entries, and the same first key.
    private func isAlike(_ page: Int, in old: [UInt8]) -> Bool {
        let header = page * size + 8..<page * size + 14
        let entry = map.entry(0, of: page)
        let key = map.key(at: entry)
        let other = page * size + Int(old[page * size + 16]) + Int(old[page * size + 17]) << 8
        let range = other + 8..<other + 8 + key.count
        return old[header] == bytes[header] && range.upperBound <= old.count
            && old[range] == bytes[key]
    }

    private mutating func swapEntries() -> String {
        let place = inTurn(map.leaves.filter { map.entries(of: $0.page) > 1 })
        let count = map.entries(of: place.page)
        let first = below(count)
        let second = (first + 1 + below(count - 1)) % count
        let start = place.page * size + 16
        for byte in 0..<2 { bytes.swapAt(start + 2 * first + byte, start + 2 * second + byte) }
        return "entries \(first) and \(second) of page \(place.page) of \(place.table)"
    }

    /// A page of the table whose turn it is.
    private mutating func inTurn(_ places: [PageMap.Place]) -> PageMap.Place {
        let tables = Set(places.map(\.table)).sorted()
        return pick(places.filter { $0.table == tables[turn % tables.count] })
    }

    /// Flips a bit of a range of the file; says where.
    private mutating func flip(_ range: Range<Int>) -> String {
        let offset = range.lowerBound + below(range.count)
        let bit = below(8)
        bytes[offset] ^= 1 << UInt8(bit)
        return "bit \(bit) of byte \(offset % size) of page \(offset / size)"
    }

    private func content(of page: Int) -> [UInt8] { Array(bytes[page * size..<(page + 1) * size]) }

    private mutating func put(_ content: [UInt8], at page: Int) {
        bytes.replaceSubrange(page * size..<(page + 1) * size, with: content)
    }

    private mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[below(elements.count)]
    }

    private mutating func below(_ limit: Int) -> Int { Int(random.below(UInt64(max(limit, 1)))) }
}
