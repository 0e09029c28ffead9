/// Finds which units of a whole its value rests on.
///
/// A set of units is *sufficient* if the value stays whatever other units are taken away. A unit is
/// *relevant* if it is in a least sufficient set, and *necessary* if it is in all of them.
///
/// Equivalently, a unit is relevant if it is in a least set of units whose removal changes the
/// value. Units that are alike are counted, so that the search does not depend on how many there
/// are.
struct LeastSets {
    /// The most combinations of units that are tried one by one.
    private static let mostCombinations = 64

    /// The number of units of each class.
    private let counts: [Int]
    /// The kind of each class: taking away a single unit has the same effect for all of a kind.
    private let kinds: [Int]
    /// The classes that the value rests on.
    private(set) var relevant: [Bool]
    /// The classes each of whose units the value rests on alone.
    private(set) var necessary: [Bool]

    /// Searches.
    ///
    /// - Parameters:
    ///   - counts: The number of units of each class, at least 1 each.
    ///   - kinds: The kind of each class: while all other units are there, taking away one of any
    ///     class of a kind has the same effect. By default each class is a kind of its own.
    ///   - stays: Whether the value stays with these numbers of units; `false` for none of them.
    init(of counts: [Int], alike kinds: [Int]? = nil, stays: ([Int]) -> Bool) {
        self.counts = counts
        self.kinds = kinds ?? Array(counts.indices)
        relevant = counts.map { _ in false }
        necessary = relevant
        var rest = counts
        // If the units that are not relevant give the value too, they have reasons of their own.
        repeat {
            search(within: rest, stays)
            for index in rest.indices where relevant[index] { rest[index] = 0 }
        } while stays(rest) && rest.contains { $0 > 0 }
    }

    private mutating func search(within whole: [Int], _ stays: ([Int]) -> Bool) {
        let isComplete = whole == counts
        var open: [Int] = []
        var known: [Int: Bool] = [:]
        for index in whole.indices where whole[index] > 0 {
            let isKnown = isComplete ? known[kinds[index]] : nil
            let isStaying = isKnown ?? stays(whole.removing(1, of: index))
            known[kinds[index]] = isStaying
            if isStaying {
                open.append(index)
            } else {
                relevant[index] = true
                if isComplete { necessary[index] = true }
            }
        }
        // A class of which one unit is enough is in no larger least set.
        guard !open.isEmpty else { return }
        let combinations = open.reduce(1) { product, index in
            product > Self.mostCombinations ? product : product * (whole[index] + 1)
        }
        if combinations <= Self.mostCombinations {
            searchCombinations(of: open, upTo: { whole[$0] }, within: whole, stays)
        } else if open.count < Self.mostCombinations.trailingZeroBitCount {
            // Too many combinations: a class is taken away whole, or not at all.
            searchCombinations(
                of: open, upTo: { _ in 1 }, times: { whole[$0] }, within: whole, stays)
        } else {
            for index in open
            where whole[index] > 1 && !stays(whole.removing(whole[index], of: index)) {
                relevant[index] = true
            }
            if !stays(open.reduce(whole) { $0.removing($0[$1], of: $1) }) {
                for index in open { relevant[index] = true }
            }
        }
    }

    /// Tries every combination of removals, smaller ones first, and keeps the least that matter.
    private mutating func searchCombinations(
        of open: [Int], upTo most: (Int) -> Int, times size: (Int) -> Int = { _ in 1 },
        within whole: [Int], _ stays: ([Int]) -> Bool
    ) {
        var combinations: [[Int]] = [[]]
        for index in open {
            combinations = combinations.flatMap { taken in
                (0...most(index)).map { taken + [$0] }
            }
        }
        combinations.sort { $0.reduce(0, +) < $1.reduce(0, +) }
        var least: [[Int]] = []
        for taken in combinations where taken.contains(where: { $0 > 0 }) {
            let isCovered = least.contains { smaller in
                zip(smaller, taken).allSatisfy { $0 <= $1 }
            }
            guard !isCovered else { continue }
            let rest = zip(open, taken).reduce(whole) { rest, removal in
                rest.removing(removal.1 * size(removal.0), of: removal.0)
            }
            if !stays(rest) { least.append(taken) }
        }
        for taken in least {
            for (index, number) in zip(open, taken) where number > 0 { relevant[index] = true }
        }
    }
}

extension [Int] {
    fileprivate func removing(_ number: Int, of index: Int) -> [Int] {
        var rest = self
        rest[index] -= number
        return rest
    }
}
