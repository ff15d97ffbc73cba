// Fixed-point numbers as Vitis HLS has them: ap_fixed<W, I, Q, O>, W bits in two's complement of which I stand before
// the point. Under Vitis the type is its own <ap_fixed.h>; elsewhere it is the one below, of which the kernels use
// sums, differences, products and conversions. Sums and products are exact: a result is as wide as it needs, at most 64
// bits, and is rounded and held to range only when it is converted. Checked bit by bit against sc_fixed of SystemC.
#pragma once
#include <cstdint>

#if defined(__SYNTHESIS__) || defined(JANUS_VITIS)
#include <ap_fixed.h>
#include <ap_int.h>
namespace janus {
template <class T> std::int64_t raw(const T &value) {
  ap_int<T::width> bits;
  bits.range() = value.range();
  return bits.to_int64();
}
template <class T> T from_raw(std::int64_t bits) {
  T value;
  value.range() = ap_int<T::width>(bits).range();
  return value;
}
} // namespace janus
#else

// AP_TRN: down. AP_RND: to the nearest, halves up. AP_RND_CONV: to the nearest, halves to the even neighbour.
enum ap_q_mode { AP_TRN, AP_RND, AP_RND_CONV };
// AP_WRAP: the low W bits. AP_SAT: the nearest value that the type has.
enum ap_o_mode { AP_WRAP, AP_SAT };

namespace janus {
using wide = __int128;

// value * 2^-shift, rounded; shift <= 0 is exact. |shift| < 64, |value| < 2^64.
constexpr wide shifted(wide value, int shift, ap_q_mode mode) {
  if (shift <= 0) return value * (wide(1) << -shift);
  const wide down = value >> shift; // arithmetic: towards minus infinity
  if (mode == AP_TRN) return down;
  const wide rest = value - (down << shift);
  const wide half = wide(1) << (shift - 1);
  if (rest != half) return rest > half ? down + 1 : down;
  return mode == AP_RND || (down & 1) != 0 ? down + 1 : down;
}

constexpr std::int64_t held(wide value, int width, ap_o_mode mode) {
  const wide top = (wide(1) << (width - 1)) - 1;
  const wide bottom = -top - 1;
  if (value >= bottom && value <= top) return std::int64_t(value);
  if (mode == AP_SAT) return std::int64_t(value > top ? top : bottom);
  const wide low = value & ((wide(1) << width) - 1);
  return std::int64_t(low > top ? low - (wide(1) << width) : low);
}

constexpr int larger(int a, int b) { return a > b ? a : b; }
} // namespace janus

template <int W, int I, ap_q_mode Q = AP_TRN, ap_o_mode O = AP_WRAP> class ap_fixed {
  static_assert(W >= 1 && W <= 64, "a number has 1 to 64 bits");
  static_assert(W - I >= 0 && W - I < 64 && I >= 0, "the point stands inside of the number");

public:
  static constexpr int width = W;
  static constexpr int iwidth = I;
  static constexpr int fraction = W - I;
  std::int64_t bits = 0;

  constexpr ap_fixed() = default;
  constexpr ap_fixed(int value) : bits(janus::held(janus::wide(value) << fraction, W, O)) {}
  template <int W2, int I2, ap_q_mode Q2, ap_o_mode O2>
  constexpr ap_fixed(const ap_fixed<W2, I2, Q2, O2> &other)
      : bits(janus::held(janus::shifted(other.bits, (W2 - I2) - fraction, Q), W, O)) {}
  constexpr double to_double() const { return double(bits) / double(janus::wide(1) << fraction); }
};

namespace janus {
template <class T> constexpr std::int64_t raw(const T &value) { return value.bits; }
template <class T> constexpr T from_raw(std::int64_t bits) {
  T value;
  value.bits = held(bits, T::width, AP_WRAP);
  return value;
}
// Type of a sum: one more bit before the point than the wider has, and the finer fraction of the two.
template <int W1, int I1, int W2, int I2>
using sum_t = ap_fixed<larger(I1, I2) + 1 + larger(W1 - I1, W2 - I2), larger(I1, I2) + 1>;
} // namespace janus

template <int W1, int I1, ap_q_mode Q1, ap_o_mode O1, int W2, int I2, ap_q_mode Q2, ap_o_mode O2>
constexpr auto operator+(const ap_fixed<W1, I1, Q1, O1> &a, const ap_fixed<W2, I2, Q2, O2> &b) {
  using T = janus::sum_t<W1, I1, W2, I2>;
  return janus::from_raw<T>(T(a).bits + T(b).bits);
}
template <int W1, int I1, ap_q_mode Q1, ap_o_mode O1, int W2, int I2, ap_q_mode Q2, ap_o_mode O2>
constexpr auto operator-(const ap_fixed<W1, I1, Q1, O1> &a, const ap_fixed<W2, I2, Q2, O2> &b) {
  using T = janus::sum_t<W1, I1, W2, I2>;
  return janus::from_raw<T>(T(a).bits - T(b).bits);
}
template <int W1, int I1, ap_q_mode Q1, ap_o_mode O1, int W2, int I2, ap_q_mode Q2, ap_o_mode O2>
constexpr auto operator*(const ap_fixed<W1, I1, Q1, O1> &a, const ap_fixed<W2, I2, Q2, O2> &b) {
  using T = ap_fixed<W1 + W2, I1 + I2>;
  return janus::from_raw<T>(std::int64_t(janus::wide(a.bits) * b.bits));
}
#endif

namespace janus {
// The largest whole number whose square is not above `value` < 2^62; bit by bit, one step a clock.
inline std::uint64_t root(std::uint64_t value) {
  std::uint64_t result = 0;
  std::uint64_t bit = std::uint64_t(1) << 60;
ROOT:
  for (int step = 0; step < 31; step++) {
#pragma HLS PIPELINE II = 1
    if (value >= result + bit) {
      value -= result + bit;
      result = (result >> 1) + bit;
    } else {
      result >>= 1;
    }
    bit >>= 2;
  }
  return result;
}
} // namespace janus
