// Test bench of fixed.hpp: random numbers, with the corners among them, added, subtracted, multiplied and converted
// here and by sc_fixed of SystemC, bit by bit. fixed_tb [SEED]; build with -lsystemc. 0 where nothing differs.
#define SC_INCLUDE_FX
#include "fixed.hpp"
#include <cstdio>
#include <cstdlib>
#include <random>
#include <systemc>

namespace {
std::mt19937_64 source;
long compared = 0;
long different = 0;

constexpr sc_dt::sc_q_mode rounding(ap_q_mode mode) {
  return mode == AP_TRN ? sc_dt::SC_TRN : mode == AP_RND ? sc_dt::SC_RND : sc_dt::SC_RND_CONV;
}
constexpr sc_dt::sc_o_mode overflow(ap_o_mode mode) { return mode == AP_WRAP ? sc_dt::SC_WRAP : sc_dt::SC_SAT; }

template <class T> struct Twin;
template <int W, int I, ap_q_mode Q, ap_o_mode O> struct Twin<ap_fixed<W, I, Q, O>> {
  using type = sc_dt::sc_fixed<W, I, rounding(Q), overflow(O)>;
};
template <class T> using twin_t = typename Twin<T>::type;

// The low `width` bits as a signed number.
std::int64_t extended(std::uint64_t bits, int width) { return std::int64_t(bits << (64 - width)) >> (64 - width); }

template <class T> twin_t<T> twin(const T &value) {
  twin_t<T> made;
  made.range(T::width - 1, 0) = sc_dt::uint64(janus::raw(value));
  return made;
}

// A quarter of the numbers are the ends of the range and what lies beside zero.
template <class T> T drawn() {
  const std::uint64_t any = source();
  const std::uint64_t top = (std::uint64_t(1) << (T::width - 1)) - 1;
  const std::uint64_t corners[] = {0, 1, ~std::uint64_t(0), top, top + 1, top - 1, top >> 1, (top >> 1) + 1};
  return janus::from_raw<T>(extended((any & 3) == 0 ? corners[(any >> 2) & 7] : source(), T::width));
}

template <class T, class S> void same(const char *what, const T &own, const S &theirs) {
  twin_t<T> held = theirs;
  const std::int64_t want = extended(held.range(T::width - 1, 0).to_uint64(), T::width);
  compared++;
  if (janus::raw(own) == want) return;
  if (different++ < 10)
    std::fprintf(stderr, "%s <%d,%d>: %lld here, %lld by SystemC\n", what, T::width, T::iwidth,
                 static_cast<long long>(janus::raw(own)), static_cast<long long>(want));
}

template <class A, class B> void arithmetic(int times) {
  for (int k = 0; k < times; k++) {
    const A a = drawn<A>();
    const B b = drawn<B>();
    same("sum", a + b, twin(a) + twin(b));
    same("difference", a - b, twin(a) - twin(b));
    same("product", a * b, twin(a) * twin(b));
  }
}

template <class From, class To> void conversion(int times) {
  for (int k = 0; k < times; k++) {
    const From from = drawn<From>();
    same("conversion", To(from), twin(from));
  }
}

template <class From, int W, int I> void conversions(int times) {
  conversion<From, ap_fixed<W, I, AP_TRN, AP_WRAP>>(times);
  conversion<From, ap_fixed<W, I, AP_TRN, AP_SAT>>(times);
  conversion<From, ap_fixed<W, I, AP_RND, AP_WRAP>>(times);
  conversion<From, ap_fixed<W, I, AP_RND, AP_SAT>>(times);
  conversion<From, ap_fixed<W, I, AP_RND_CONV, AP_WRAP>>(times);
  conversion<From, ap_fixed<W, I, AP_RND_CONV, AP_SAT>>(times);
}
} // namespace

int sc_main(int count, char **arguments) {
  source.seed(count > 1 ? std::strtoull(arguments[1], nullptr, 10) : 1);
  const int times = 1000;
  arithmetic<ap_fixed<18, 2>, ap_fixed<18, 2>>(times);
  arithmetic<ap_fixed<32, 2>, ap_fixed<32, 2>>(times);
  arithmetic<ap_fixed<27, 5>, ap_fixed<18, 1>>(times);
  arithmetic<ap_fixed<8, 8>, ap_fixed<9, 0>>(times);
  arithmetic<ap_fixed<1, 1>, ap_fixed<40, 20>>(times);
  conversions<ap_fixed<64, 4>, 18, 2>(times);
  conversions<ap_fixed<54, 6>, 18, 2>(times);
  conversions<ap_fixed<33, 3>, 32, 2>(times);
  conversions<ap_fixed<18, 2>, 32, 6>(times);
  conversions<ap_fixed<12, 8>, 6, 5>(times);
  conversions<ap_fixed<10, 10>, 16, 4>(times);
  std::printf("fixed: %ld operations compared with %s, %ld different\n", compared, sc_core::sc_version(), different);
  return different == 0 ? 0 : 1;
}
