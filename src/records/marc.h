// MARC records: fields of subfields, as ISO 2709 octets and as XML.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace florilege {

struct MarcField {
    std::string tag; // three digits
    std::string indicators = "  ";
    std::vector<std::pair<char, std::string>> subfields; // empty: a control field
    std::string value;                                   // of a control field
};

struct MarcRecord {
    /// Octets 5 to 9 and 17 to 19 of the label: status, kind, level, hierarchy; encoding level, description.
    std::string status_and_kind; // five characters
    std::string description;     // three characters
    std::vector<MarcField> fields;
};

/// One record in ISO 2709, UTF-8, with its label and directory. A record of more than 99,999 octets or a field of more than 9,999,
/// which the format cannot hold, loses the ends of its longest subfields.
std::string to_iso_2709(const MarcRecord& record);
/// A collection of records in the MARCXML schema (MARC21/slim), which UNIMARC users read too.
std::string to_marcxml(const std::vector<MarcRecord>& records);

} // namespace florilege
