#!/usr/bin/env python3
"""Computes the ratings of an inspection from its log, independently of the library.

The only input is the output of `case-ledger log --json`: all events of a ledger, or of one of its
inspections, with the edition of the rules in the event `framework-registered`. This program shares
no code with the library, so it can check a rating for somebody who does not trust the library. It
needs Python 3.9 or later and nothing else.

    case-ledger log --json > log.jsonl
    python3 Docs/evaluate.py log.jsonl --inspection leicestershire-2021
    python3 Docs/evaluate.py log.jsonl --as-of 1743 --effective 2021-12-02
    case-ledger ratings --json > ratings.json
    python3 Docs/evaluate.py log.jsonl --compare ratings.json

Without --compare, it prints one JSON object for each inspection, with the members that
`Docs/JSON.md` gives to `ratings`, `key-questions` and `oversight`. A value that depends on an
uncertain time is printed as {"without": ..., "with": ...}: without all uncertain events, and with
all of them. `uncertainEvents` has their positions.

With --compare, the second file is the output of `case-ledger ratings --json`, of `key-questions
--json` or of `oversight --json`, of any moment on both clocks. Or each line of it is one answer:

    {"inspection": ID, "asOf": POSITION, "effective": null or TIME,
     "uncertain": null, "without" or "with", "ratings": ..., "keyQuestions": ..., "oversight": ...}

An answer that is missing or null is not compared. `uncertain` names the fold that the answer is of;
null means that the answer holds in both. Each difference is one line with the value that this
program computed, and the value in the answer. Exit status: 0 no difference, 1 at least one
difference, 2 an input that cannot be used.

The rules:

- Shares in whole percent, halves up; bands on the rounded share, or on the exact one; the
  denominator of each question; no share where every answer is "not applicable".
- The rating by rule: the lowest band, once every case that counts has an answer to every key
  question; provisional until then; insufficient evidence without a share.
- Only primary cases that are not withdrawn count.
- Qualitative ratings as proposed; standards left unrated.
- Answers that were taken back; corrections of who judged, which change no answer.
- The panel's decisions, until reversed; stale while the counts of a key question, the number of
  cases or the proposed rating differ from those that the panel decided on.
- Discretion: near a boundary, one judgement, a small sample.
- Printed ratings and shares without answers; corrections of a report.
- Points, maximum, the band table of that maximum, limiting judgements.
- Management oversight, of the relevant cases, pooled over all cases.
- Origin: the one of the inputs that is furthest from the person who acted.
- Recorded clock: values change at the end of a command.
- Effective clock: what held at a moment; uncertain events are folded twice. A case that was
  withdrawn as never eligible is out at every moment. A judgement whose record was corrected as
  wrong holds from the time of its correction.

Not computed: intervals, the comparisons of oversight with the work, and benchmarks.
"""

import argparse
import gc
import hashlib
import json
import re
import sys
from datetime import date, datetime, timedelta, timezone
from operator import itemgetter

RATINGS = ["inadequate", "requiresImprovement", "good", "outstanding"]
RANK = {rating: rank for rank, rating in enumerate(RATINGS)}

# The origin of a value is the largest origin of its inputs in this order.
ORIGINS = ["recorded", "entered", "published", "reconstructed"]

STAGES = ["assessment", "planning", "delivery", "reviewing"]
PARTS = ["ratings", "keyQuestions", "oversight"]


class Unusable(Exception):
    """An input from which nothing can be computed."""


# --- The edition of the rules ---------------------------------------------------------------------


def percent(count, base):
    """The share in whole percent, halves up; None without a base."""
    return (200 * count + base) // (2 * base) if base else None


class Scale:
    """The bands of an edition: which share earns which rating, and its points."""

    def __init__(self, rules):
        bands = sorted(rules["ratings"], key=itemgetter("fromPercent"), reverse=True)
        self.bands = [(band["fromPercent"], band["rating"]) for band in bands]
        # The lowest band begins at 0, which is no boundary between two bands.
        self.boundaries = [start for start, _ in self.bands[:-1]]
        self.points = {band["rating"]: band["points"] for band in bands}
        self.is_exact = rules["bandOn"] == "exact"
        self._needs = {}

    def band_of_percent(self, share):
        return next(rating for start, rating in self.bands if share >= start)

    def band(self, yes, base, is_exact=None):
        """The rating that a share earns; None without a base."""
        if not base:
            return None
        if self.is_exact if is_exact is None else is_exact:
            return next(rating for start, rating in self.bands if 100 * yes >= start * base)
        return self.band_of_percent(percent(yes, base))

    def need(self, rating, base):
        """The fewest sufficient cases that earn the rating or a better one; None if none do."""
        if (rating, base) not in self._needs:
            self._needs[rating, base] = next(
                (n for n in range(base + 1) if RANK[self.band(n, base)] >= RANK[rating]), None)
        return self._needs[rating, base]


class Question:
    """A key question or a prompt of a standard that is rated on cases."""

    def __init__(self, entry, standard, is_key):
        self.id, self.label = entry["id"], entry["label"]
        self.standard, self.is_key = standard, is_key
        self.counts_all = entry.get("denominator", "allCases") == "allCases"


class Standard:
    """A standard of the edition. One that is rated on cases has questions."""

    def __init__(self, entry, domain):
        self.id, self.title, self.domain = entry["id"], entry["title"], domain
        self.is_on_cases = entry["method"] == "caseData"
        self.is_core = entry["core"]
        self.questions = []
        for question in entry.get("keyQuestions", []) if self.is_on_cases else []:
            self.questions.append(Question(question, self, True))
            self.questions += [Question(p, self, False) for p in question.get("prompts", [])]
        self.key_questions = [question for question in self.questions if question.is_key]


class Edition:
    """The rules that an inspection follows, as the ledger recorded them."""

    def __init__(self, definition):
        rules = json.loads(definition)
        self.id = rules["id"]
        self.scale = Scale(rules)
        self.discretion = rules["discretion"]
        self.limits = rules.get("limitingJudgements", [])
        self.tables = {table["maximum"]: table["bands"] for table in rules["overallBands"]}
        self.domains = [domain["id"] for domain in rules["domains"]]
        entries = [(s, d["id"]) for d in rules["domains"] for s in d["standards"]]
        self.standards = [Standard(entry, domain) for entry, domain in entries]
        self.questions = {q.id: q for standard in self.standards for q in standard.questions}
        self._by_id = {standard.id: standard for standard in self.standards}
        # The questions of all standards, also of those that are not rated on cases.
        self.standard_of = {
            part["id"]: entry["id"] for entry, _ in entries
            for question in entry.get("keyQuestions", [])
            for part in [question, *question.get("prompts", [])]}
        themes = (q.get("theme") for entry, _ in entries for q in entry.get("keyQuestions", []))
        self.themes = list(dict.fromkeys(filter(None, themes)))

    def standard(self, id):
        """The standard with this id; None for an unknown one."""
        return self._by_id.get(id)


# --- The fold: what the events say, in the order of their positions -------------------------------


class Case:
    """A case of the sample. It counts while it is primary and not withdrawn."""

    __slots__ = ("domain", "team", "counts")

    def __init__(self, domain, team, counts):
        self.domain, self.team, self.counts = domain, team, counts


class Decision:
    """A decision of the ratings panel."""

    __slots__ = ("rating", "outcome", "origin", "figures")

    def __init__(self, rating, outcome, origin, figures):
        self.rating, self.outcome, self.origin, self.figures = rating, outcome, origin, figures


class Inspection:
    """What the events of an inspection say, up to a moment on each clock."""

    def __init__(self, edition, origin):
        self.edition, self.origin = edition, origin
        self.cases = {}  # key -> Case
        self.answers = {}  # question -> case -> answer
        self.answer_origins = {}  # question -> origin of its answers
        self.oversight = {}  # case -> (overall, aspects, origin)
        self.figures = {}  # question or measure -> (percent, base, origin)
        self.decisions = {}  # standard -> Decision
        # standard -> (rating or reason, origin)
        self.proposals, self.unrated, self.printed, self.corrections = {}, {}, {}, {}
        self.printed_result = None  # total, maximum, rating, origin
        self.published_result = None  # the same, of any publication
        self.was_eligible = {}  # standard -> whether discretion was possible when the panel met
        self.disputes = {}  # challenge -> standard, or None for the service

    def select(self, origin, key, domain, team, purpose):
        self.cases[key] = Case(domain, team, purpose == "primary")

    def withdraw(self, origin, key, domain):
        if key in self.cases:
            self.cases[key].counts = False

    def answer(self, origin, key, question, answer):
        """Stores an answer, the first one or a correction.

        The documents do not say what a correction is on the effective clock while the answer that
        it corrects does not hold yet. Here it is an answer like any other.
        """
        self.answers.setdefault(question, {})[key] = answer
        if key in self.cases and self.cases[key].counts:
            # Nor do they say whether the origin still depends on answers that were replaced, or
            # withdrawn with their case. Here it does.
            self.answer_origins[question] = max(origin, self.answer_origins.get(question, 0))

    def correct(self, origin, key, question, before, after):
        # A correction of who judged, or when, leaves the answer as it is.
        if before != after:
            self.answer(origin, key, question, after)

    def retract(self, origin, key, question):
        if question is None:
            self.oversight.pop(key, None)
        else:
            self.answers.get(question, {}).pop(key, None)

    def judge_oversight(self, origin, key, overall, aspects):
        # The event has all answers of the case, also those that it does not change.
        before = self.oversight.get(key)
        origin = max(origin, before[2]) if before else origin
        self.oversight[key] = overall, {a["aspect"]: a["answer"] for a in aspects}, origin

    def propose(self, origin, standard, rating):
        self.proposals[standard] = rating, origin

    def leave_unrated(self, origin, standard, why):
        self.unrated[standard] = why, origin

    def print_rating(self, origin, standard, rating):
        self.printed[standard] = rating, origin

    def print_figure(self, origin, item, share, base):
        self.figures[item] = share, base, origin

    def correct_report(self, origin, standard, rating):
        self.corrections[standard] = rating, origin

    def decide(self, origin, standard, rating, outcome):
        self.decisions[standard] = Decision(
            rating, outcome, origin, self.figures_of(self.edition.standard(standard)))

    def reverse(self, origin, standard, supersedes):
        # The rating by rule, or the proposed one, holds again, and not an earlier decision. That is
        # also so on the effective clock where the reversed decision does not hold yet.
        self.decisions.pop(standard, None)

    def convene(self, origin):
        evaluation = Evaluation(self)
        self.was_eligible = {
            standard.id: bool(evaluation.standard(standard)["eligibility"])
            for standard in self.edition.standards}

    def dispute(self, origin, challenge, case, question, standard, overall):
        if question:
            standard = self.edition.standard_of.get(question)
        if standard or overall:
            self.disputes[challenge] = standard

    def settle(self, origin, challenge):
        self.disputes.pop(challenge, None)

    def publish(self, origin, stands_alone, *result):
        if any(value is not None for value in result):
            self.published_result = (*result, origin)
            if stands_alone:
                self.printed_result = self.published_result

    def figures_of(self, standard):
        """What a panel decides on: a decision is stale while these figures are others."""
        if standard is None:
            return None
        if not standard.is_on_cases:
            return self.proposals.get(standard.id, (None,))[0]
        counting = {key for key, case in self.cases.items()
                    if case.counts and case.domain == standard.domain}
        figures = [len(counting)]
        for question in standard.key_questions:
            counts = dict.fromkeys(("yes", "no", "notApplicable"), 0)
            for key, answer in self.answers.get(question.id, {}).items():
                if key in counting:
                    counts[COUNTED.get(answer, answer)] += 1
            figures.append((*counts.values(), self.figures.get(question.id, (None,))[0]))
        return figures


# What is not on file counts as not sufficient.
COUNTED = {"notOnFile": "no"}

# The events that ratings depend on: what each of them does, with which members of its payload.
EFFECTS = {
    "case-selected": (Inspection.select, "case", "domain", "team", "purpose"),
    "case-withdrawn": (Inspection.withdraw, "case", "domain"),
    "judgement-recorded": (Inspection.answer, "case", "question", "answer"),
    "judgement-corrected": (Inspection.correct, "case", "question", "from", "to"),
    "judgement-retracted": (Inspection.retract, "case", "question"),
    "oversight-judged": (Inspection.judge_oversight, "case", "overall", "aspects"),
    "qualitative-rating-proposed": (Inspection.propose, "standard", "rating"),
    "standard-not-rated": (Inspection.leave_unrated, "standard", "why"),
    "published-rating-recorded": (Inspection.print_rating, "standard", "rating"),
    "published-figure-recorded": (Inspection.print_figure, "item", "percent", "base"),
    "panel-convened": (Inspection.convene,),
    "challenge-raised": (Inspection.dispute, "id", "case", "question", "standard", "overall"),
    "challenge-resolved": (Inspection.settle, "id"),
    "report-published": (
        Inspection.publish, "standsAlone", "total", "maximum", "overall"),
    "report-corrected": (Inspection.correct_report, "standard", "to"),
    "panel-decision-recorded": (Inspection.decide, "standard", "decided", "outcome"),
    "panel-decision-reversed": (Inspection.reverse, "standard", "supersedes"),
}
REGISTERED = "framework-registered"
ANNOUNCED = "inspection-announced"
# Edition, service, announcement, sample plan and selection hold at every moment of the effective
# clock. Only what is judged or decided has a time there.
TIMELESS = {ANNOUNCED, "case-selected"}


def fold(events, as_of, moment=None, with_uncertain=False):
    """The inspection at a pair of moments; None before its announcement.

    Times are texts in UTC with six digits of the second, so their order is the order of texts.
    """
    inspection = None
    for _, name, origin, earliest, latest, kept in as_corrected(events, as_of):
        if moment is not None and latest > moment and name not in TIMELESS:
            if earliest > moment or not with_uncertain:
                continue
        if name == ANNOUNCED:
            inspection = Inspection(*kept, origin)
        else:
            EFFECTS[name][0](inspection, origin, *kept)
    return inspection


def uncertain_positions(events, as_of, moment):
    """The positions of the events that held before or after the moment, which is not known."""
    return [] if moment is None else [
        position for position, name, _, earliest, latest, _ in as_corrected(events, as_of)
        if earliest <= moment < latest and name not in TIMELESS]


def as_corrected(events, as_of):
    """The events up to a position, each with the time that the last correction of it gives.

    A judgement that was recorded wrongly holds from the time of its correction: the record of
    another time never held.
    """
    corrections = {}
    for end, position, _, _, earliest, latest, corrected, _ in events:
        if end <= as_of and corrected is not None:
            corrections[corrected] = position, earliest, latest
    for end, position, name, origin, earliest, latest, _, kept in events:
        if end > as_of:  # A command counts from its last event.
            break
        last = position
        while last in corrections:
            last, earliest, latest = corrections[last]
        yield position, name, origin, earliest, latest, kept


# --- The rules ------------------------------------------------------------------------------------


class Evaluation:
    """The answers about an inspection at one pair of moments."""

    def __init__(self, inspection):
        self.inspection, self.edition = inspection, inspection.edition
        self.scale = inspection.edition.scale
        self.counting = {key: case for key, case in inspection.cases.items() if case.counts}
        self.sizes = {}
        for case in self.counting.values():
            self.sizes[case.domain] = self.sizes.get(case.domain, 0) + 1
        self._scores = {}

    # Questions

    def score(self, question):
        """The counts, the shares and the band of a question."""
        if question.id not in self._scores:
            self._scores[question.id] = self._score(question)
        return self._scores[question.id]

    def _score(self, question):
        counts = {"yes": 0, "no": 0, "notApplicable": 0}
        for key, answer in self.inspection.answers.get(question.id, {}).items():
            if key in self.counting:
                counts[COUNTED.get(answer, answer)] += 1
        yes, no, answered = counts["yes"], counts["no"], sum(counts.values())
        unanswered = self.sizes.get(question.standard.domain, 0) - answered
        # A printed share stands in only where no answer is known.
        if not answered and question.id in self.inspection.figures:
            return self._printed_score(question, unanswered)
        assessed = answered if question.counts_all else yes + no
        # There is no share where every answer is "not applicable", under either denominator.
        base = assessed if yes + no else 0
        origin = self.inspection.answer_origins.get(question.id, self.inspection.origin)
        return {
            **counts, "unanswered": unanswered, "assessed": assessed,
            "percent": percent(yes, base), "percentOfRelevant": percent(yes, yes + no),
            **self._bands(question, yes, base), "origin": ORIGINS[origin]}

    def _printed_score(self, question, unanswered):
        share, base, origin = self.inspection.figures[question.id]
        return {
            "yes": None, "no": None, "notApplicable": None, "unanswered": unanswered,
            "assessed": base, "percent": share, "percentOfRelevant": None,
            "band": self.scale.band_of_percent(share) if question.is_key else None,
            "casesUp": None, "casesDown": None, "roundingSensitive": False,
            "origin": ORIGINS[origin]}

    def _bands(self, question, yes, base):
        scale = self.scale
        band = scale.band(yes, base) if question.is_key else None
        is_lifted = scale.band(yes, base, is_exact=False) != scale.band(yes, base, is_exact=True)
        up = scale.need(RATINGS[RANK[band] + 1], base) if band and band != RATINGS[-1] else None
        down = scale.need(band, base) if band else None  # 0 in the lowest band
        return {
            "band": band, "casesUp": up - yes if up else None,
            "casesDown": yes - down + 1 if down else None, "roundingSensitive": is_lifted}

    def key_questions(self):
        """The rows of all questions on cases, each key question before its prompts."""
        return [
            {"id": question.id, "kind": "keyQuestion" if question.is_key else "prompt",
             "standard": question.standard.id, "label": question.label, **self.score(question)}
            for question in self.edition.questions.values()]

    # Standards

    def rule(self, standard):
        """The rating by rule of a standard on cases, or what is missing."""
        scores = [self.score(question) for question in standard.key_questions]
        bands = [score["band"] for score in scores if score["band"]]
        # Answers without a share, because none is applicable, are inputs too.
        origins = [ORIGINS.index(s["origin"]) for s in scores if s["band"] or s["notApplicable"]]
        found = {"rating": None, "provisional": None,
                 "evidence": "insufficientEvidence" if origins else "neverAnswered",
                 "deciding": [], "eligibility": [], "origins": origins}
        if not bands:
            return found
        lowest = min(bands, key=RANK.get)
        share = min(score["percent"] for score in scores if score["band"])
        found["deciding"] = [
            question.id for question, score in zip(standard.key_questions, scores)
            if (score["percent"], score["band"]) == (share, lowest)]
        # The cases behind a printed share are not known, so no answer is missing there.
        cases = self.sizes.get(standard.domain, 0)
        is_answered = all(
            score["yes"] is None or (cases and not score["unanswered"]) for score in scores)
        if len(bands) < len(scores):
            found["provisional"] = lowest
        elif not is_answered:
            found.update(provisional=lowest, evidence="provisional")
        else:
            found.update(rating=lowest, evidence="complete",
                         eligibility=self.eligibility(scores, lowest, share, cases))
        return found

    def eligibility(self, scores, rating, share, cases):
        """The triggers of the discretion rule that are met.

        A boundary is the first percentage of a band. `casesToChange` counts changed judgements of
        key questions, as JSON.md says, and not cases.
        """
        rule = self.edition.discretion
        distance = min((abs(share - start) for start in self.scale.boundaries), default=None)
        changes = self.judgements_to_change(scores, rating)
        triggers = {
            "nearBoundary": distance is not None and distance <= rule["withinPoints"],
            "oneCase": bool(changes) and min(changes) <= rule["casesToChange"],
            "smallSample": 0 < cases <= rule["smallSample"]}
        return [trigger for trigger, is_met in triggers.items() if is_met]

    def judgements_to_change(self, scores, rating):
        """The fewest changes between yes and no that give a better rating, or a lower one.

        A better rating needs every key question, a lower one needs any of them.
        """
        changes = []
        if rating != RATINGS[-1] and all(score["yes"] is not None for score in scores):
            better = RATINGS[RANK[rating] + 1]
            needs = [(self.scale.need(better, s["assessed"]), s["yes"], s["no"]) for s in scores]
            if all(need is not None and need - yes <= no for need, yes, no in needs):
                changes.append(sum(max(0, need - yes) for need, yes, _ in needs))
        if rating != RATINGS[0]:
            changes += [
                score["yes"] - self.scale.need(rating, score["assessed"]) + 1
                for score in scores if score["yes"] is not None]
        return changes

    def standard(self, standard):
        """The rating of a standard and how it was reached."""
        inspection = self.inspection
        correction = inspection.corrections.get(standard.id)
        if standard.id in inspection.unrated and not correction:
            why, origin = inspection.unrated[standard.id]
            return self._row(standard, "notRated", origin, evidence="notRated", notRated=why)
        rule = self.rule(standard) if standard.is_on_cases else {}
        decision = inspection.decisions.get(standard.id)
        proposal = inspection.proposals.get(standard.id)
        printed = inspection.printed.get(standard.id)
        ruled = rule.get("rating")
        # The first of these sources that exists gives the rating that holds.
        if correction:
            rating, source = correction[0], "correction"
        elif decision:
            # A confirmation says that the rating by rule holds.
            rating, source = decision.rating, {
                "confirmed": "rule", "discretion": "panel"}.get(decision.outcome, decision.outcome)
        elif ruled:
            rating, source = ruled, "rule"
        elif proposal:
            rating, source = proposal[0], "qualitative"
        else:
            rating, source = (printed[0], "published") if printed else (None, "undetermined")
        # The documents do not say how complete the evidence is of a rating that rests on neither
        # the rule nor the panel. Here it is complete: nothing is missing that it depends on.
        evidence = rule.get("evidence", "complete" if rating else "neverAnswered")
        if rating and not decision and not ruled:
            evidence = "complete"
        # A document that is silent does not say that nothing was answered.
        if evidence == "neverAnswered" and not rating and ORIGINS[inspection.origin] in (
                "published", "reconstructed"):
            evidence = "notKnown"
        origins = [given[1] for given in (correction, proposal, printed) if given]
        origins += rule.get("origins", []) + ([decision.origin] if decision else [])
        return self._row(
            standard, source, max(origins, default=inspection.origin), rating=rating,
            ruleRating=ruled, proposedRating=proposal and proposal[0],
            provisionalRating=rule.get("provisional"), panelOutcome=decision and decision.outcome,
            newlyEligible=bool(
                rule.get("eligibility") and not decision
                and inspection.was_eligible.get(standard.id) is False),
            stale=bool(decision and decision.figures != inspection.figures_of(standard)),
            eligibility=rule.get("eligibility", []),
            evidence=evidence, decidingKeyQuestions=rule.get("deciding", []))

    def _row(self, standard, decided_by, origin, **known):
        row = {
            "id": standard.id, "rating": None, "ruleRating": None, "proposedRating": None,
            "provisionalRating": None, "decidedBy": decided_by, "panelOutcome": None,
            "stale": False, "newlyEligible": False,
            "disputed": standard.id in self.inspection.disputes.values(), "eligibility": [], "evidence": None, "notRated": None,
            "decidingKeyQuestions": [], "origin": ORIGINS[origin], "title": standard.title,
            **known}
        row["points"] = self.scale.points.get(row["rating"]) if standard.is_core else None
        row["keyQuestions"] = [
            {"id": question.id, **{member: self.score(question)[member] for member in (
                "yes", "no", "notApplicable", "unanswered", "assessed", "percent", "band",
                "origin")}} for question in standard.key_questions]
        return row

    # The service

    def ratings(self):
        """The ratings of all standards and of the service."""
        standards = [self.standard(standard) for standard in self.edition.standards]
        return {"standards": standards, "overall": self.overall(standards)}

    def overall(self, rows):
        """The points and the overall rating, before and after limiting judgements."""
        rated = [(standard, row) for standard, row in zip(self.edition.standards, rows)
                 if row["decidedBy"] != "notRated"]
        origins = [ORIGINS.index(row["origin"]) for row in rows] + [self.inspection.origin]
        printed = self.inspection.printed_result
        if any(row["evidence"] == "notKnown" for standard, row in rated if standard.is_core):
            # Nothing is computed from ratings that are not known: what is printed stands.
            total, maximum, rating, origin = printed or (None,) * 3 + (0,)
            return {
                "state": "published" if printed else "notKnown", "total": total,
                "maximum": maximum, "overall": rating, "overallBeforeLimiting": None,
                "limitedBy": None, "noBandTable": False, "disputed": None in self.inspection.disputes.values(),
                "origin": ORIGINS[max(origins + [origin])]}
        total = sum(row["points"] or 0 for _, row in rated)
        most = max(self.scale.points.values())
        maximum = sum(most for standard, _ in rated if standard.is_core)
        is_complete = all(
            row["rating"] or row["evidence"] == "notKnown" for _, row in rated)
        table = self.edition.tables.get(maximum)
        published = self.inspection.published_result
        if table is None and is_complete and published and published[2] \
                and published[:2] == (total, maximum):
            # Without bands for the maximum, the rating printed for this total stands.
            return {
                "state": "published", "total": total, "maximum": maximum,
                "overall": published[2], "overallBeforeLimiting": None, "limitedBy": None,
                "noBandTable": True, "disputed": None in self.inspection.disputes.values(),
                "origin": ORIGINS[max(origins + [published[3]])]}
        earned = next(
            (band["rating"] for band in table or [] if band["from"] <= total <= band["through"]),
            None) if is_complete else None
        ratings = {row["id"]: row["rating"] for row in rows}
        unknown = {row["id"] for row in rows if row["evidence"] == "notKnown"}
        open_limit = next(
            (limit for limit in self.edition.limits
             if earned and limit["standard"] in unknown
             and RANK[earned] >= RANK[limit["prevents"]]), None)
        if open_limit:  # Only the report knows whether this standard limits the rating.
            rating = printed[2] if printed else None
            is_limited = rating == open_limit["limitsTo"]
            return {
                "state": "published" if rating else "notKnown", "total": total,
                "maximum": maximum, "overall": rating, "overallBeforeLimiting": earned,
                "limitedBy": open_limit["standard"] if is_limited else None,
                "noBandTable": False, "disputed": None in self.inspection.disputes.values(),
                "origin": ORIGINS[max(origins)]}
        limit = next(
            (limit for limit in self.edition.limits
             if earned and ratings.get(limit["standard"]) == limit["rated"]
             and RANK[earned] >= RANK[limit["prevents"]]), None)
        return {
            "state": "complete" if is_complete else "provisional", "total": total,
            "maximum": maximum,
            "overall": limit["limitsTo"] if limit else earned, "overallBeforeLimiting": earned,
            "limitedBy": limit["standard"] if limit else None, "noBandTable": table is None,
            "disputed": None in self.inspection.disputes.values(),
            "origin": ORIGINS[max(origins)]}

    def oversight(self):
        """Management oversight, counted over the cases that count."""
        judged = {
            key: self.inspection.oversight.get(key, (None, {}, None)) for key in self.counting}

        def overall(is_in):
            return tally(judged[key][0] for key, case in self.counting.items() if is_in(case))

        def groups(keys, group, cases=None):
            # A case has at most one answer to an aspect, so only there is it known what is missing.
            found = {key: [a for aspect, a in aspects if group(aspect) == key] for key in keys}
            return [
                {"key": key, **tally(answers),
                 "missing": None if cases is None else cases - len(answers)}
                for key, answers in found.items() if answers]

        aspects = [pair for judgement in judged.values() for pair in judgement[1].items()]
        all_aspects = [f"{s}/{t}" for s in STAGES for t in sorted(self.edition.themes)]
        teams = sorted({case.team for case in self.counting.values()}, key=lambda t: t or "")
        domains = [domain for domain in self.edition.domains if domain in self.sizes]
        printed = self.inspection.figures.get("management-oversight.sufficient")
        origins = [judgement[2] for judgement in judged.values() if judgement[2] is not None]
        return {
            "origin": ORIGINS[max(origins, default=self.inspection.origin)],
            "overall": overall(lambda case: True),
            "domains": [{"key": d, **overall(lambda case: case.domain == d)} for d in domains],
            "teams": [{"key": t, **overall(lambda case: case.team == t)} for t in teams],
            "stages": groups(STAGES, lambda aspect: aspect.split("/", 1)[0]),
            "themes": groups(self.edition.themes, lambda aspect: aspect.split("/", 1)[1]),
            "aspects": groups(all_aspects, lambda aspect: aspect, cases=len(judged)),
            "published": printed and {
                "percent": printed[0], "base": printed[1], "origin": ORIGINS[printed[2]]}}


def tally(answers):
    """Counts answers about oversight; None is a case without an answer."""
    counts = {"yes": 0, "no": 0, "notApplicable": 0, None: 0}
    for answer in answers:
        counts[COUNTED.get(answer, answer)] += 1
    counts["missing"] = counts.pop(None)
    relevant = counts["yes"] + counts["no"]
    return {**counts, "relevant": relevant, "percent": percent(counts["yes"], relevant)}


# --- The log --------------------------------------------------------------------------------------


class Log:
    """The events that ratings depend on, by inspection, as short as possible."""

    def __init__(self, lines):
        self.inspections, self.last_position, self._through = {}, 0, 0
        self._sequences, self._editions, self._shared = {}, {}, {}
        for event in parsed(lines, self._read_head):
            try:
                self._add(event)
            except Unusable as error:
                raise Unusable(f"position {event['position']}: {error}") from error
            except (AttributeError, KeyError, TypeError, ValueError) as error:
                raise Unusable(f"an event is not as JSON.md describes: {error!r}") from error

        if not self.last_position:
            raise Unusable("the log has no event")
        self.last_position = max(self.last_position, self._through)

    def _read_head(self, head):
        # The log of one inspection may end before the position that it is as of.
        self._through = head["asOf"]["position"]

    def _add(self, event):
        name, stream, payload = event["event"], event["inspection"], event["payload"]
        if event["sequence"] != self._sequences.get(stream, 0) + 1:
            raise Unusable("an event before it is missing; the log must have all, oldest first")
        self._sequences[stream] = event["sequence"]
        self.last_position = event["lastOfCommand"]
        if event["problem"] is not None:
            raise Unusable(event["problem"])
        if name == REGISTERED:
            self._register(payload)
        elif name == ANNOUNCED:
            # An inspection stays on the edition that its announcement names.
            self._keep(event, (self._editions[payload["editionHash"]],))
        elif name in EFFECTS:
            self._keep(event, tuple(self._share(payload[member]) for member in EFFECTS[name][1:]))

    def _register(self, payload):
        stated = payload["contentHash"]
        if hashlib.sha256(payload["definition"].encode()).hexdigest() != stated:
            raise Unusable("the definition of the edition does not have the stated SHA-256")
        if stated not in self._editions:
            self._editions[stated] = Edition(payload["definition"])

    def _keep(self, event, kept):
        times = [self._share(event["effectiveAt"][bound]) for bound in ("earliest", "latest")]
        if event["payload"].get("extent") == "neverEligible":
            times = ["", ""]  # Before every moment.
        payload = event["payload"]
        corrected = payload.get("supersedes") if payload.get("ground") == "misrecorded" else None
        self.inspections.setdefault(event["inspection"], []).append((
            event["lastOfCommand"], event["position"], self._share(event["event"]),
            ORIGINS.index(event["origin"]), *times, corrected, kept))

    def _share(self, value):
        """Keeps one copy of equal texts: a log has millions of them."""
        return self._shared.setdefault(value, value) if isinstance(value, str) else value


def parsed(lines, read_head):
    """The events of a log: a document with one event a line, or lines of events only."""
    is_open = False
    for number, line in enumerate(lines, 1):
        line = line.strip().rstrip(",")
        if line.startswith("]") and "incomplete" in line:
            raise Unusable("the log says that it is incomplete")
        if not line or line.startswith("]"):
            is_open = is_open and not line
            continue
        begins = line.endswith('"events":[')
        try:
            value = json.loads(line + "]}" if begins else line)
        except ValueError as error:
            raise Unusable(f"line {number}: not JSON with one event a line: {error}") from error
        if not isinstance(value, dict):
            raise Unusable(f"line {number}: not an event")
        if begins:
            is_open = True
            read_head(value)
        yield from value["events"] if "events" in value else [value]
    if is_open:
        raise Unusable("the log is cut off: its last line is missing")


# --- Answers --------------------------------------------------------------------------------------


def evaluated(inspection, parts=PARTS):
    """The answers about an inspection; None for each before its announcement."""
    if inspection is None:
        return dict.fromkeys(parts)
    evaluation = Evaluation(inspection)
    compute = dict(zip(
        PARTS, (evaluation.ratings, evaluation.key_questions, evaluation.oversight)))
    return {part: compute[part]() for part in parts}


def merged(without, having):
    """One value where both folds agree, otherwise both."""
    if without == having:
        return without
    if isinstance(without, dict) and isinstance(having, dict):
        return {member: merged(without[member], having[member]) for member in without}
    if are_rows(without) and are_rows(having) and keys_of(without) == keys_of(having):
        return [merged(*pair) for pair in zip(without, having)]
    return {"without": without, "with": having}


def are_rows(value):
    return isinstance(value, list) and all(isinstance(row, dict) for row in value)


def keys_of(rows):
    """What identifies the rows of a list."""
    return [row["id"] if "id" in row else row.get("key") for row in rows]


def answers_about(log, stream, as_of, moment):
    """Everything that this program says about an inspection at a pair of moments."""
    events = log.inspections[stream]
    uncertain = uncertain_positions(events, as_of, moment)
    inspection = fold(events, as_of, moment)
    found = evaluated(inspection)
    if uncertain:
        found = merged(found, evaluated(fold(events, as_of, moment, with_uncertain=True)))
    return {"inspection": stream, "edition": inspection and inspection.edition.id,
            "asOf": as_of, "effective": moment, "uncertainEvents": uncertain, **found}


def stored_time(when):
    """A date or a time, as the log writes times: in UTC, with six digits of the second.

    A date means its last microsecond in Europe/London.
    """
    if when is None:
        return None
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", when):
            # Only dates need time zones, which some systems have only with the package tzdata.
            from zoneinfo import ZoneInfo
            midnight = datetime.combine(
                date.fromisoformat(when) + timedelta(days=1), datetime.min.time(),
                ZoneInfo("Europe/London"))
            time = midnight.astimezone(timezone.utc) - timedelta(microseconds=1)
        else:
            second, fraction, zone = re.fullmatch(
                r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d+))?(Z|[+-]\d\d:\d\d)", when).groups()
            fraction = (fraction or "").ljust(6, "0")[:6]
            time = datetime.fromisoformat(f"{second}.{fraction}{zone.replace('Z', '+00:00')}")
        return time.astimezone(timezone.utc).isoformat(timespec="microseconds")[:26] + "Z"
    except (AttributeError, TypeError, ValueError, OverflowError):
        raise Unusable(f"{when!r} is not a date or a time such as 2021-12-02T09:30:00Z") from None


# --- Comparing with the library's answers ---------------------------------------------------------


def differences(path, expected, found):
    """The members that differ, as (path, expected, found).

    Members that only the answer has are ignored, because later versions may add some.
    """
    if isinstance(expected, dict) and isinstance(found, dict):
        for member, value in expected.items():
            if member in found:
                yield from differences(f"{path}.{member}", value, found[member])
            else:
                yield f"{path}.{member}", value, "no such member"
    elif are_rows(expected) and are_rows(found):
        if keys_of(expected) != keys_of(found):
            yield path, keys_of(expected), keys_of(found)
        there = dict(zip(keys_of(found), found))
        for key, row in zip(keys_of(expected), expected):
            if key in there:
                yield from differences(f"{path}[{key}]", row, there[key])
    elif type(expected) is not type(found) or expected != found:
        yield path, expected, found


def in_answer_shape(part, value, inspection):
    """A value of this program in the shape of the library's answer."""
    if value is None or part == "oversight":
        return value
    if part == "keyQuestions":
        return {"questions": value}
    core = {standard.id for standard in inspection.edition.standards if standard.is_core}
    return {
        **value["overall"],
        "standards": [row for row in value["standards"] if row["id"] in core],
        "separate": [row for row in value["standards"] if row["id"] not in core]}


def compared(log, given):
    """The differences of one answer, as (fold, path, expected, found)."""
    as_of, moment = given["asOf"], stored_time(given.get("effective"))
    events = log.inspections.get(given["inspection"])
    if events is None:
        raise Unusable(f"the log has no inspection {given['inspection']}")
    if as_of > log.last_position:
        raise Unusable(f"the log ends at position {log.last_position}; the answer is as of {as_of}")
    parts = [part for part in PARTS if given.get(part) is not None]
    folds = [given["uncertain"]] if given.get("uncertain") else ["without", "with"]
    if not uncertain_positions(events, as_of, moment):
        folds = folds[:1]
    for which in folds:
        inspection = fold(events, as_of, moment, with_uncertain=which == "with")
        for part, value in evaluated(inspection, parts).items():
            expected = in_answer_shape(part, value, inspection)
            if given.get("of command") and part == "keyQuestions":
                # The command prints the questions of one standard too.
                asked = keys_of(given[part]["questions"])
                expected = {"questions": [
                    row for row in expected["questions"] if keys_of([row])[0] in asked]}
            for difference in differences(part, expected, given[part]):
                yield (which, *difference)


def parsed_answer(line, number):
    """An answer to compare. A misspelt member is an error, because it would not be compared."""
    try:
        given = json.loads(line)
    except ValueError as error:
        raise Unusable(f"line {number} of the answers: not JSON: {error}") from error
    if not isinstance(given, dict):
        raise Unusable(f"line {number} of the answers: not an object")
    wrong = (given.keys() - {"effective", "uncertain", *PARTS}) ^ {"inspection", "asOf"}
    if given.get("uncertain") not in (None, "without", "with"):
        wrong.add("uncertain")
    if wrong:
        raise Unusable(f"line {number} of the answers: missing or wrong: {', '.join(wrong)}")
    return given


def answers_of_command(document):
    """The answers of one command of the library, without and with uncertain events."""
    if "separate" in document:
        part = "ratings"
    elif "questions" in document and "jointUnknown" not in document:
        part = "keyQuestions"
    elif "againstAllKeyQuestions" in document:
        part = "oversight"
    else:
        raise Unusable("the answer is not the output of ratings, key-questions or oversight")
    effective = document.get("effectiveOn")
    folds = [(effective and "without", document)]
    if effective and document.get("uncertainEvents"):
        folds.append(("with", document.get("withUncertainEvents") or document))
    for which, answer in folds:
        yield {"inspection": document.get("inspection"), "asOf": document["asOf"]["position"],
               "effective": effective, "uncertain": which, "of command": True, part: answer}


def given_answers(lines):
    """The answers of a file: the output of one command, or an answer on each line."""
    text = lines.read()
    if not text.strip():
        raise Unusable("the file with the answers is empty")
    try:
        document = json.loads(text)
    except ValueError:
        document = None
    if isinstance(document, dict) and isinstance(document.get("asOf"), dict):
        yield from answers_of_command(document)
        return
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            yield parsed_answer(line, number)


def counted(number, noun):
    return f"{number} {noun}{'' if number == 1 else 's'}"


def compare(log, lines):
    """Prints every difference between the answers and what this program computes."""
    answers = count = 0
    for given in given_answers(lines):
        answers += 1
        for which, path, expected, found in compared(log, given):
            count += 1
            clock = ""
            if given.get("effective"):
                clock = f", effective {given['effective']} {which} uncertain events"
            print(f"{given['inspection']} @{given['asOf']}{clock}: {path}: "
                  f"computed {json.dumps(expected)}, the ledger has {json.dumps(found)}")
    print(f"{counted(answers, 'answer')}, {counted(count, 'difference')}")
    return count


def position(text):
    """A position with or without the sign of a moment: 41 or @41."""
    return int(text[1:] if text.startswith("@") else text)


def lines_of(path):
    return sys.stdin if path == "-" else open(path, encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("log", help="the output of case-ledger log --json; - for standard input")
    parser.add_argument("--inspection", help="only this inspection")
    parser.add_argument("--as-of", type=position, help="a position; default: the last one")
    parser.add_argument("--effective", help="a time, or a date: its end in Europe/London")
    parser.add_argument("--compare", metavar="ANSWERS", help="compare with these answers")
    arguments = parser.parse_args()
    gc.disable()  # A log makes millions of small objects, and next to no cycles.
    try:
        with lines_of(arguments.log) as lines:
            log = Log(lines)
        if arguments.compare and (
                arguments.inspection or arguments.as_of is not None or arguments.effective):
            raise Unusable("--compare takes the inspection and the moments from the answers; "
                           "remove --inspection, --as-of and --effective")
        if arguments.compare:
            with lines_of(arguments.compare) as lines:
                return 1 if compare(log, lines) else 0
        wanted = [arguments.inspection] if arguments.inspection else log.inspections
        if arguments.inspection and arguments.inspection not in log.inspections:
            raise Unusable(f"the log has no inspection {arguments.inspection}")
        as_of = log.last_position if arguments.as_of is None else arguments.as_of
        if not 1 <= as_of <= log.last_position:
            raise Unusable(f"the log has the positions 1 to {log.last_position}; "
                           f"{as_of} is not one of them")
        for stream in wanted:
            found = answers_about(log, stream, as_of, stored_time(arguments.effective))
            print(json.dumps(found, indent=2 if arguments.inspection else None))
    except (Unusable, OSError, UnicodeDecodeError) as error:
        print(f"evaluate.py: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
