// Rules in straight-line code over truths: what `packages/logic` compiles, groundings apart.
#pragma once
#include "../formats.hpp"

// truths: [rows][inputs] raw ltn_formats::truth_t, UNKNOWN where there is none. code: [instructions][3], operation and
// the two slots that it reads; inputs come first among the slots, instruction k writes slot inputs + k and reads only
// slots before. rules: [rules] slots. out: [rows][rules] raw truths, UNKNOWN where a truth that it rests on is.
// Writes nothing where a count is outside of its limits: the host refuses that in words.
extern "C" void ltn(const std::int32_t *truths, const std::int32_t *code, const std::int32_t *rules, std::int32_t *out,
                    std::int32_t rows, std::int32_t inputs, std::int32_t instructions, std::int32_t rule_count);
