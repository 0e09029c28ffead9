import CaseLedger
import CaseQualityCoding
import Testing

@Suite("The framework of the youth inspections of 2021")
struct BundledFrameworkTests {
    private let framework = Framework.hmipYouth2021

    @Test("It has thirteen standards, twelve of them core, in four domains")
    func standards() {
        #expect(framework.id == "hmip-youth-2021")
        #expect(framework.domains.map(\.id) == ["1", "2", "3", "4"])
        #expect(
            framework.standards.map(\.id) == [
                "1.1", "1.2", "1.3", "1.4", "2.1", "2.2", "2.3", "2.4", "3.1", "3.2", "3.3",
                "3.4", "4.1",
            ])
        #expect(framework.standards.filter(\.isCore).count == 12)
        #expect(framework.standards.filter { !$0.isCore }.map(\.id) == ["4.1"])
        #expect(
            framework.standards.filter { $0.method == .caseData }.map(\.id) == [
                "2.1", "2.2", "2.3", "2.4", "3.1", "3.2", "3.3",
            ])
        #expect(framework.standards.filter(\.isCore).count * framework.scale.mostPoints == 36)
    }

    // Counted in Sources/CaseLedgerTool/Reports/leicestershire-2021.json.
    @Test(
        "Its key questions and prompts are as many as the report's",
        arguments: [
            ("1.1", [0, 0, 0]), ("1.2", [0, 0, 0, 0, 0]), ("1.3", [0, 0, 0]),
            ("1.4", [0, 0, 0, 0]), ("2.1", [9, 3, 3]), ("2.2", [7, 4, 5]), ("2.3", [8, 2, 3]),
            ("2.4", [7, 3, 3]), ("3.1", [9, 2, 2]), ("3.2", [8, 3, 4]), ("3.3", [6, 2, 2]),
            ("3.4", [0, 0, 0]), ("4.1", [0, 0, 0]),
        ] as [(Standard.ID, [Int])])
    func questions(standard: Standard.ID, prompts: [Int]) throws {
        let standard = try #require(framework.standard(standard))
        #expect(standard.keyQuestions.map(\.prompts.count) == prompts)
    }

    @Test("It asks 21 key questions and 95 prompts of cases: 116 percentages")
    func percentages() {
        let keyQuestions = framework.standards.filter { $0.method == .caseData }
            .flatMap(\.keyQuestions)
        #expect(keyQuestions.count == 21)
        #expect(keyQuestions.flatMap(\.prompts).count == 95)
    }

    @Test("Each case standard asks of desistance, the child's safety and that of others")
    func themes() {
        for standard in framework.standards where standard.method == .caseData {
            #expect(
                standard.keyQuestions.map(\.theme) == [
                    "desistance", "safety and wellbeing", "risk of harm",
                ])
        }
    }

    @Test("Only 2.3.1.h divides by the relevant cases")
    func denominators() throws {
        let questions = framework.standards.flatMap(\.keyQuestions).flatMap {
            [$0.question] + $0.prompts.map(\.question)
        }
        #expect(questions.filter { $0.denominator == .relevantCases }.map(\.id) == ["2.3.1.h"])
        let enforcement = try #require(framework.question("2.3.1.h"))
        #expect(enforcement.standard == "2.3")
        #expect(enforcement.keyQuestion == "2.3.1")
        #expect(enforcement.domain == "2")
    }

    @Test("Not applicable is an answer to every prompt and to no key question")
    func notApplicable() {
        for keyQuestion in framework.standards.flatMap(\.keyQuestions) {
            #expect(!keyQuestion.question.allowsNotApplicable)
            #expect(keyQuestion.prompts.allSatisfy { $0.question.allowsNotApplicable })
        }
    }

    @Test("The letter that is printed twice has two ids")
    func repeatedLetter() throws {
        let prompts = try #require(framework.standard("2.4")).keyQuestions[0].prompts
        #expect(prompts.map(\.id.rawValue).contains("2.4.1.d2"))
        #expect(
            prompts.filter { $0.printedLetter == "d" }.map(\.id) == ["2.4.1.d", "2.4.1.d2"])
    }

    @Test("4.1 limits, discretion is as recalled, and both say where they come from")
    func limitsAndDiscretion() throws {
        let limit = try #require(framework.limitingJudgements.first)
        #expect(framework.limitingJudgements.count == 1)
        #expect(limit.standard == "4.1")
        #expect(limit.limits(.outstanding, with: .inadequate))
        #expect(!limit.limits(.good, with: .inadequate))
        #expect(!limit.limits(.outstanding, with: .requiresImprovement))
        #expect(!limit.limits(.outstanding, with: nil))
        #expect(limit.limitsTo == .good)
        #expect(!limit.source.isEmpty)
        #expect(framework.discretion.withinPoints == 5)
        #expect(framework.discretion.casesToChange == 1)
        #expect(framework.discretion.smallSample == 5)
        #expect(!framework.discretion.source.isEmpty)
    }

    @Test("People act in the fourteen roles of the field")
    func roles() {
        #expect(
            framework.roles == [
                .leadInspector, .inspector, .moderator, .panelMember, .panelChair,
                .chiefInspector, .serviceManager, .boardChair, .auditor, .analyst,
                .dataProtectionOfficer, .importer, .localAssessor, .peerReviewer,
            ])
    }

    @Test("An edition is its bytes")
    func identity() throws {
        let again = try Framework(definition: framework.definition)
        #expect(again == framework)
        #expect(again.contentHash == ContentDigest(of: framework.definition))
        let other = try Framework(definition: framework.definition + [0x0a])
        #expect(other != framework)
        #expect(other.id == framework.id)
    }

    @Test("Topics of prompts are among the edition's topics")
    func topics() {
        let used = Set(
            framework.standards.flatMap(\.keyQuestions).flatMap(\.prompts).flatMap(\.topics))
        #expect(!used.isEmpty)
        #expect(used.isSubset(of: framework.topics.keys))
    }

    @Test("It has a table for each maximum that published reports print, by the general formula")
    func tables() {
        #expect(framework.overallBands.map(\.maximum) == [36, 27, 24, 21])
        for edition in [framework, .hmipYouth2018] {
            for bands in edition.overallBands {
                for total in 0...bands.maximum {
                    #expect(
                        bands.rating(total: total)
                            == OverallBands.rating(byMeanOf: total, standards: bands.maximum / 3))
                }
            }
        }
        #expect(
            framework.overallBands.map { RuleSource($0.source).isConfirmed } == [
                true, false, false, false,
            ])
    }

    @Test("The edition of 2018 has twelve standards without questions, and says what it recalls")
    func edition2018() {
        let old = Framework.hmipYouth2018
        #expect(old.standards.map(\.id) == framework.standards.dropLast().map(\.id))
        #expect(old.standards.allSatisfy { $0.isCore && $0.keyQuestions.isEmpty })
        #expect(old.standardsWithoutQuestions.count == 12)
        #expect(old.standard("3.4")?.title == "Joint working")
        #expect(old.limitingJudgements.isEmpty)
        #expect(old.scale == framework.scale)
        #expect(!old.source.isConfirmed && !old.bandSource.isConfirmed)
        #expect(old.overallBands.allSatisfy { !RuleSource($0.source).isConfirmed })
        #expect(old.permissions == .notStated)
    }

    @Test("The editions of 2018 and 2021 declare the same standards comparable, and not 3.4")
    func comparable() {
        let shared = framework.standards.map(\.id).filter { $0 != "3.4" && $0 != "4.1" }
        #expect(framework.comparable.map(\.standard) == shared)
        #expect(framework.comparable.allSatisfy { $0.edition == "hmip-youth-2018" })
        #expect(Framework.hmipYouth2018.comparable.map(\.standard) == shared)
        #expect(Framework.hmipYouth2018.comparable.allSatisfy { $0.standard == $0.other })
    }
}
