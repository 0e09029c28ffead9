internal import CaseQuality
internal import EventSourcing

// What a definition may say and an author hardly means: only the check of a file asks for it.

extension FrameworkReader {
    /// Checks what refers to other parts of the edition, or to other editions.
    mutating func checkReferences(among editions: [Framework]) {
        for (index, entry) in (file.benchmarks ?? []).enumerated() {
            guard let domain = entry.domain, !file.domains.contains(where: { $0.id == domain })
            else { continue }
            report("benchmarks[\(index)].domain", "the edition has no domain \(domain.prefix(48)).")
        }
        for (index, topic) in file.topics.enumerated()
        where file.topics.prefix(index).contains(where: { $0.id == topic.id }) {
            report("topics[\(index)].id", "topic \(topic.id.prefix(48)) occurs twice.")
        }
        for (index, role) in file.roles.enumerated() {
            let _: Role? = name(role, "roles[\(index)]")
            if file.roles.prefix(index).contains(role) {
                report("roles[\(index)]", "\(role.prefix(48)) occurs twice.")
            }
        }
        for (index, entry) in (file.comparable ?? []).enumerated() {
            let path = "comparable[\(index)]"
            guard let other = editions.first(where: { $0.id.rawValue == entry.edition }) else {
                report(
                    "\(path).edition",
                    "edition \(entry.edition.prefix(64)) is unknown. Known: "
                        + editions.map(\.id.rawValue).joined(separator: ", ") + ".")
                continue
            }
            for (number, pair) in entry.standards.enumerated() {
                let id = Standard.ID(rawValue: pair.with ?? pair.id)
                guard id.flatMap(other.standard) == nil else { continue }
                report(
                    "\(path).standards[\(number)]",
                    "edition \(other.id) has no standard \((pair.with ?? pair.id).prefix(48)).")
            }
        }
    }

    /// Checks that no other edition has the id with another content.
    mutating func checkID(of framework: Framework, among editions: [Framework]) {
        guard
            let other = editions.first(where: { $0.id == framework.id }),
            other.contentHash != framework.contentHash
        else { return }
        report(
            "id",
            "\(framework.id) is the id of an edition of the library with other content. Give yours an "
                + "id of its own.")
    }

    /// Checks whether the edition has what an inspection on it needs.
    mutating func checkCompleteness(of framework: Framework) {
        if framework.title.allSatisfy(\.isWhitespace) {
            report("title", "the edition has no title.")
        }
        if case .tables(let tables) = framework.permissions, tables.isEmpty {
            report("permissions", "the list is empty. Give tables, or the word unguarded.")
        }
        let rule = framework.discretion
        for (name, value, most) in [
            ("withinPoints", rule.withinPoints, 100), ("casesToChange", rule.casesToChange, 1_000),
            ("smallSample", rule.smallSample, 1_000),
        ] where !(0...most).contains(value) {
            report("discretion.\(name)", "\(value) is not in 0 to \(most).")
        }
        if framework.permissions == .notStated, framework.standardsWithoutQuestions.isEmpty {
            report(
                "permissions",
                "the edition does not say who may do what, so that no inspection can be announced "
                    + "on it. Give tables, or the word unguarded.")
        }
        guard !framework.overallBands.isEmpty else { return }
        var known: Set<Int> = []
        for domain in [nil] + framework.domains.map(\.id) as [Domain.ID?] {
            let rated = framework.standards.filter { $0.isCore && $0.domain != domain }
            let maximum = rated.count * framework.scale.mostPoints
            guard maximum > 0, known.insert(maximum).inserted,
                framework.bands(forMaximum: maximum) == nil
            else { continue }
            report(
                "overallBands",
                "no table for a maximum of \(maximum), which occurs when "
                    + (domain.map { "domain \($0) is not rated" } ?? "every standard is rated")
                    + ".")
        }
    }
}
