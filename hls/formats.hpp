// Made from manifest.json by tools/hls.mjs: change that one.
#pragma once
#include "fixed.hpp"

namespace gaf_formats {
constexpr std::int32_t ID = 0;
constexpr std::int32_t WINDOW_MIN = 2;
constexpr std::int32_t WINDOW_MAX = 64;
using unit_t = ap_fixed<32, 2, AP_RND, AP_SAT>; // u in [0, 1], its root
using product_t = ap_fixed<64, 4, AP_TRN, AP_WRAP>; // u(1 - u), exact
using side_t = ap_fixed<18, 2, AP_RND, AP_SAT>; // x = 2u - 1 and its sine
using cell_t = ap_fixed<18, 2, AP_RND, AP_SAT>; // a cell of the field
constexpr std::int32_t GASF = 0;
constexpr std::int32_t GADF = 1;
constexpr double TOLERANCE = 0.00008;
} // namespace gaf_formats

namespace ltn_formats {
constexpr std::int32_t ID = 1;
constexpr std::int32_t ROWS_MIN = 1;
constexpr std::int32_t ROWS_MAX = 256;
constexpr std::int32_t INPUTS_MIN = 1;
constexpr std::int32_t INPUTS_MAX = 64;
constexpr std::int32_t INSTRUCTIONS_MIN = 1;
constexpr std::int32_t INSTRUCTIONS_MAX = 128;
constexpr std::int32_t RULES_MIN = 1;
constexpr std::int32_t RULES_MAX = 16;
using truth_t = ap_fixed<18, 2, AP_RND, AP_SAT>; // a truth in [0, 1]; a raw -1 is unknown
constexpr std::int32_t LESSER = 9;
constexpr std::int32_t NOT = 10;
constexpr std::int32_t VERY = 11;
constexpr std::int32_t EXTREMELY = 14;
constexpr std::int32_t LUKASIEWICZ_AND = 20;
constexpr std::int32_t LUKASIEWICZ_OR = 21;
constexpr std::int32_t LUKASIEWICZ_IMPLIES = 22;
constexpr std::int32_t LUKASIEWICZ_IFF = 23;
constexpr std::int32_t PRODUCT_AND = 24;
constexpr std::int32_t PRODUCT_OR = 25;
constexpr std::int32_t PRODUCT_IMPLIES = 26;
constexpr std::int32_t PRODUCT_IFF = 27;
constexpr double TOLERANCE = 0.0001;
} // namespace ltn_formats
