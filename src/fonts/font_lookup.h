// The font file that a family, a weight and a slant name on this machine.
#pragma once

#include <optional>
#include <string>

namespace florilege {

struct FontFile {
    std::string path;
    int index = 0; // of the face in a collection
    bool operator==(const FontFile&) const = default;
};

/// Through fontconfig, by the family's exact name (letter case apart). The nearest weight wins, an upright face standing in for
/// an italic that the family lacks; among equals a font of the system before one of the user, then the path in byte order.
std::optional<FontFile> find_font(const std::string& family, int weight, bool italic);

/// What to install to have the family: a Debian package's name where one is known.
std::string package_of(const std::string& family);

} // namespace florilege
