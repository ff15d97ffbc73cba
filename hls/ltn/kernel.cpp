// Fuzzy operators of the Lukasiewicz and the product family in fixed point (Badreddine et al. 2022). What only adds is
// exact; each product is rounded once. Rows do not depend on each other: a row a pipeline.
#include "kernel.hpp"

using namespace ltn_formats;

static const std::int32_t UNKNOWN = -1;

// Equations: E13 to E19, E20 very, E23 extremely. 0 <= a, b <= 1.
static truth_t applied(std::int32_t operation, truth_t a, truth_t b) {
#pragma HLS INLINE
  const truth_t one(1);
  const truth_t zero(0);
  const truth_t not_a(one - a);
  const truth_t not_b(one - b);
  switch (operation) {
  case LESSER:
    return janus::raw(a) < janus::raw(b) ? a : b;
  case NOT:
    return not_a;
  case VERY:
    return truth_t(a * a);
  case EXTREMELY:
    return truth_t(a * a * a);
  case LUKASIEWICZ_AND: {
    const truth_t sum((a + b) - one);
    return janus::raw(sum) > 0 ? sum : zero;
  }
  case LUKASIEWICZ_OR: {
    const truth_t sum(a + b);
    return janus::raw(sum) < janus::raw(one) ? sum : one;
  }
  case LUKASIEWICZ_IMPLIES: {
    const truth_t sum(not_a + b);
    return janus::raw(sum) < janus::raw(one) ? sum : one;
  }
  case LUKASIEWICZ_IFF:
    return janus::raw(a) < janus::raw(b) ? truth_t(not_b + a) : truth_t(not_a + b);
  case PRODUCT_AND:
    return truth_t(a * b);
  case PRODUCT_OR:
    return truth_t(one - not_a * not_b);
  case PRODUCT_IMPLIES:
    return truth_t(not_a + a * b);
  default: { // PRODUCT_IFF
    const truth_t forth(not_a + a * b);
    const truth_t back(not_b + a * b);
    return truth_t(forth * back);
  }
  }
}

extern "C" void ltn(const std::int32_t *truths, const std::int32_t *code, const std::int32_t *rules, std::int32_t *out,
                    std::int32_t rows, std::int32_t inputs, std::int32_t instructions, std::int32_t rule_count) {
#pragma HLS INTERFACE m_axi port = truths bundle = gmem0 depth = 16384
#pragma HLS INTERFACE m_axi port = code bundle = gmem1 depth = 384
#pragma HLS INTERFACE m_axi port = rules bundle = gmem1 depth = 16
#pragma HLS INTERFACE m_axi port = out bundle = gmem2 depth = 4096
  if (rows < ROWS_MIN || rows > ROWS_MAX || inputs < INPUTS_MIN || inputs > INPUTS_MAX) return;
  if (instructions < INSTRUCTIONS_MIN || instructions > INSTRUCTIONS_MAX) return;
  if (rule_count < RULES_MIN || rule_count > RULES_MAX) return;
  std::int32_t slots[INPUTS_MAX + INSTRUCTIONS_MAX];
ROWS:
  for (int row = 0; row < rows; row++) {
  LOAD:
    for (int k = 0; k < inputs; k++) slots[k] = truths[row * inputs + k];
  STEPS:
    for (int k = 0; k < instructions; k++) {
      const std::int32_t a = slots[code[3 * k + 1]];
      const std::int32_t b = slots[code[3 * k + 2]];
      slots[inputs + k] =
          a == UNKNOWN || b == UNKNOWN
              ? UNKNOWN
              : std::int32_t(janus::raw(applied(code[3 * k], janus::from_raw<truth_t>(a), janus::from_raw<truth_t>(b))));
    }
  STORE:
    for (int k = 0; k < rule_count; k++) out[row * rule_count + k] = slots[rules[k]];
  }
}
