extension ReportPlan {
    /// The times of the steps, and of the milestones that facts are dated by.
    struct Times {
        let announced: EffectiveTime
        let fieldwork: EffectiveTime
        let panel: EffectiveTime
        let published: EffectiveTime
        /// The milestones of the file, by their ids.
        var milestones: [String: EffectiveTime] = [:]
    }

    /// The times that the milestones of a file state or bound.
    ///
    /// - Parameters:
    ///   - entries: The milestones.
    ///   - published: The date of the publication.
    /// - Returns: The times; what no milestone dates lies between the earliest and the publication.
    /// - Throws: ``ReportProblem`` for a date that is not valid.
    static func times(
        _ entries: [ReportFile.MilestoneEntry], published: PartialDate
    ) throws(ReportProblem) -> Times {
        let publication = EffectiveTime.of(published)
        var dates: [String: (from: PartialDate?, to: PartialDate?)] = [:]
        for entry in entries {
            let place = "milestones.\(entry.id)"
            let on = try date(entry.date, place)
            let earliest = try date(entry.earliest, place)
            let latest = try date(entry.latest, place)
            dates[entry.id] = (on ?? earliest, on ?? latest)
        }
        let first = dates.values.compactMap(\.from).min { $0.firstDayNumber < $1.firstDayNumber }
        let start = first.map { EffectiveTime.of($0).earliest } ?? publication.earliest
        let times = dates.mapValues { bounds in
            if let from = bounds.from, from == bounds.to { return EffectiveTime.of(from) }
            return EffectiveTime(
                precision: .between,
                earliest: bounds.from.map { EffectiveTime.of($0).earliest } ?? start,
                latest: bounds.to.map { EffectiveTime.of($0).latest } ?? publication.latest)
        }
        let some = EffectiveTime(
            precision: .between, earliest: start, latest: publication.latest)
        return Times(
            announced: times["announcement"] ?? some, fieldwork: times["fieldwork"] ?? some,
            panel: times["ratingsPanel"] ?? some, published: publication, milestones: times)
    }

    /// Reads an optional date.
    static func date(_ text: String?, _ place: String) throws(ReportProblem) -> PartialDate? {
        guard let text else { return nil }
        guard let date = PartialDate(text) else {
            throw ReportProblem(
                place, "the text is not a valid date.", remedy: "Give 2021, 2021-12 or 2021-12-02.")
        }
        return date
    }

    /// When an entry held, as the report says it.
    func reported(
        _ printed: ReportFile.PrintedTime, _ place: String
    ) throws(ReportProblem) -> ReportedTime {
        var period: ReportedTime.Period?
        if let printed = printed.period {
            period = ReportedTime.Period(
                from: try Self.date(printed.from, "\(place).period"),
                to: try Self.date(printed.to, "\(place).period"), label: FreeText(printed.label))
        }
        return ReportedTime(
            on: try Self.date(printed.asOf, "\(place).asOf"), period: period,
            milestone: try printed.event.map { text throws(ReportProblem) in
                try name(text, "\(place).event")
            }, basis: FreeText(printed.asOfBasis))
    }

    /// The effective time of an entry.
    ///
    /// It is that of the date, of the period, or of the milestone. What has none of them holds from
    /// the publication, which said it.
    func effective(
        _ printed: ReportFile.PrintedTime, _ place: String
    ) throws(ReportProblem) -> EffectiveTime {
        if let date = try Self.date(printed.asOf, "\(place).asOf") { return .of(date) }
        if let period = printed.period,
            let last = try Self.date(period.to ?? period.from, "\(place).period")
        {
            // Of an open period only the end is known.
            guard let from = period.from, let first = try Self.date(from, "\(place).period") else {
                return .of(last)
            }
            return EffectiveTime(
                precision: .between, earliest: EffectiveTime.of(first).earliest,
                latest: EffectiveTime.of(last).latest)
        }
        guard let event = printed.event else { return times.published }
        guard let time = times.milestones[event] else {
            throw ReportProblem(
                "\(place).event", "the file has no milestone \"\(event.prefix(32))\".",
                remedy: "Use one of " + times.milestones.keys.sorted().joined(separator: ", ")
                    + ".")
        }
        return time
    }

    /// The time of the judgements on the cases of a sample: that of its printed figures.
    func judged(_ sample: String?) -> EffectiveTime {
        let figure = (file.publishedFigures ?? []).first { $0.sample == sample && sample != nil }
        return figure?.time.event.flatMap { times.milestones[$0] } ?? times.fieldwork
    }
}
