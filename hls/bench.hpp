// What both test benches share: golden vectors read as numbers, the largest error kept, the exit status.
#pragma once
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

namespace bench {
template <class T> std::vector<T> numbers(std::istream &in, std::size_t count) {
  std::vector<T> values(count);
  for (T &value : values) in >> value;
  return values;
}

// The larger of `most` and |raw / 2^fraction - wanted|.
inline double worse(double most, std::int32_t raw, int fraction, double wanted) {
  const double error = std::fabs(std::ldexp(double(raw), -fraction) - wanted);
  return error > most || std::isnan(error) ? error : most;
}

// 0 where vectors were read and every error is within the tolerance, 1 otherwise.
inline int verdict(const char *kernel, std::size_t cases, double most, double tolerance, bool whole) {
  std::printf("%s: %zu vectors, largest error %.3e, promised %.3e\n", kernel, cases, most, tolerance);
  if (!whole) std::fprintf(stderr, "%s: the file of golden vectors ends in the middle of one\n", kernel);
  return whole && cases > 0 && most <= tolerance ? 0 : 1;
}
} // namespace bench
