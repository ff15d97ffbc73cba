// Gramian angular field of a window that is scaled to [0, 1] already.
#pragma once
#include "../formats.hpp"

// u: [n] raw gaf_formats::unit_t. cells: [n][n] raw gaf_formats::cell_t. field: GASF or GADF.
// Writes nothing where n is outside of its limits: the host refuses that in words.
extern "C" void gaf(const std::int32_t *u, std::int32_t *cells, std::int32_t n, std::int32_t field);
