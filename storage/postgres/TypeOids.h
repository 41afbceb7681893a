#pragma once

namespace castellan::storage {

// Object ids of the types that parameters and results are sent as: pg_type.dat of the server's sources.
inline constexpr unsigned int undecided = 0;
inline constexpr unsigned int boolType = 16;
inline constexpr unsigned int byteaType = 17;
inline constexpr unsigned int int8Type = 20;
inline constexpr unsigned int textArrayType = 1009;
inline constexpr unsigned int timestamptzType = 1184;

} // namespace castellan::storage
