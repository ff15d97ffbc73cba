// Writes the description of a card with both kernels and no logic in it: noop_image FILE. XRT's noop emulation loads
// it, so that the host's side can be tried where there is no card. It is no bitstream.
#include <cstdio>
#include <cstring>
#include <fstream>
#include <string>
#include <utility>
#include <vector>
#include <xclbin.h>

namespace {
using Bytes = std::vector<char>;
struct Argument {
  const char *name;
  bool buffer;
};
struct Kernel {
  const char *name;
  unsigned long base;
  std::vector<Argument> arguments;
};
const std::vector<Kernel> KERNELS = {
    {"gaf", 0x1800000, {{"u", true}, {"cells", true}, {"n", false}, {"field", false}}},
    {"ltn",
     0x1810000,
     {{"truths", true}, {"code", true}, {"rules", true}, {"out", true}, {"rows", false}, {"inputs", false},
      {"instructions", false}, {"rule_count", false}}},
};

std::string hex(unsigned long value) {
  char text[32];
  std::snprintf(text, sizeof text, "0x%lX", value);
  return text;
}

std::string argument_xml(const Argument &a, unsigned id, unsigned long offset) {
  return "<arg name=\"" + std::string(a.name) + "\" addressQualifier=\"" + (a.buffer ? "1" : "0") + "\" id=\"" +
         std::to_string(id) + "\" port=\"" + (a.buffer ? "M_AXI_GMEM" : "S_AXI_CONTROL") + "\" size=\"" +
         (a.buffer ? "0x8" : "0x4") + "\" offset=\"" + hex(offset) + "\" hostOffset=\"0x0\" hostSize=\"" +
         (a.buffer ? "0x8" : "0x4") + "\" type=\"" + (a.buffer ? "int*" : "int") + "\"/>";
}

std::string kernel_xml(const Kernel &k) {
  const std::string name = k.name;
  std::string text =
      "<kernel name=\"" + name + "\" language=\"c\" vlnv=\"janus:hls:" + name +
      ":1.0\" attributes=\"\" preferredWorkGroupSizeMultiple=\"0\" workGroupSize=\"1\" interrupt=\"true\" "
      "hwControlProtocol=\"ap_ctrl_hs\"><port name=\"M_AXI_GMEM\" mode=\"master\" range=\"0xFFFFFFFF\" dataWidth=\"32\" "
      "portType=\"addressable\" base=\"0x0\"/><port name=\"S_AXI_CONTROL\" mode=\"slave\" range=\"0x1000\" "
      "dataWidth=\"32\" portType=\"addressable\" base=\"0x0\"/>";
  unsigned long offset = 0x10;
  for (unsigned id = 0; id < k.arguments.size(); id++) {
    text += argument_xml(k.arguments[id], id, offset);
    offset += k.arguments[id].buffer ? 0xC : 0x8;
  }
  return text + "<instance name=\"" + name + "_1\"><addrRemap base=\"" + hex(k.base) +
         "\" range=\"0x10000\" port=\"S_AXI_CONTROL\"/></instance></kernel>";
}

Bytes metadata() {
  std::string text =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?><project name=\"janus\"><platform vendor=\"xilinx\" boardid=\"u55c\" "
      "name=\"gen3x16_xdma\" featureRomTime=\"0\"><version major=\"3\" minor=\"0\"/><device name=\"fpga0\" "
      "fpgaDevice=\"virtexuplusHBM:xcu55c\" addrWidth=\"0\"><core name=\"OCL_REGION_0\" target=\"bitstream\" "
      "type=\"clc_region\" clockFreq=\"0MHz\" numComputeUnits=\"60\"><kernelClocks><clock port=\"KERNEL_CLK\" "
      "frequency=\"300.0MHz\"/><clock port=\"DATA_CLK\" frequency=\"300.0MHz\"/></kernelClocks>";
  for (const Kernel &k : KERNELS) text += kernel_xml(k);
  text += "</core></device></platform></project>";
  return Bytes(text.begin(), text.end());
}

// A structure whose last member is an array of one, made with room for `count`.
template <class Head, class Item> Bytes table(std::size_t count) {
  return Bytes(sizeof(Head) + (count - 1) * sizeof(Item), 0);
}

Bytes layout() {
  Bytes bytes = table<ip_layout, ip_data>(KERNELS.size());
  auto *head = reinterpret_cast<ip_layout *>(bytes.data());
  head->m_count = int32_t(KERNELS.size());
  for (std::size_t k = 0; k < KERNELS.size(); k++) {
    head->m_ip_data[k].m_type = IP_KERNEL;
    head->m_ip_data[k].properties = 1;
    head->m_ip_data[k].m_base_address = KERNELS[k].base;
    const std::string name = std::string(KERNELS[k].name) + ":" + KERNELS[k].name + "_1";
    std::memcpy(head->m_ip_data[k].m_name, name.c_str(), name.size() + 1);
  }
  return bytes;
}

Bytes memory() {
  Bytes bytes = table<mem_topology, mem_data>(1);
  auto *head = reinterpret_cast<mem_topology *>(bytes.data());
  head->m_count = 1;
  head->m_mem_data[0].m_type = MEM_HBM;
  head->m_mem_data[0].m_used = 1;
  head->m_mem_data[0].m_size = 256 * 1024;
  std::strcpy(reinterpret_cast<char *>(head->m_mem_data[0].m_tag), "HBM[0]");
  return bytes;
}

Bytes wiring() {
  std::vector<connection> wires;
  for (std::size_t k = 0; k < KERNELS.size(); k++)
    for (std::size_t a = 0; a < KERNELS[k].arguments.size(); a++)
      if (KERNELS[k].arguments[a].buffer) wires.push_back({int32_t(a), int32_t(k), 0});
  Bytes bytes = table<connectivity, connection>(wires.size());
  auto *head = reinterpret_cast<connectivity *>(bytes.data());
  head->m_count = int32_t(wires.size());
  for (std::size_t w = 0; w < wires.size(); w++) head->m_connection[w] = wires[w];
  return bytes;
}

std::size_t aligned(std::size_t offset) { return (offset + 7) & ~std::size_t(7); }
} // namespace

int main(int count, char **arguments) {
  if (count != 2) return std::fprintf(stderr, "usage: noop_image FILE\n"), 2;
  const std::vector<std::pair<axlf_section_kind, Bytes>> sections = {
      {EMBEDDED_METADATA, metadata()},    {IP_LAYOUT, layout()},     {MEM_TOPOLOGY, memory()},
      {ASK_GROUP_TOPOLOGY, memory()},     {CONNECTIVITY, wiring()},  {ASK_GROUP_CONNECTIVITY, wiring()},
  };
  Bytes image(aligned(sizeof(axlf) + sizeof(axlf_section_header) * (sections.size() - 1)), 0);
  std::vector<std::size_t> offsets;
  for (const auto &section : sections) {
    offsets.push_back(image.size());
    image.insert(image.end(), section.second.begin(), section.second.end());
    image.resize(aligned(image.size()), 0);
  }
  auto *head = reinterpret_cast<axlf *>(image.data());
  std::memcpy(head->m_magic, "xclbin2", 8);
  head->m_signature_length = -1;
  head->m_header.m_length = image.size();
  head->m_header.m_numSections = uint32_t(sections.size());
  for (int k = 0; k < 16; k++) head->m_header.uuid[k] = static_cast<unsigned char>(k + 1);
  std::strcpy(reinterpret_cast<char *>(head->m_header.m_platformVBNV), "xilinx_u55c_gen3x16_xdma_base_3");
  for (std::size_t k = 0; k < sections.size(); k++) {
    head->m_sections[k].m_sectionKind = sections[k].first;
    head->m_sections[k].m_sectionOffset = offsets[k];
    head->m_sections[k].m_sectionSize = sections[k].second.size();
  }
  std::ofstream out(arguments[1], std::ios::binary);
  out.write(image.data(), std::streamsize(image.size()));
  return out.good() ? 0 : 1;
}
