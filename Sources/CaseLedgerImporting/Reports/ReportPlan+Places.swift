extension ReportFile.PrintedPlace {
    /// The place in one line: `"2.1 Assessment (2.1.1), page 30, lines 1355 to 1369"`.
    ///
    /// A heading that names its section, such as `"Foreword"`, stands alone.
    var words: String {
        var text = section.first?.isNumber == true ? "\(section) \(heading)" : heading
        if let part { text += ": \(part)" }
        if let question { text += " (\(question))" }
        if let page { text += pageTo.map { ", pages \(page) to \($0)" } ?? ", page \(page)" }
        if let first = lines?.first, let last = lines?.last {
            text += first == last ? ", line \(first)" : ", lines \(first) to \(last)"
        }
        return text
    }
}

extension ReportPlan {
    /// The citation of an entry.
    func citation(
        _ source: ReportFile.PrintedSource, _ place: String, note: String? = nil
    ) throws(ReportProblem) -> Citation {
        let notes = [source.originNote, note, source.note].compactMap(\.self)
        return try citation(
            source.place, alsoAt: (source.alsoAt ?? []) + (source.places ?? []), place,
            attributedTo: source.attributedTo, isInferred: source.origin == "inferred",
            note: notes.isEmpty ? nil : notes.joined(separator: "; "),
            anomalies: source.anomalyRefs ?? [])
    }

    /// The citation of a place.
    func citation(
        _ printed: ReportFile.PrintedPlace?, alsoAt others: [ReportFile.PrintedPlace] = [],
        _ place: String, attributedTo: String? = nil, isInferred: Bool = false,
        note: String? = nil, anomalies: [String] = []
    ) throws(ReportProblem) -> Citation {
        var refs: [AnomalyID] = []
        for text in anomalies { refs.append(try name(text, "\(place).anomalyRefs")) }
        return Citation(
            places: ([printed].compactMap(\.self) + others).map { FreeText($0.words) },
            attributedTo: try attributedTo.map { text throws(ReportProblem) in
                try spelled(text, "\(place).attributedTo")
            }, isInferred: isInferred, note: FreeText(note), anomalies: refs)
    }

    /// The supplier of an entry, with the footnotes that name it.
    func supplier(_ printed: ReportFile.PrintedSupplier) -> ReportedSupplier {
        let footnotes = (printed.footnotes ?? []).map(String.init)
        let basis = [
            printed.supplierReason, printed.supplierNote,
            footnotes.isEmpty
                ? nil
                : "footnote\(footnotes.count == 1 ? "" : "s") \(footnotes.joined(separator: ", "))",
        ].compactMap(\.self)
        return ReportedSupplier(
            FreeText(printed.supplier),
            basis: basis.isEmpty ? nil : FreeText(basis.joined(separator: "; ")),
            isInferred: printed.supplierOrigin == "inferred")
    }

    /// The links of an entry.
    func links(
        _ entries: [ReportFile.LinkEntry]?, _ place: String
    ) throws(ReportProblem) -> [ReportLink] {
        var links: [ReportLink] = []
        for entry in entries ?? [] {
            links.append(
                ReportLink(
                    to: try linked(entry.to, "\(place).links"),
                    isInferred: entry.linkOrigin == "inferred", why: FreeText(entry.why)))
        }
        return links
    }

    private func linked(_ text: String, _ place: String) throws(ReportProblem) -> ReportLink.Target
    {
        let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
        guard parts.count == 2 else {
            throw ReportProblem(
                place, "\"\(text.prefix(64))\" is not the target of a link.",
                remedy: "Give a kind and an id, such as standard:2.1.")
        }
        switch parts[0] {
        case "domain": return .part(.domain(try name(parts[1], place)))
        case "standard": return .part(.standard(try name(parts[1], place)))
        case "question": return .part(.question(try name(parts[1], place)))
        case "finding": return .finding(try name(parts[1], place))
        case "fact": return .fact(try name(parts[1], place))
        case "section": return .section(try name(parts[1], place))
        default:
            throw ReportProblem(
                place, "\"\(parts[0].prefix(32))\" is not a kind of link.",
                remedy: "Use domain, standard, question, finding, fact or section.")
        }
    }

    /// The value with this spelling.
    func spelled<Value: Spelled>(_ text: String, _ place: String) throws(ReportProblem) -> Value {
        guard let value = Value.allCases.first(where: { $0.description == text }) else {
            throw ReportProblem(
                place, "\"\(text.prefix(32))\" is unknown.",
                remedy: "Use " + Value.allCases.map(\.description).joined(separator: ", ") + ".")
        }
        return value
    }
}
