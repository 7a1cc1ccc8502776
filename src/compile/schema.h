// JSON Schemas of book.yaml and of front matter, for editors. They are asked of the readers themselves, so that both always agree.
#pragma once

#include <map>
#include <string>

namespace florilege {

/// `meanings`: what each key is for, by its name.
std::string book_schema(const std::map<std::string, std::string>& meanings);
std::string front_matter_schema(const std::map<std::string, std::string>& meanings);

} // namespace florilege
