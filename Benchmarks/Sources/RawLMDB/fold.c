// Decodes and folds the ratings in C. The record layout is that of Docs/FORMAT.md, format version
// 0, and the messages are those of events.proto.

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "checksum.h"
#include "ledger.h"

// MARK: A table from 64-bit hashes to 32-bit numbers

typedef struct {
    uint64_t *keys;  // 0 is free
    uint32_t *values;
    size_t capacity;  // a power of two
    size_t count;
} Map;

static int map_grow(Map *map) {
    Map larger = {NULL, NULL, map->capacity ? map->capacity * 2 : 1024, map->count};
    larger.keys = calloc(larger.capacity, sizeof *larger.keys);
    larger.values = malloc(larger.capacity * sizeof *larger.values);
    if (larger.keys == NULL || larger.values == NULL) {
        free(larger.keys);
        free(larger.values);
        return ENOMEM;
    }
    for (size_t i = 0; i < map->capacity; i++) {
        if (map->keys[i] == 0) continue;
        size_t slot = map->keys[i] & (larger.capacity - 1);
        while (larger.keys[slot] != 0) slot = (slot + 1) & (larger.capacity - 1);
        larger.keys[slot] = map->keys[i];
        larger.values[slot] = map->values[i];
    }
    free(map->keys);
    free(map->values);
    *map = larger;
    return 0;
}

/// Returns the value of `key`, and sets `fresh` for a new key; NULL when memory is exhausted.
static uint32_t *map_at(Map *map, uint64_t key, uint32_t fresh) {
    if (map->count * 2 >= map->capacity && map_grow(map) != 0) return NULL;
    if (key == 0) key = 1;
    size_t slot = key & (map->capacity - 1);
    while (map->keys[slot] != 0 && map->keys[slot] != key) slot = (slot + 1) & (map->capacity - 1);
    if (map->keys[slot] == 0) {
        map->keys[slot] = key;
        map->values[slot] = fresh;
        map->count += 1;
    }
    return &map->values[slot];
}

static void map_free(Map *map) {
    free(map->keys);
    free(map->values);
}

// MARK: Bytes

typedef struct {
    const uint8_t *start;
    size_t count;
} Bytes;

static uint64_t hash(Bytes bytes, uint64_t seed) {
    uint64_t value = seed ^ 0xcbf29ce484222325u;
    for (size_t i = 0; i < bytes.count; i++) value = (value ^ bytes.start[i]) * 0x100000001b3u;
    return value ^ (value >> 29);
}

static int is(Bytes bytes, const char *text) {
    return bytes.count == strlen(text) && memcmp(bytes.start, text, bytes.count) == 0;
}

static uint16_t u16(const uint8_t *bytes) {
    uint16_t value;
    memcpy(&value, bytes, 2);
    return value;
}

typedef struct {
    Bytes stream, type, payload;
    int is_last;  // of its command
} Sections;

/// The offsets of the sections in a record; 0 when the lengths are inconsistent.
static int read_sections(const uint8_t *record, size_t count, Sections *sections) {
    enum {
        header = 34, latest = 8, checksum = 4, index_size = 2, commitment = 34,
        is_first = 1, has_latest = 2, has_texts = 4
    };
    if (count < header + index_size + checksum || record[0] != 0) return 0;
    uint16_t flags = u16(record + 1), events = u16(record + 5), index = 0;
    size_t begin = header, end = count - checksum;
    if (!(flags & is_first)) {
        index = u16(record + begin);
        begin += index_size;
    }
    if (flags & has_latest) begin += latest;
    if (flags & has_texts) {
        size_t texts = 2 + (size_t)u16(record + end - 2) * commitment;
        if (texts > end) return 0;
        end -= texts;
    }
    size_t stream = record[7], type = record[8], actor = record[33];
    size_t tags = u16(record + 29), command = u16(record + 31);
    size_t payload = begin + stream + type + actor + tags + command;
    if (payload > end) return 0;
    sections->is_last = index + 1 == events;
    sections->stream = (Bytes){record + begin, stream};
    sections->type = (Bytes){record + begin + stream, type};
    sections->payload = (Bytes){record + payload, end - payload};
    return 1;
}

/// The fields 1 to 6 of a message: numbers, or bytes.
typedef struct {
    Bytes bytes[7];
    uint64_t numbers[7];
} Message;

static int read_varint(Bytes bytes, size_t *offset, uint64_t *value) {
    *value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
        if (*offset >= bytes.count) return 0;
        uint8_t byte = bytes.start[(*offset)++];
        *value |= (uint64_t)(byte & 0x7f) << shift;
        if (byte < 0x80) return 1;
    }
    return 0;
}

static int read_message(Bytes bytes, Message *message) {
    memset(message, 0, sizeof *message);
    size_t offset = 0;
    while (offset < bytes.count) {
        uint64_t tag, value;
        if (!read_varint(bytes, &offset, &tag) || !read_varint(bytes, &offset, &value)) return 0;
        uint64_t field = tag >> 3;
        if ((tag & 7) == 2) {
            if (value > bytes.count - offset) return 0;
            if (field < 7) message->bytes[field] = (Bytes){bytes.start + offset, value};
            offset += value;
        } else if ((tag & 7) == 0) {
            if (field < 7) message->numbers[field] = value;
        } else {
            return 0;
        }
    }
    return 1;
}

// MARK: The fold

enum { longest_questions = 128, longest_standards = 64 };

/// The score of a question: the row that readers see.
typedef struct {
    uint32_t yes, no, not_applicable, unanswered, assessed, percent, band;
} Score;

/// The current state of one inspection.
typedef struct {
    uint32_t tally[longest_questions][4];  // by answer: 1 yes, 2 no, 3 not applicable
    uint32_t counting[longest_questions];  // cases of the question's domain
    Score scores[longest_questions];       // as they were at the end of the last command
    int8_t lowest[longest_standards];
    uint8_t has_scores;
} Inspection;

typedef struct {
    const RawFramework *framework;
    RawFold *found;
    Map streams, cases, answers, questions;
    Inspection **inspections;
    size_t inspection_count;
    uint8_t touched[longest_questions];  // by the command under way
    size_t first_touched, end_of_touched;
    Score row;
} Fold;

static Inspection *inspection_of(Fold *fold, uint64_t stream) {
    uint32_t *number = map_at(&fold->streams, stream, UINT32_MAX);
    if (number == NULL) return NULL;
    if (*number == UINT32_MAX) {
        Inspection **larger = realloc(
            fold->inspections, (fold->inspection_count + 1) * sizeof *larger);
        if (larger == NULL) return NULL;
        fold->inspections = larger;
        Inspection *fresh = calloc(1, sizeof *fresh);
        if (fresh == NULL) return NULL;
        memset(fresh->lowest, -1, sizeof fresh->lowest);
        *number = (uint32_t)fold->inspection_count;
        fold->inspections[fold->inspection_count++] = fresh;
    }
    return fold->inspections[*number];
}

static Score score_of(const Fold *fold, const Inspection *inspection, size_t question) {
    const uint32_t *tally = inspection->tally[question];
    Score score = {.yes = tally[1], .no = tally[2], .not_applicable = tally[3]};
    score.assessed = score.yes + score.no;
    score.unanswered = inspection->counting[question] - score.assessed - score.not_applicable;
    if (score.assessed > 0) {
        score.percent = (200 * score.yes + score.assessed) / (2 * score.assessed);
        while (score.band + 1 < fold->framework->band_count
               && score.percent >= fold->framework->bands[score.band + 1])
            score.band++;
    }
    return score;
}

/// Notes that the current command changed a question.
static void touch(Fold *fold, size_t question) {
    if (fold->first_touched >= fold->end_of_touched) {
        fold->first_touched = question;
        fold->end_of_touched = question + 1;
    } else {
        if (question < fold->first_touched) fold->first_touched = question;
        if (question >= fold->end_of_touched) fold->end_of_touched = question + 1;
    }
    fold->touched[question] = 1;
}

/// Computes the rows of the changed questions, and the lowest bands of their standards.
static void end_command(Fold *fold, Inspection *inspection) {
    if (fold->first_touched >= fold->end_of_touched) return;
    uint64_t standards = 0;
    for (size_t i = fold->first_touched; i < fold->end_of_touched; i++) {
        if (!fold->touched[i]) continue;
        fold->touched[i] = 0;
        standards |= (uint64_t)1 << fold->framework->standards[i];
        fold->row = score_of(fold, inspection, i);
        if (inspection->has_scores
            && memcmp(&fold->row, &inspection->scores[i], sizeof fold->row) == 0) continue;
        inspection->scores[i] = fold->row;
        fold->found->scores += 1;
    }
    inspection->has_scores = 1;
    fold->first_touched = fold->end_of_touched = 0;
    for (uint32_t standard = 0; standards != 0; standard++, standards >>= 1) {
        if (!(standards & 1)) continue;
        int lowest = -1;
        for (size_t i = 0; i < fold->framework->count; i++) {
            if (fold->framework->standards[i] != standard) continue;
            const Score *score = &inspection->scores[i];
            if (score->assessed > 0 && (lowest < 0 || (int)score->band < lowest))
                lowest = (int)score->band;
        }
        if (inspection->lowest[standard] != lowest) {
            inspection->lowest[standard] = (int8_t)lowest;
            fold->found->ratings += 1;
        }
    }
}

static void touch_domain(Fold *fold, Inspection *inspection, Bytes domain, int change) {
    for (size_t i = 0; i < fold->framework->count; i++)
        if (is(domain, fold->framework->domains[i]))
            inspection->counting[i] += (uint32_t)change;
    for (size_t i = 0; i < fold->framework->count; i++)
        if (is(domain, fold->framework->domains[i])) touch(fold, i);
}

/// A case counts (1), is illustrative (2), or was withdrawn (3).
static int take_case(Fold *fold, Inspection *inspection, uint64_t stream, const Message *message) {
    uint32_t purpose = (uint32_t)message->numbers[6];
    uint32_t *state = map_at(&fold->cases, hash(message->bytes[1], stream), 0);
    if (state == NULL) return ENOMEM;
    *state = purpose;
    if (purpose == 1) touch_domain(fold, inspection, message->bytes[2], 1);
    return 0;
}

static int take_withdrawal(
    Fold *fold, Inspection *inspection, uint64_t stream, const Message *message) {
    uint64_t key = hash(message->bytes[1], stream);
    uint32_t *state = map_at(&fold->cases, key, 0);
    if (state == NULL) return ENOMEM;
    int counted = *state == 1;
    *state = 3;
    if (!counted) return 0;
    for (size_t i = 0; i < fold->framework->count; i++) {
        uint32_t *answer = map_at(&fold->answers, key * 1000003 + i + 1, 0);
        if (answer == NULL) return ENOMEM;
        if (*answer != 0) inspection->tally[i][*answer] -= 1;
    }
    touch_domain(fold, inspection, message->bytes[2], -1);
    return 0;
}

static int take_answer(
    Fold *fold, Inspection *inspection, uint64_t stream, const Message *message, uint64_t answer) {
    if (answer < 1 || answer > 3) return EINVAL;
    fold->found->judgements += 1;
    uint32_t *question = map_at(&fold->questions, hash(message->bytes[2], 0), UINT32_MAX);
    if (question == NULL) return ENOMEM;
    if (*question == UINT32_MAX) return 0;  // A prompt, which never affects a rating.
    uint64_t key = hash(message->bytes[1], stream);
    uint32_t *state = map_at(&fold->cases, key, 0);
    uint32_t *before = map_at(&fold->answers, key * 1000003 + *question + 1, 0);
    if (state == NULL || before == NULL) return ENOMEM;
    uint32_t old = *before;
    *before = (uint32_t)answer;
    if (*state != 1 || old == answer) return 0;
    if (old != 0) inspection->tally[*question][old] -= 1;
    inspection->tally[*question][answer] += 1;
    touch(fold, *question);
    return 0;
}

static int take_event(
    Fold *fold, Inspection *inspection, uint64_t stream, const Sections *sections) {
    if (is(sections->type, "framework-registered")) {
        for (size_t i = 0; i < fold->framework->count; i++) touch(fold, i);
        return 0;
    }
    Message message;
    if (!read_message(sections->payload, &message)) return EINVAL;
    if (is(sections->type, "judgement-recorded"))
        return take_answer(fold, inspection, stream, &message, message.numbers[3]);
    if (is(sections->type, "judgement-corrected"))
        return take_answer(fold, inspection, stream, &message, message.numbers[5]);
    if (is(sections->type, "case-selected")) return take_case(fold, inspection, stream, &message);
    if (is(sections->type, "case-withdrawn"))
        return take_withdrawal(fold, inspection, stream, &message);
    return 0;
}

static int take(const MDB_val *key, const MDB_val *value, void *context) {
    Fold *fold = context;
    fold->found->records += 1;
    fold->found->mismatches += !raw_record_fits(
        key->mv_data, key->mv_size, value->mv_data, value->mv_size);
    Sections sections;
    if (!read_sections(value->mv_data, value->mv_size, &sections)) return EINVAL;
    uint64_t stream = hash(sections.stream, 0);
    Inspection *inspection = inspection_of(fold, stream);
    if (inspection == NULL) return ENOMEM;
    int status = take_event(fold, inspection, stream, &sections);
    if (status == 0 && sections.is_last) end_command(fold, inspection);
    return status;
}

int raw_fold(RawLedger *ledger, const RawFramework *framework, RawFold *found) {
    memset(found, 0, sizeof *found);
    if (framework->count > longest_questions || framework->standard_count > longest_standards)
        return EINVAL;
    Fold fold = {.framework = framework, .found = found};
    int status = 0;
    for (size_t i = 0; i < framework->count && status == 0; i++) {
        Bytes id = {(const uint8_t *)framework->questions[i], strlen(framework->questions[i])};
        uint32_t *index = map_at(&fold.questions, hash(id, 0), 0);
        if (index == NULL) status = ENOMEM;
        else *index = (uint32_t)i;
    }
    if (status == 0) status = raw_each(ledger, take, &fold);
    for (size_t i = 0; i < fold.inspection_count; i++) {
        for (size_t question = 0; question < framework->count; question++) {
            found->yes += fold.inspections[i]->tally[question][1];
            found->no += fold.inspections[i]->tally[question][2];
            found->not_applicable += fold.inspections[i]->tally[question][3];
        }
        free(fold.inspections[i]);
    }
    free(fold.inspections);
    map_free(&fold.streams);
    map_free(&fold.cases);
    map_free(&fold.answers);
    map_free(&fold.questions);
    return status;
}
