// A card through XRT's C++ interface: xrt_device FILE.xclbin [INDEX]. What XRT throws is caught and told as an answer;
// what it does not let anybody catch ends this process and nobody else's. With XCL_EMULATION_MODE=noop everything is
// sent and fetched, and nothing is computed.
#include "device.hpp"
#include <cstdlib>
#include <cstring>
#include <memory>
#include <xrt/xrt_bo.h>
#include <xrt/xrt_device.h>
#include <xrt/xrt_kernel.h>

namespace {
constexpr auto PATIENCE = std::chrono::milliseconds(1000);

struct Buffer {
  xrt::bo bo;
  Buffer(const xrt::device &device, const xrt::kernel &kernel, int argument, std::size_t words)
      : bo(device, words * 4, kernel.group_id(argument)) {
    // What nobody has written must not look like an answer.
    std::memset(bo.map<void *>(), 0, words * 4);
    bo.sync(XCL_BO_SYNC_BO_TO_DEVICE, words * 4, 0);
  }
  void send(const std::int32_t *from, std::size_t words) {
    std::memcpy(bo.map<std::int32_t *>(), from, words * 4);
    bo.sync(XCL_BO_SYNC_BO_TO_DEVICE, words * 4, 0);
  }
  void fetch(host::Words &to) {
    bo.sync(XCL_BO_SYNC_BO_FROM_DEVICE, to.size() * 4, 0);
    std::memcpy(to.data(), bo.map<std::int32_t *>(), to.size() * 4);
  }
};

void finish(xrt::run run) {
  const auto state = run.wait(PATIENCE);
  if (state != ERT_CMD_STATE_COMPLETED)
    throw std::runtime_error("the kernel did not complete within 1 s: state " + std::to_string(int(state)));
}

struct Card : host::Device {
  xrt::device device;
  xrt::kernel gaf, ltn;
  Buffer u, cells, truths, code, slots, out;

  Card(unsigned index, const xrt::uuid &image, xrt::device opened)
      : device(opened), gaf(device, image, "gaf"), ltn(device, image, "ltn"),
        u(device, gaf, 0, gaf_formats::WINDOW_MAX),
        cells(device, gaf, 1, gaf_formats::WINDOW_MAX * gaf_formats::WINDOW_MAX),
        truths(device, ltn, 0, ltn_formats::ROWS_MAX * ltn_formats::INPUTS_MAX),
        code(device, ltn, 1, 3 * ltn_formats::INSTRUCTIONS_MAX), slots(device, ltn, 2, ltn_formats::RULES_MAX),
        out(device, ltn, 3, ltn_formats::ROWS_MAX * ltn_formats::RULES_MAX), index(index) {}

  std::string info() override { return "card " + std::to_string(index) + " through XRT"; }
  void run(const host::Gaf &r, host::Words &to) override {
    u.send(r.u, std::size_t(r.n));
    finish(gaf(u.bo, cells.bo, r.n, r.field));
    cells.fetch(to);
  }
  void run(const host::Ltn &r, host::Words &to) override {
    truths.send(r.truths, std::size_t(r.rows) * std::size_t(r.inputs));
    code.send(r.code, 3 * std::size_t(r.instructions));
    slots.send(r.slots, std::size_t(r.rules));
    finish(ltn(truths.bo, code.bo, slots.bo, out.bo, r.rows, r.inputs, r.instructions, r.rules));
    out.fetch(to);
  }

private:
  unsigned index;
};

// Opened at the first request, so that a card that is not there is an answer and not a silent end.
struct Lazy : host::Device {
  std::string image;
  unsigned index;
  std::unique_ptr<Card> card;
  Lazy(std::string image, unsigned index) : image(std::move(image)), index(index) {}
  Card &opened() {
    if (!card) {
      xrt::device device(index);
      const auto id = device.load_xclbin(image);
      card = std::make_unique<Card>(index, id, device);
    }
    return *card;
  }
  std::string info() override { return opened().info(); }
  void run(const host::Gaf &request, host::Words &cells) override { opened().run(request, cells); }
  void run(const host::Ltn &request, host::Words &truths) override { opened().run(request, truths); }
};
} // namespace

int main(int count, char **arguments) {
  if (count < 2) return 2;
  Lazy device(arguments[1], count > 2 ? unsigned(std::atoi(arguments[2])) : 0);
  return host::serve(device);
}
