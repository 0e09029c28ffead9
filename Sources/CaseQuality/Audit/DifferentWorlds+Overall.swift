extension DifferentWorlds {
    /// Finds the units that the later rating of the service rests on.
    ///
    /// Few units are searched one by one. Of many, the standards are searched on which the rating
    /// rests, and then the units of each of them.
    ///
    /// - Parameter inputs: The places of the events on its inputs.
    /// - Returns: The units that it rests on, by number; `true` for those in every least set.
    func searchOverall(on inputs: [Int]) -> [Int: Bool] {
        let differing = Set(inputs.compactMap { events[$0].unit })
        // A printed result stands whatever the standards are, so they are not mixed for it.
        guard differing.count > 6, let framework,
            first.basis.printedResult == second.basis.printedResult
        else {
            return search(for: .overall, on: inputs) { $0 }
        }
        let places = framework.standards.indices.filter { place in
            let cell = Cell.standard(framework.standards[place].id)
            return first.state(of: cell).ratingOnly != second.state(of: cell).ratingOnly
        }
        let (before, after) = (first.basis.standings, second.basis.standings)
        let later = second.state(of: .overall)
        var (relevant, necessary) = (places.map { _ in true }, places.map { _ in true })
        if before.count == after.count {
            let found = LeastSets(of: places.map { _ in 1 }) { counts in
                var mixed = before
                for (place, count) in zip(places, counts) where count > 0 {
                    mixed[place] = after[place]
                }
                let overall = second.basis.overall(of: mixed, in: framework)
                return Inspection.state(of: overall) == later
            }
            (relevant, necessary) = (found.relevant, found.necessary)
        }
        var all: [Int: Bool] = [:]
        for (index, place) in places.enumerated() where relevant[index] {
            let cell = Cell.standard(framework.standards[place].id)
            for (unit, isNecessary) in search(
                for: cell, on: self.inputs(of: cell), comparing: \.ratingOnly)
            {
                all[unit] = (all[unit] ?? false) || (isNecessary && necessary[index])
            }
        }
        let worlds = CellWorlds(of: .overall, on: inputs, in: self)
        let everything = Set(worlds.classes.members.joined())
        let found = Set(all.keys)
        // Changes of two standards may cancel each other out. If the units that were found do not
        // give the rating, or the others give it too, no smaller choice is known.
        if worlds.state(with: found) != later
            || worlds.state(with: everything.subtracting(found)) == later
        {
            for unit in everything.subtracting(found) { all[unit] = false }
        }
        return all.filter { !$0.value }.merging(checked(all, in: worlds, later)) { $1 }
    }

    /// Of the units that a standard rests on alone, whether the service does too: its total may be
    /// the same without them.
    private func checked(
        _ all: [Int: Bool], in worlds: CellWorlds, _ later: CellState
    ) -> [Int: Bool] {
        var checked: [Int: Bool] = [:]
        var known: [Int: Bool] = [:]
        for (index, units) in worlds.classes.members.enumerated() {
            let candidates = units.filter { all[$0] == true }
            guard !candidates.isEmpty else { continue }
            let kind = worlds.classes.kinds[index]
            var counts = worlds.classes.counts
            counts[index] -= 1
            let isNecessary = known[kind] ?? (worlds.state(taking: counts) != later)
            known[kind] = isNecessary
            for unit in candidates { checked[unit] = isNecessary }
        }
        return checked
    }
}

extension CellState {
    /// What the rating of the service takes from a standard.
    fileprivate var ratingOnly: RatingOnly {
        switch self {
        case .value(let value): .rated(value.rating)
        case .provisional: .rated(nil)
        case .absent(.notRated): .notRated
        case .absent(.notKnown): .notKnown
        case .absent: .rated(nil)
        }
    }
}

private enum RatingOnly: Hashable {
    case rated(Rating?)
    case notRated
    case notKnown
}
