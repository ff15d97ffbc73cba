// With u in [0, 1] the scaled value of equation E1 is x = 2u - 1 and its sine s = sqrt(1 - x^2) = 2 sqrt(u (1 - u)): the
// product is exact, so that s keeps its digits where x is near -1 or 1. No arc cosine and no cosine:
// GASF [E5] cos(a + b) = x_i x_j - s_i s_j, GADF [E6] sin(a - b) = s_i x_j - x_i s_j (Wang and Oates 2015).
#include "kernel.hpp"

using namespace gaf_formats;

extern "C" void gaf(const std::int32_t *u, std::int32_t *cells, std::int32_t n, std::int32_t field) {
#pragma HLS INTERFACE m_axi port = u bundle = gmem0 depth = 64
#pragma HLS INTERFACE m_axi port = cells bundle = gmem1 depth = 4096
  if (n < WINDOW_MIN || n > WINDOW_MAX) return;
  side_t x[WINDOW_MAX];
  side_t s[WINDOW_MAX];
#pragma HLS ARRAY_PARTITION variable = x complete
#pragma HLS ARRAY_PARTITION variable = s complete
  const unit_t one(1);
SIDES:
  for (int i = 0; i < n; i++) {
    const unit_t value = janus::from_raw<unit_t>(u[i]);
    const unit_t rest(one - value);
    const product_t square(value * rest);
    const unit_t half = janus::from_raw<unit_t>(std::int64_t(janus::root(std::uint64_t(janus::raw(square)))));
    x[i] = side_t((value + value) - one);
    s[i] = side_t(half + half);
  }
ROWS:
  for (int i = 0; i < n; i++) {
  CELLS:
    for (int j = 0; j < n; j++) {
#pragma HLS PIPELINE II = 1
      const cell_t cell(field == GASF ? x[i] * x[j] - s[i] * s[j] : s[i] * x[j] - x[i] * s[j]);
      cells[i * n + j] = std::int32_t(janus::raw(cell));
    }
  }
}
