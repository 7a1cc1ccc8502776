// A book with every fact that records state, and its four editions.
#pragma once

#include "records/records.h"

namespace florilege {

Book catalogued_book();
std::vector<Edition> four_editions();

/// The records' files, by name.
std::map<std::string, std::string> records_of(const Book& book, const std::vector<Edition>& editions, const std::string& address = {});

} // namespace florilege
