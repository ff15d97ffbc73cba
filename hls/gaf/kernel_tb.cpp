// Test bench: gaf_tb FILE. A vector is `field n`, n raw values, n * n cells in double precision by @janus/visual-cortex.
#include "../bench.hpp"
#include "kernel.hpp"

int main(int count, char **arguments) {
  std::ifstream in(count == 2 ? arguments[1] : "");
  if (!in) return std::fprintf(stderr, "usage: gaf_tb FILE of golden vectors\n"), 2;
  std::size_t cases = 0;
  double most = 0;
  std::string field;
  std::size_t n = 0;
  while (in >> field >> n) {
    const auto u = bench::numbers<std::int32_t>(in, n);
    const auto wanted = bench::numbers<double>(in, n * n);
    if (!in) return bench::verdict("gaf", cases, most, gaf_formats::TOLERANCE, false);
    std::vector<std::int32_t> cells(n * n, INT32_MAX);
    gaf(u.data(), cells.data(), std::int32_t(n), field == "gasf" ? gaf_formats::GASF : gaf_formats::GADF);
    for (std::size_t k = 0; k < cells.size(); k++)
      most = bench::worse(most, cells[k], gaf_formats::cell_t::width - gaf_formats::cell_t::iwidth, wanted[k]);
    cases++;
  }
  return bench::verdict("gaf", cases, most, gaf_formats::TOLERANCE, in.eof());
}
