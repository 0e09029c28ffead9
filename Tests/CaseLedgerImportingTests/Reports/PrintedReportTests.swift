import CaseLedger
import CaseLedgerImporting
import CaseLedgerTesting
import Foundation
import InspectionSamples
import Testing

/// Reads the data file by itself, and compares it with the ledger entry by entry.
@Suite("Everything that the Leicestershire report prints stands in the ledger as it is printed")
struct PrintedReportTests {
    private typealias Object = [String: Any]

    private func withReport(
        _ body: (Object, Inspection, [Position: EffectiveTime]) async throws -> Void
    ) async throws {
        let bytes = try LeicestershireReport().bytes
        let file = try #require(
            JSONSerialization.jsonObject(with: Data(bytes)) as? Object)
        let history = try await Self.imported.value
        let events = history.commands.flatMap(\.events)
        let held = Dictionary(
            uniqueKeysWithValues: events.map { ($0.position, $0.occurrence.effectiveAt) })
        try await body(file, history.state, held)
    }

    /// The history of the report, imported once: every test only reads it.
    private static let imported = Task {
        let bytes = try LeicestershireReport().bytes
        return try await withTemporaryLedger { ledger in
            try await ledger.importReport(bytes, as: "leicestershire-2021")
            return try await ledger.inspection("leicestershire-2021").history()
        }
    }

    @Test("Each of the 383 facts has its value, unit, date, supplier, place and attribution")
    func facts() async throws {
        try await withReport { file, state, held in
            let entries = try #require(file["facts"] as? [Object])
            #expect(entries.count == 383)
            let facts =
                state.facts.context.map { ($0.value.fact, $0.position) }
                + state.facts.surveys.map { ($0.value.fact, $0.position) }
            for entry in entries {
                let id = try #require(entry["id"] as? String)
                let found = facts.filter { $0.0.measure.rawValue == id }
                let (fact, position) = try #require(found.first, "\(id)")
                #expect(found.count == 1, "\(id)")
                switch fact.value {
                case .number(let number):
                    let value = try #require(entry["value"] as? NSNumber, "\(id)")
                    #expect(number.description == value.description, "\(id)")
                case .text(let text): #expect(text.text == entry["value"] as? String, "\(id)")
                }
                let unit = entry["currency"] as? String ?? entry["unit"] as? String
                #expect(fact.unit.text == unit, "\(id)")
                #expect(fact.unitNote?.text == entry["unitNote"] as? String, "\(id)")
                #expect(fact.topic?.rawValue == entry["topic"] as? String, "\(id)")
                #expect(fact.label?.text == entry["label"] as? String, "\(id)")
                #expect(fact.bound?.description == entry["bound"] as? String, "\(id)")
                #expect(fact.base == entry["base"] as? Int, "\(id)")
                #expect(fact.baseUnit?.text == entry["baseUnit"] as? String, "\(id)")
                #expect(fact.baseBasis?.text == entry["baseBasis"] as? String, "\(id)")
                #expect(fact.nature.description == entry["nature"] as? String, "\(id)")
                #expect(fact.supplier.name?.text == entry["supplier"] as? String, "\(id)")
                #expect(
                    fact.supplier.isInferred == (entry["supplierOrigin"] as? String == "inferred"),
                    "\(id)")
                #expect(fact.time.on?.description == entry["asOf"] as? String, "\(id)")
                #expect(fact.time.milestone?.rawValue == entry["event"] as? String, "\(id)")
                #expect(fact.time.basis?.text == entry["asOfBasis"] as? String, "\(id)")
                let period = entry["period"] as? Object
                #expect(
                    fact.time.period?.from?.description == period?["from"] as? String, "\(id)")
                #expect(fact.time.period?.to?.description == period?["to"] as? String, "\(id)")
                #expect(fact.time.period?.label?.text == period?["label"] as? String, "\(id)")
                try check(fact.citation, entry, id)
                // What has a date of its own holds from that date, before the panel or after it.
                // A plan is what the report says.
                if let on = fact.time.on {
                    let published = try #require(PartialDate("2021-12"))
                    #expect(
                        held[position] == EffectiveTime.of(fact.nature == .plan ? published : on),
                        "\(id)")
                }
                let basis = [
                    entry["supplierReason"] as? String, entry["supplierNote"] as? String,
                ].compactMap(\.self)
                #expect(
                    basis.allSatisfy { fact.supplier.basis?.text?.contains($0) == true }, "\(id)")
                for number in entry["footnotes"] as? [Int] ?? [] {
                    #expect(fact.supplier.basis?.text?.contains("\(number)") == true, "\(id)")
                }
            }
        }
    }

    @Test("Each standard has what it asks for, as the report says it")
    func qualityStatements() async throws {
        try await withReport { file, state, _ in
            let standards = try #require(file["standards"] as? [Object])
            #expect(standards.count == 13)
            for standard in standards {
                let id = try #require(standard["id"] as? String)
                let entry = try #require(standard["qualityStatement"] as? Object)
                let facts = state.facts.context.map(\.value).filter {
                    $0.fact.measure.rawValue == "qualityStatement.\(id)"
                }
                let found = try #require(facts.first)
                #expect(facts.count == 1)
                #expect(found.target == .standard(Standard.ID(stringLiteral: id)))
                #expect(found.fact.value == .text(FreeText(entry["statement"] as? String ?? "")))
                #expect(found.fact.citation.note?.text == entry["wording"] as? String)
                try check(found.fact.citation, entry, id)
            }
        }
    }

    @Test("Each of the 116 printed percentages, and of the 63 counts that the text states")
    func figures() async throws {
        try await withReport { file, state, _ in
            let entries = try #require(file["publishedFigures"] as? [Object])
            #expect(entries.count == 116)
            for entry in entries {
                let question = try #require(entry["question"] as? String)
                let found = state.facts.figures.filter { $0.value.item.description == question }
                let figure = try #require(found.first?.value, "\(question)")
                #expect(found.count == 1, "\(question)")
                #expect(figure.percent == entry["value"] as? Int, "\(question)")
                #expect(figure.base == entry["base"] as? Int, "\(question)")
                #expect(figure.baseBasis?.text == entry["baseBasis"] as? String, "\(question)")
                #expect(
                    figure.time.milestone?.rawValue == entry["event"] as? String, "\(question)")
                #expect(figure.supplier.name?.text == entry["supplier"] as? String, "\(question)")
                try check(figure.citation, entry, question)
                #expect(found.first?.origin == .published)
            }
            let counts = try #require(file["statedCounts"] as? [Object])
            #expect(counts.count == 63)
            #expect(state.facts.counts.count == 63)
            for entry in counts {
                let id = try #require(entry["id"] as? String)
                let count = try #require(
                    state.facts.counts.first { $0.value.id.rawValue == id }?.value, "\(id)")
                switch count.subject {
                case .question(let question):
                    #expect(question.rawValue == entry["question"] as? String, "\(id)")
                case .other(let standard, let words):
                    #expect(standard.rawValue == entry["standard"] as? String, "\(id)")
                    #expect(words.text == entry["fact"] as? String, "\(id)")
                }
                #expect(count.yes == entry["yes"] as? Int, "\(id)")
                #expect(count.no == entry["no"] as? Int, "\(id)")
                #expect(count.of == entry["of"] as? Int, "\(id)")
                #expect(count.percent == entry["percent"] as? Int, "\(id)")
                let words = entry["words"] as? String
                let of = (entry["of"] as? String).map { "of \($0)" }
                #expect(count.inWords?.text == words ?? of, "\(id)")
                try check(count.citation, entry, id)
            }
        }
    }

    @Test("Each of the 42 key-question summaries says what was found and what speaks against it")
    func summaries() async throws {
        try await withReport { file, state, _ in
            let questions = try #require(file["standards"] as? [Object])
                .flatMap { $0["keyQuestions"] as? [Object] ?? [] }
            #expect(questions.count == 42)
            #expect(state.facts.summaries.count == 42)
            for question in questions {
                let id = try #require(question["id"] as? String)
                let entry = try #require(question["summary"] as? Object, "\(id)")
                let summary = try #require(
                    state.facts.summaries.first { $0.value.question.rawValue == id }?.value,
                    "\(id)")
                #expect(summary.statement.text == entry["statement"] as? String, "\(id)")
                #expect(summary.reads.description == entry["reads"] as? String, "\(id)")
                #expect(
                    summary.readsIsInferred == (entry["readsOrigin"] as? String == "inferred"),
                    "\(id)")
                #expect(summary.counterpoint?.text == entry["counterpoint"] as? String, "\(id)")
                try check(summary.citation, entry, id)
            }
        }
    }

    @Test("Each finding of the chapters, and each line of the summary that says one again")
    func findings() async throws {
        try await withReport { file, state, _ in
            let entries = try #require(file["findings"] as? [Object])
            let lines = try #require(file["summaryFindings"] as? [Object])
            #expect(entries.count == 39)
            #expect(lines.count == 38)
            #expect(state.facts.findings.count == 77)
            func finding(_ entry: Object) throws -> Finding {
                let id = try #require(entry["id"] as? String)
                return try #require(
                    state.facts.findings.first { $0.value.id.rawValue == id }?.value, "\(id)")
            }
            for entry in entries {
                let finding = try finding(entry)
                #expect(finding.label.text == entry["label"] as? String)
                #expect(finding.kind.description == entry["kind"] as? String)
                let links = try #require(entry["links"] as? [Object])
                #expect(
                    finding.links.map { $0.to.description.replacing(" ", with: ":") }
                        == links.map { $0["to"] as? String })
                #expect(
                    finding.links.map(\.isInferred)
                        == links.map { $0["linkOrigin"] as? String == "inferred" })
                try check(finding.citation, entry, finding.id.rawValue)
            }
            for line in lines {
                let finding = try finding(line)
                #expect(finding.restates?.rawValue == line["finding"] as? String)
                #expect(finding.kind.description == line["kind"] as? String)
                if let differs = line["differs"] as? String {
                    #expect(finding.citation.note?.text?.contains(differs) == true)
                }
                #expect(finding.citation.place?.text == (try place(line["place"])))
            }
        }
    }

    @Test("The recommendations in full, with links that say that they are inferred")
    func recommendations() async throws {
        try await withReport { file, state, _ in
            let entries = try #require(file["recommendations"] as? [Object])
            #expect(entries.count == 6)
            for entry in entries {
                let id = try #require(entry["id"] as? String)
                let made = try #require(
                    state.recommendations.first { $0.recommendation.id.rawValue == id }
                ).recommendation
                #expect(made.topic.text == entry["topic"] as? String)
                #expect(made.addressee.text == entry["addressee"] as? String)
                #expect(made.addresseeName?.text == entry["addresseeName"] as? String)
                #expect(made.partner?.text == entry["partner"] as? String)
                #expect(made.partnerRole?.text == entry["partnerRole"] as? String)
                #expect(made.subPoints.compactMap(\.text) == entry["subPoints"] as? [String])
                #expect(made.standards.map(\.rawValue) == entry["standards"] as? [String])
                #expect(made.standardsAreInferred)
                let links = try #require(entry["links"] as? [Object])
                #expect(made.links.count == links.count)
                #expect(made.links.map { $0.why?.text } == links.map { $0["why"] as? String })
                #expect(made.citation.place?.text == (try place(entry["place"])))
            }
        }
    }

    @Test("Anomalies, chains, timeline, milestones, evidence, quotations, examples and footnotes")
    func rest() async throws {
        try await withReport { file, state, _ in
            let anomalies = try #require(file["anomalies"] as? [Object])
            #expect(anomalies.count == 52)
            #expect(state.facts.anomalies.map(\.value.id.rawValue) == anomalies.map(\.id))
            for (noted, entry) in zip(state.facts.anomalies, anomalies) {
                #expect(noted.value.kind.text == entry["kind"] as? String)
                #expect(noted.value.detail.text == entry["detail"] as? String)
                let places = try #require(entry["places"] as? [Any])
                #expect(
                    try noted.value.citation.places.map(\.text) == places.map { try place($0) })
            }
            let chains = try #require(file["chains"] as? [Object])
            #expect(chains.count == 8)
            #expect(
                state.facts.chains.map { $0.value.facts.map(\.rawValue) }
                    == chains.map { $0["facts"] as? [String] })
            let timeline = try #require(file["timeline"] as? [Object])
            let milestones = try #require(file["milestones"] as? [Object])
            let entries = state.facts.timeline.map(\.value)
            #expect(entries.count == timeline.count + milestones.count)
            for entry in timeline {
                let noted = try #require(entries.first { $0.what.text == entry["what"] as? String })
                if entry["dateTo"] == nil {
                    #expect(noted.time.on?.description == entry["date"] as? String)
                }
                #expect(noted.status.description == entry["status"] as? String)
                #expect(noted.citation.place?.text == (try place(entry["place"])))
            }
            for entry in milestones {
                let noted = try #require(
                    entries.first { $0.time.milestone?.rawValue == entry.id })
                #expect(noted.time.on?.description == entry["date"] as? String)
                // A bound that nobody printed says that it is a bound.
                #expect(noted.time.period?.areBounds == (entry["date"] is NSNull ? true : nil))
            }
            let evidence = try #require(file["evidenceBase"] as? [Object])
            for entry in evidence {
                let noted = try #require(
                    state.facts.evidence.first { $0.value.label?.text == entry["kind"] as? String }
                ).value
                #expect(noted.count == entry["count"] as? Int)
                #expect(noted.base == entry["base"] as? Int)
                #expect(noted.citation.place?.text == (try place(entry["place"])))
            }
            let quotations = try #require(file["quotationPlaces"] as? [Object])
            let examples = try #require(file["practiceExamples"] as? [Object])
            let own = examples.filter { $0["quotation"] == nil }
            #expect(state.facts.evidence.count == evidence.count + quotations.count + own.count)
            for example in examples {
                #expect(
                    state.facts.evidence.contains {
                        $0.value.summary?.text == example["summary"] as? String
                    })
            }
            let footnotes = try #require(file["footnotes"] as? [Object])
            #expect(footnotes.count == 24)
            for footnote in footnotes {
                let number = try #require(footnote["n"] as? Int)
                let fact = try #require(
                    state.facts.context.first {
                        $0.value.fact.measure.rawValue == "footnote.\(number)"
                    }
                ).value.fact
                #expect(fact.value == .text(FreeText(try #require(footnote["meaning"] as? String))))
            }
        }
    }

    @Test("The publication is what the report prints, and no date from elsewhere is used")
    func publication() async throws {
        try await withReport { _, state, held in
            let year = EffectiveTime.of(try #require(PartialDate("2020")))
            let month = EffectiveTime.of(try #require(PartialDate("2021-12")))
            let announced = EffectiveTime(
                precision: .between, earliest: year.earliest, latest: month.latest)
            #expect(held[Position(3)] == announced)
            #expect(held[try #require(state.milestones.published)] == month)
            let facts = Dictionary(
                state.facts.context.map { ($0.value.fact.measure.rawValue, $0.value.fact.value) }
            ) { first, _ in first }
            #expect(facts["publication.isbn"] == .text("978-1-914478-37-6"))
            #expect(facts["publication.leadInspector.name"] == .text("David Miners"))
            #expect(facts["publication.chiefInspector.name"] == .text("Justin Russell"))
            #expect(facts["attribution.discretion.body"] == .text("ratings panel"))
            #expect(facts["service.formed"] == .number(ReportedNumber(2019)))
            let panel = try #require(state.milestones.panel)
            let before = state.facts.context.filter { $0.position < panel }
            #expect(before.count == state.facts.context.count)
        }
    }

    private func check(_ citation: Citation, _ entry: Object, _ id: String) throws {
        #expect(citation.place?.text == (try place(entry["place"])), "\(id)")
        #expect(citation.attributedTo?.description == entry["attributedTo"] as? String, "\(id)")
        let also = entry["alsoAt"] as? [Any] ?? []
        #expect(
            try citation.places.dropFirst().map(\.text) == also.map { try place($0) }, "\(id)")
        #expect(
            citation.anomalies.map(\.rawValue) == entry["anomalyRefs"] as? [String] ?? [], "\(id)")
        #expect(citation.isInferred == (entry["origin"] as? String == "inferred"), "\(id)")
    }

    /// The words of a place, built here from its parts.
    private func place(_ value: Any?) throws -> String {
        let place = try #require(value as? Object)
        let section = try #require(place["section"] as? String)
        let heading = try #require(place["heading"] as? String)
        var words: [String] = []
        let isNumbered = section.first?.isNumber == true
        var first = isNumbered ? "\(section) \(heading)" : heading
        if let part = place["part"] as? String { first += ": \(part)" }
        if let question = place["question"] as? String { first += " (\(question))" }
        words.append(first)
        if let page = place["page"] as? Int {
            let last = place["pageTo"] as? Int
            words.append(last.map { "pages \(page) to \($0)" } ?? "page \(page)")
        }
        if let lines = place["lines"] as? [Int], lines.count == 2 {
            words.append(
                lines[0] == lines[1] ? "line \(lines[0])" : "lines \(lines[0]) to \(lines[1])")
        }
        return words.joined(separator: ", ")
    }
}

extension [String: Any] {
    fileprivate var id: String { self["id"] as? String ?? "" }
}
