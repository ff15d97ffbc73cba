// What a driver is to the program around it, and that program's loop: requests on stdin, answers on stdout.
//
// request  uint32 MAGIC, uint32 kernel (its id, or INFO), uint32 count, int32 words[count]
// answer   uint32 MAGIC, int32 status (0 done, 1 refused, 2 failed), uint32 count, uint32 nanoseconds of the kernel,
//          then int32 words[count], or where the status is not 0, and for INFO, count bytes of text
// gaf      field, n, u[n]                                                              -> cells[n * n]
// ltn      rows, inputs, instructions, rules, code[3 * instructions], slots[rules], truths[rows * inputs]
//                                                                                      -> truths[rows * rules]
// All little-endian. What a library prints goes to stderr: stdout belongs to the answers. The program ends with its input, or at a request that it cannot follow.
#pragma once
#include "../formats.hpp"
#include <chrono>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <unistd.h>
#include <vector>

namespace host {
using Words = std::vector<std::int32_t>;

struct Gaf {
  std::int32_t field, n;
  const std::int32_t *u;
};
struct Ltn {
  std::int32_t rows, inputs, instructions, rules;
  const std::int32_t *code, *slots, *truths;
};

// Is handed only what lies within the limits. Throws std::exception where the device fails.
struct Device {
  virtual ~Device() = default;
  virtual std::string info() = 0;
  virtual void run(const Gaf &request, Words &cells) = 0;
  virtual void run(const Ltn &request, Words &truths) = 0;
};

struct Refusal : std::runtime_error {
  using std::runtime_error::runtime_error;
};

constexpr std::uint32_t MAGIC = 0x314a4648; // HFJ1
constexpr std::uint32_t INFO = 0xffffffff;
constexpr std::uint32_t MOST_WORDS = 1 << 20;

inline bool read_all(void *to, std::size_t bytes) {
  auto *at = static_cast<char *>(to);
  while (bytes > 0) {
    const ssize_t got = read(STDIN_FILENO, at, bytes);
    if (got <= 0) return false;
    at += got;
    bytes -= std::size_t(got);
  }
  return true;
}

inline int answers = STDOUT_FILENO;

inline bool write_all(const void *from, std::size_t bytes) {
  const auto *at = static_cast<const char *>(from);
  while (bytes > 0) {
    const ssize_t put = write(answers, at, bytes);
    if (put <= 0) return false;
    at += put;
    bytes -= std::size_t(put);
  }
  return true;
}

inline void within(const char *what, std::int64_t value, std::int64_t low, std::int64_t high) {
  if (value < low || value > high)
    throw Refusal(std::string(what) + " " + std::to_string(value) + " is not in [" + std::to_string(low) + ", " +
                  std::to_string(high) + "]");
}

inline void exactly(const Words &words, std::size_t wanted) {
  if (words.size() != wanted)
    throw Refusal("a request of " + std::to_string(words.size()) + " words should have " + std::to_string(wanted));
}

inline Gaf gaf_request(const Words &words) {
  using namespace gaf_formats;
  if (words.size() < 2) exactly(words, 2);
  const Gaf request{words[0], words[1], words.data() + 2};
  within("field", request.field, GASF, GADF);
  within("window", request.n, WINDOW_MIN, WINDOW_MAX);
  exactly(words, 2 + std::size_t(request.n));
  for (std::int32_t k = 0; k < request.n; k++) within("scaled value", request.u[k], 0, janus::raw(unit_t(1)));
  return request;
}

inline bool known_operation(std::int32_t code) {
  using namespace ltn_formats;
  return code == LESSER || code == NOT || code == VERY || code == EXTREMELY ||
         (code >= LUKASIEWICZ_AND && code <= PRODUCT_IFF);
}

inline Ltn ltn_request(const Words &words) {
  using namespace ltn_formats;
  if (words.size() < 4) exactly(words, 4);
  Ltn request{words[0], words[1], words[2], words[3], nullptr, nullptr, nullptr};
  within("rows", request.rows, ROWS_MIN, ROWS_MAX);
  within("inputs", request.inputs, INPUTS_MIN, INPUTS_MAX);
  within("instructions", request.instructions, INSTRUCTIONS_MIN, INSTRUCTIONS_MAX);
  within("rules", request.rules, RULES_MIN, RULES_MAX);
  const std::size_t truths = std::size_t(request.rows) * std::size_t(request.inputs);
  exactly(words, 4 + 3 * std::size_t(request.instructions) + std::size_t(request.rules) + truths);
  request.code = words.data() + 4;
  request.slots = request.code + 3 * request.instructions;
  request.truths = request.slots + request.rules;
  for (std::int32_t k = 0; k < request.instructions; k++) {
    if (!known_operation(request.code[3 * k]))
      throw Refusal("operation " + std::to_string(request.code[3 * k]) + " is none of the kernel's");
    within("slot", request.code[3 * k + 1], 0, request.inputs + k - 1);
    within("slot", request.code[3 * k + 2], 0, request.inputs + k - 1);
  }
  for (std::int32_t k = 0; k < request.rules; k++)
    within("slot of a rule", request.slots[k], 0, request.inputs + request.instructions - 1);
  for (std::size_t k = 0; k < truths; k++) within("truth", request.truths[k], -1, janus::raw(truth_t(1)));
  return request;
}

template <class Request> std::uint32_t timed(Device &device, const Request &request, Words &out) {
  const auto began = std::chrono::steady_clock::now();
  device.run(request, out);
  const auto took = std::chrono::steady_clock::now() - began;
  return std::uint32_t(std::chrono::duration_cast<std::chrono::nanoseconds>(took).count());
}

inline bool answer(std::int32_t status, std::uint32_t count, std::uint32_t nanoseconds, const void *body,
                   std::size_t bytes) {
  const std::uint32_t head[] = {MAGIC, std::uint32_t(status), count, nanoseconds};
  return write_all(head, sizeof head) && write_all(body, bytes);
}

inline bool say(std::int32_t status, const std::string &text) {
  return answer(status, std::uint32_t(text.size()), 0, text.data(), text.size());
}

inline bool serve_one(Device &device, std::uint32_t kernel, const Words &words, Words &out) {
  try {
    if (kernel == INFO) return say(0, device.info());
    std::uint32_t nanoseconds = 0;
    if (kernel == std::uint32_t(gaf_formats::ID)) {
      const Gaf request = gaf_request(words);
      out.assign(std::size_t(request.n) * std::size_t(request.n), 0);
      nanoseconds = timed(device, request, out);
    } else if (kernel == std::uint32_t(ltn_formats::ID)) {
      const Ltn request = ltn_request(words);
      out.assign(std::size_t(request.rows) * std::size_t(request.rules), 0);
      nanoseconds = timed(device, request, out);
    } else
      throw Refusal("there is no kernel " + std::to_string(kernel));
    return answer(0, std::uint32_t(out.size()), nanoseconds, out.data(), out.size() * sizeof out[0]);
  } catch (const Refusal &refusal) {
    return say(1, refusal.what());
  } catch (const std::exception &error) {
    return say(2, error.what());
  } catch (...) {
    return say(2, "the device failed without a word");
  }
}

// 0 once the input ends, 2 for a request that cannot be followed.
inline int serve(Device &device) {
  answers = dup(STDOUT_FILENO);
  dup2(STDERR_FILENO, STDOUT_FILENO);
  std::uint32_t head[3];
  Words words, out;
  while (read_all(head, sizeof head)) {
    if (head[0] != MAGIC || head[2] > MOST_WORDS) return 2;
    words.resize(head[2]);
    if (!read_all(words.data(), words.size() * sizeof words[0])) return 2;
    if (!serve_one(device, head[1], words, out)) return 0;
  }
  return 0;
}
} // namespace host
