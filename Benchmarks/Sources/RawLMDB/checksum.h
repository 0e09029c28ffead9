// CRC-32C as the store computes it, by the instruction of the processor.

#ifndef CASELEDGER_RAW_CHECKSUM_H
#define CASELEDGER_RAW_CHECKSUM_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#if defined(__x86_64__)

__attribute__((target("sse4.2"))) static inline uint32_t raw_crc32c(
    uint32_t seed, const uint8_t *bytes, size_t count) {
    uint64_t wide = (uint32_t)~seed;
    for (; count >= 8; bytes += 8, count -= 8) {
        uint64_t word;
        memcpy(&word, bytes, 8);
        wide = __builtin_ia32_crc32di(wide, word);
    }
    uint32_t crc = (uint32_t)wide;
    for (; count > 0; bytes++, count--) crc = __builtin_ia32_crc32qi(crc, *bytes);
    return ~crc;
}

#elif defined(__aarch64__)

__attribute__((target("crc"))) static inline uint32_t raw_crc32c(
    uint32_t seed, const uint8_t *bytes, size_t count) {
    uint32_t crc = ~seed;
    for (; count >= 8; bytes += 8, count -= 8) {
        uint64_t word;
        memcpy(&word, bytes, 8);
        crc = __builtin_arm_crc32cd(crc, word);
    }
    for (; count > 0; bytes++, count--) crc = __builtin_arm_crc32cb(crc, *bytes);
    return ~crc;
}

#else
#error "The benchmarks need a processor with an instruction for CRC-32C."
#endif

/// Whether a record ends with the checksum of its key and its other bytes.
static inline int raw_record_fits(
    const uint8_t *key, size_t key_count, const uint8_t *bytes, size_t count) {
    if (count < 4) return 0;
    uint32_t stored;
    memcpy(&stored, bytes + count - 4, 4);
    return raw_crc32c(raw_crc32c(0, key, key_count), bytes, count - 4) == stored;
}

#endif
