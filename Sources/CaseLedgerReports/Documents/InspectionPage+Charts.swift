internal import CaseLedger
internal import CaseQuality

extension InspectionPage {
    /// The points of each source as a bar; `nil` while there are none.
    var pointsChart: Chart? {
        var table = Table([.init("Source"), .init("Points", .number), .init("Standards")])
        var segments: [Chart.Bar.Segment] = []
        for group in PointGroup.groups(of: ratings.standards, in: ratings.framework) {
            let source = group.source.adjective
            table.add([Table.Cell(source), Table.Cell(group.points), Table.Cell(group.ids)])
            if let points = group.points {
                segments.append(.init(source, points, detail: group.ids))
            }
        }
        // Of a printed total nobody knows what it is made of.
        guard ratings.overall.state != .published, let total = ratings.total,
            let maximum = ratings.maximum, maximum > 0,
            segments.contains(where: { $0.value > 0 })
        else { return nil }
        table.add(["total", Table.Cell(total), "of \(maximum)"])
        let words = segments.map { "\($0.value) \($0.label)" }.listed
        let bands = ratings.framework.bands(forMaximum: maximum)?.bands ?? []
        let title = "\(total) of \(maximum) points: \(words)"
        let rating = ratings.overall.rating.map { " The service is rated \($0.label)." } ?? ""
        return Chart(
            title,
            summary: "A bar of \(maximum) points, of which \(total) are filled: "
                + "\(words).\(rating)",
            .bar(
                Chart.Bar(
                    segments, maximum: maximum,
                    bands: bands.map {
                        Chart.Band($0.rating.label, from: $0.totals.lowerBound)
                    })), data: table)
    }

    /// The key questions of each standard that has answers.
    var keyQuestionCharts: [Chart] {
        ratings.standards.compactMap { rated in
            let scores = ratings.keyQuestions(of: rated.id)
            guard scores.contains(where: { $0.percent != nil }) else { return nil }
            return keyQuestionChart(of: rated, scores)
        }
    }

    private func keyQuestionChart(of rated: StandardRating, _ scores: [KeyQuestionScore]) -> Chart {
        var table = Table([
            .init("Key question", .id), .init("Sufficient", .number), .init("Of", .number),
            .init("%", .percent), .init("Not answered", .number), .init("Band", .rating),
            .init("Lowest"),
        ])
        let rows = scores.map { score in
            let isLowest = rated.decidingKeyQuestions.contains(score.id)
            table.add([
                Table.Cell(score.id.rawValue), Table.Cell(score.yes), Table.Cell(score.assessed),
                Table.Cell(score.percent), Table.Cell(score.unanswered),
                Table.Cell(score.band?.label), Table.Cell(isLowest ? "yes" : "no"),
            ])
            return Chart.Strip.Row(
                "\(score.id) \(ratings.framework.question(score.id)?.label ?? "")",
                words: score.words, remark: score.remark(isLowest: isLowest),
                value: score.percent, isStrong: isLowest)
        }
        let lowest = scores.filter { rated.decidingKeyQuestions.contains($0.id) }
        let names = lowest.map(\.id.rawValue).listed
        let counts = lowest.first?.sentenceWords ?? ""
        let title = ratings.framework.standard(rated.id)?.title ?? ""
        let found =
            lowest.isEmpty
            ? "no key question is lowest yet"
            : "\(names) \(lowest.count == 1 ? "is" : "are") lowest, with \(counts)"
        return Chart(
            "\(rated.id) \(title): \(found)",
            summary: "Marks on scales from 0 to 100%: "
                + rows.map { "\($0.label), \($0.words), \($0.remark)" }.joined(separator: ". ")
                + ".",
            .strip(
                Chart.Strip(
                    rows,
                    bands: ratings.framework.scale.bands.map {
                        Chart.Band($0.rating.label, from: $0.fromPercent)
                    })), data: table)
    }

    /// What happened, in two lanes; `nil` if nothing did.
    var timelineChart: Chart? {
        guard !timeline.entries.isEmpty else { return nil }
        var table = Table([
            .init("What happened", .prose), .init("Held"), .init("Recorded"), .init("Days late"),
            .init("First event", .number),
        ])
        let entries = timeline.entries.map { entry in
            table.add([
                Table.Cell(entry.label), Table.Cell(entry.held.dayWords),
                Table.Cell(entry.recordedOn.words), Table.Cell(entry.daysLateWords),
                Table.Cell(entry.position),
            ])
            return Chart.Timeline.Entry(
                entry.label,
                first: .init(entry.heldOrder, entry.held.dayWords),
                second: .init(entry.recordedOn.lastDayNumber, entry.recordedOn.words),
                remark: entry.remark(within: timeline.days), isLate: entry.daysLate != nil)
        }
        let late = timeline.entries.filter { $0.daysLate != nil }
        let count = entries.count.counted("entry", "entries")
        let title: String
        if timeline.entries.allSatisfy({ !$0.origin.isOwn }) {
            title = "\(count), copied afterwards from a publication"
        } else if late.isEmpty {
            title = "\(count), none of them recorded late"
        } else {
            title = "\(count), \(late.count) of them recorded late"
        }
        let lateWords = late.map {
            "\($0.label): \($0.remark(within: timeline.days).lowercasedFirst)."
        }
        return Chart(
            title,
            summary: "Two lanes of marks, with time running downwards: when something held, and "
                + "when it was recorded. A line joins both marks of an entry. "
                + lateWords.joined(separator: " "),
            .timeline(
                Chart.Timeline(
                    entries, firstLane: "When it held", secondLane: "When it was recorded")),
            data: table)
    }
}

extension KeyQuestionScore {
    /// The count before the percentage: `"6 of 13, 46%"`.
    fileprivate var words: String {
        guard let percent else { return "no case assessed" }
        guard let yes, let assessed else { return "\(percent)% as printed" }
        return "\(yes) of \(assessed), \(percent)%"
    }

    /// The count in a sentence: `"6 of 13 cases sufficient (46%)"`.
    fileprivate var sentenceWords: String {
        guard let percent, let yes, let assessed else { return words }
        return "\(yes) of \(assessed) cases sufficient (\(percent)%)"
    }

    fileprivate func remark(isLowest: Bool) -> String {
        var parts = [band?.label].compactMap(\.self)
        if isLowest { parts.append("decides the rating by rule") }
        if unanswered > 0, yes != nil { parts.append("\(unanswered) not answered") }
        return parts.joined(separator: "; ")
    }
}

extension InspectionTimeline.Entry {
    /// What happened, beginning with a capital letter.
    fileprivate var label: String {
        words.capitalisedFirst
            + (origin == .reconstructed ? ", reconstructed from printed counts" : "")
    }

    /// Where the time when it held is in the order of time: its last day, or the day of recording if
    /// that is a part of it.
    fileprivate var heldOrder: Int {
        let first = EffectiveMoment.day(of: held.earliest).lastDayNumber
        let last = EffectiveMoment.day(of: held.latest).lastDayNumber
        let recorded = recordedOn.lastDayNumber
        return first <= recorded ? min(last, recorded) : last
    }

    /// How the time of recording relates to the time when it held.
    fileprivate func remark(within days: Int) -> String {
        if let daysLate {
            let after = missed.map(\.words).listed
            return "Recorded \(daysLateWords) \(daysLate.upperBound == 1 ? "day" : "days") late"
                + (after.isEmpty ? "" : ", after \(after)")
        }
        if held.dayWords == recordedOn.words { return "The same day" }
        return origin.isOwn
            ? "Recorded within \(days.counted("day"))" : "Copied from the publication"
    }

    /// `"73"`, `"8 to 14"`; empty for what was not late.
    var daysLateWords: String {
        guard let daysLate else { return "" }
        return daysLate.count == 1
            ? "\(daysLate.lowerBound)" : "\(daysLate.lowerBound) to \(daysLate.upperBound)"
    }
}

extension LateFacts.Milestone {
    /// The milestone in words: `"the end of fieldwork"`.
    var words: String {
        switch self {
        case .fieldwork: "the end of fieldwork"
        case .panel: "the panel"
        case .published: "the publication"
        }
    }
}
