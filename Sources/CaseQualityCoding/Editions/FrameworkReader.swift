internal import CaseQuality
internal import EventSourcing

/// Checks the values of a definition, and makes the parts of an edition of them.
///
/// It collects every problem with its place, so that the author of a definition sees all of them.
struct FrameworkReader {
    let file: FrameworkFile
    var problems: [FrameworkProblem] = []
    /// The places of the standards and of the questions by their ids.
    var places: (standards: [Standard.ID: String], questions: [Question.ID: String]) = ([:], [:])

    init(_ file: FrameworkFile) { self.file = file }

    /// The parts of an edition.
    struct Parts {
        let id: Framework.ID
        let inForceFrom: PartialDate
        let scale: RatingScale
        let overallBands: [OverallBands]
        let limits: [LimitingJudgement]
        let comparable: [ComparableStandard]
        let domains: [Domain]
        let permissions: Permissions
        let benchmarks: [Benchmark]
    }

    /// Reads all parts; `nil` if there are problems.
    mutating func parts() -> Parts? {
        if file.schema != "case-ledger/framework/1" {
            report("schema", "expected \"case-ledger/framework/1\".")
        }
        let id: Framework.ID? = name(file.id, "id")
        let inForceFrom = PartialDate(file.inForceFrom)
        if inForceFrom == nil {
            report("inForceFrom", "expected a year, month or day, such as 2021-07.")
        }
        let scale = scale()
        let bands = overallBands()
        if let word = file.notOnFile, word != Answer.no.description {
            report(
                "notOnFile",
                "expected no, because it counts as not sufficient, or no such entry.")
        }
        let benchmarks = benchmarks()
        let domains = domains()
        let limits = limits()
        let comparable = comparable()
        let permissions = permissions()
        guard problems.isEmpty, let id, let inForceFrom, let scale else { return nil }
        return Parts(
            id: id, inForceFrom: inForceFrom, scale: scale, overallBands: bands, limits: limits,
            comparable: comparable, domains: domains, permissions: permissions,
            benchmarks: benchmarks)
    }

    // MARK: - Support

    mutating func report(_ path: String, _ message: String) {
        problems.append(FrameworkProblem(path, message))
    }

    /// The name that a text is; `nil` and a problem if it is none.
    mutating func name<ID: Name>(_ text: String, _ path: String) -> ID? {
        do { return try ID(validating: text) } catch {
            report(path, "\(error)")
            return nil
        }
    }

    /// The value that a word stands for; `nil` and a problem if it stands for none.
    mutating func value<Value: Spelled>(_ word: String, _ path: String) -> Value? {
        if let value = Value(word) { return value }
        report(
            path,
            "\"\(word.prefix(48))\" is not one of "
                + Value.allCases.map(\.description).joined(separator: ", ") + ".")
        return nil
    }

    /// The benchmarks.
    private mutating func benchmarks() -> [Benchmark] {
        var list: [Benchmark] = []
        for (index, entry) in (file.benchmarks ?? []).enumerated() {
            let path = "benchmarks[\(index)]"
            if !(0...100).contains(entry.percent) {
                report("\(path).percent", "\(entry.percent)% is not in 0...100.")
            }
            let measure: MeasureKey? = name(entry.measure, "\(path).measure")
            let domain: Domain.ID? = entry.domain.flatMap { name($0, "\(path).domain") }
            guard let measure else { continue }
            list.append(
                Benchmark(
                    measure: measure, domain: domain, label: entry.label, percent: entry.percent,
                    source: entry.source))
        }
        return list
    }

    /// The standards that other editions have in a comparable form.
    private mutating func comparable() -> [ComparableStandard] {
        var list: [ComparableStandard] = []
        for (index, entry) in (file.comparable ?? []).enumerated() {
            let path = "comparable[\(index)]"
            let edition: Framework.ID? = name(entry.edition, "\(path).edition")
            for (number, pair) in entry.standards.enumerated() {
                let place = "\(path).standards[\(number)]"
                let own: Standard.ID? = name(pair.id, "\(place).id")
                let other: Standard.ID? = pair.with.map { name($0, "\(place).with") } ?? own
                guard let edition, let own, let other else { continue }
                if places.standards[own] == nil {
                    report("\(place).id", "the edition has no standard \(own).")
                }
                list.append(
                    ComparableStandard(
                        standard: own, edition: edition, other: other,
                        source: RuleSource(entry.source)))
            }
        }
        return list
    }
}
