package import CaseQuality
internal import CaseQualityCoding

/// A small edition for tests, with features that the bundled edition does not have.
///
/// It has key questions that allow "not applicable" with both denominators, two standards on cases
/// in one domain, and a separately rated standard that limits.
package enum TinyFramework {
    package static let definition = """
        {
          "schema": "case-ledger/framework/1", "id": "tiny-2026", "title": "Tiny",
          "inForceFrom": "2026",
          "ratings": [
            {"rating": "inadequate", "points": 0, "share": "Minority", "fromPercent": 0},
            {"rating": "requiresImprovement", "points": 1, "share": "Few", "fromPercent": 50},
            {"rating": "good", "points": 2, "share": "Many", "fromPercent": 65},
            {"rating": "outstanding", "points": 3, "share": "Most", "fromPercent": 80}],
          "bandOn": "rounded",
          "overallBands": [
            {"maximum": 9, "source": "test", "bands": [
              {"rating": "inadequate", "from": 0, "through": 1},
              {"rating": "requiresImprovement", "from": 2, "through": 4},
              {"rating": "good", "from": 5, "through": 7},
              {"rating": "outstanding", "from": 8, "through": 9}]},
            {"maximum": 6, "source": "test", "bands": [
              {"rating": "inadequate", "from": 0, "through": 1},
              {"rating": "requiresImprovement", "from": 2, "through": 3},
              {"rating": "good", "from": 4, "through": 5},
              {"rating": "outstanding", "from": 6, "through": 6}]}],
          "limitingJudgements": [
            {"standard": "3.1", "rated": "inadequate", "prevents": "outstanding",
             "limitsTo": "good", "source": "test"}],
          "discretion": {
            "withinPoints": 5, "casesToChange": 1, "smallSample": 5, "source": "test"},
          "topics": [{"id": "topic", "label": "Topic"}],
          "roles": ["lead inspector", "inspector", "importer", "someone"],
          "permissions": "unguarded",
          "domains": [
            {"id": "1", "title": "Cases", "sample": "cases", "standards": [
              {"id": "1.1", "title": "Assessment", "method": "caseData", "core": true,
               "keyQuestions": [
                {"id": "1.1.1", "theme": "desistance", "label": "All",
                 "denominator": "allCases", "allowsNotApplicable": true, "prompts": [
                  {"id": "1.1.1.a", "letter": "a", "label": "Prompt", "topics": ["topic"]}]},
                {"id": "1.1.2", "theme": "safety", "label": "Relevant",
                 "denominator": "relevantCases", "allowsNotApplicable": true}]},
              {"id": "1.2", "title": "Planning", "method": "caseData", "core": true,
               "keyQuestions": [{"id": "1.2.1", "label": "Plain"}]}]},
            {"id": "2", "title": "Leadership", "standards": [
              {"id": "2.1", "title": "Leadership", "method": "qualitative", "core": true,
               "keyQuestions": [{"id": "2.1.1", "theme": "vision", "label": "Led?"}]}]},
            {"id": "3", "title": "Apart", "sample": "apart", "standards": [
              {"id": "3.1", "title": "Apart", "method": "qualitative", "core": false,
               "keyQuestions": [{"id": "3.1.1", "label": "Apart?"}]}]}]
        }
        """

    /// The edition with every occurrence of a passage in its definition replaced.
    package static func edition(_ passage: String = "", _ replacement: String = "") throws
        -> Framework
    {
        try Framework(definition: Array(definition(passage, replacement).utf8))
    }

    package static func definition(_ passage: String, _ replacement: String) -> String {
        passage.isEmpty ? definition : definition.replacing(passage, with: replacement)
    }
}
