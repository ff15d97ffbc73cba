// Test bench: ltn_tb FILE. A vector is `rows inputs instructions rules`, code, slots of the rules, raw truths, then the
// truth of each rule in each row in double precision by @janus/logic, -1 where it is unknown.
#include "../bench.hpp"
#include "kernel.hpp"

int main(int count, char **arguments) {
  std::ifstream in(count == 2 ? arguments[1] : "");
  if (!in) return std::fprintf(stderr, "usage: ltn_tb FILE of golden vectors\n"), 2;
  std::size_t cases = 0;
  double most = 0;
  std::size_t rows = 0, inputs = 0, instructions = 0, rules = 0;
  while (in >> rows >> inputs >> instructions >> rules) {
    const auto code = bench::numbers<std::int32_t>(in, 3 * instructions);
    const auto slots = bench::numbers<std::int32_t>(in, rules);
    const auto truths = bench::numbers<std::int32_t>(in, rows * inputs);
    const auto wanted = bench::numbers<double>(in, rows * rules);
    if (!in) return bench::verdict("ltn", cases, most, ltn_formats::TOLERANCE, false);
    std::vector<std::int32_t> out(rows * rules, INT32_MAX);
    ltn(truths.data(), code.data(), slots.data(), out.data(), std::int32_t(rows), std::int32_t(inputs),
        std::int32_t(instructions), std::int32_t(rules));
    for (std::size_t k = 0; k < out.size(); k++) {
      const bool unknown = wanted[k] < 0;
      if (unknown != (out[k] == -1)) most = INFINITY; // one says unknown and the other does not
      else if (!unknown)
        most = bench::worse(most, out[k], ltn_formats::truth_t::width - ltn_formats::truth_t::iwidth, wanted[k]);
    }
    cases++;
  }
  return bench::verdict("ltn", cases, most, ltn_formats::TOLERANCE, in.eof());
}
