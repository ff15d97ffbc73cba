// The kernels on the processor, to the bit as on a card, with the time of a processor.
#include "../gaf/kernel.hpp"
#include "../ltn/kernel.hpp"
#include "device.hpp"

namespace {
struct Simulated : host::Device {
  std::string info() override { return "C simulation on this processor"; }
  void run(const host::Gaf &r, host::Words &cells) override { gaf(r.u, cells.data(), r.n, r.field); }
  void run(const host::Ltn &r, host::Words &truths) override {
    ltn(r.truths, r.code, r.slots, truths.data(), r.rows, r.inputs, r.instructions, r.rules);
  }
};
} // namespace

int main() {
  Simulated device;
  return host::serve(device);
}
