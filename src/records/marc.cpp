#include "records/marc.h"

#include <cassert>

#include "base/number.h"
#include "base/xml.h"

namespace florilege {

namespace {

constexpr char subfield_mark = '\x1F', field_end = '\x1E', record_end = '\x1D';
constexpr std::size_t label_octets = 24, entry_octets = 12;
constexpr std::size_t longest_field = 9'999, longest_record = 99'999; // what the directory and the label can say
constexpr std::size_t longest_subfield = 3'000;                       // kept when a field or a record would be too long
constexpr std::size_t shortest_cut = 200;

std::string padded(std::size_t number, std::size_t digits) {
    std::string text = to_text(static_cast<std::int64_t>(number));
    return std::string(digits > text.size() ? digits - text.size() : 0, '0') + text;
}

// Without the characters that the format is made of, cut between characters.
std::string octets(std::string_view text, std::size_t most) {
    std::string kept;
    for (const char c : text) kept += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    if (kept.size() <= most) return kept;
    std::size_t end = most;
    while (end > 0 && (static_cast<unsigned char>(kept[end]) & 0xC0) == 0x80) --end;
    kept.resize(end);
    return kept + "\u2026";
}

std::string field_octets(const MarcField& field, std::size_t most) {
    if (field.subfields.empty()) return octets(field.value, most) + field_end;
    std::string text = field.indicators;
    for (const auto& [code, value] : field.subfields) {
        const std::string subfield = octets(value, most);
        if (text.size() + subfield.size() + 3 > longest_field) break;
        text += subfield_mark;
        text += code;
        text += subfield;
    }
    return text + field_end;
}

std::string label(const MarcRecord& record, std::size_t length, std::size_t base) {
    assert(record.status_and_kind.size() == 5 && record.description.size() == 3);
    return padded(length, 5) + record.status_and_kind + "22" + padded(base, 5) + record.description + "450 ";
}

std::string written(const MarcRecord& record, std::size_t most) {
    std::string directory, data;
    for (const MarcField& field : record.fields) {
        const std::string text = field_octets(field, most);
        directory += field.tag + padded(text.size(), 4) + padded(data.size(), 5);
        data += text;
    }
    const std::size_t base = label_octets + record.fields.size() * entry_octets + 1;
    return label(record, base + data.size() + 1, base) + directory + field_end + data + record_end;
}

} // namespace

std::string to_iso_2709(const MarcRecord& record) {
    std::string text = written(record, longest_subfield);
    for (std::size_t most = longest_subfield / 2; text.size() > longest_record && most >= shortest_cut; most /= 2) text = written(record, most);
    if (text.size() <= longest_record) return text;
    // Contents of thousands of articles: the longest field goes.
    MarcRecord shorter = record;
    std::size_t longest = 0, size = 0;
    for (std::size_t i = 0; i < shorter.fields.size(); ++i)
        if (const std::size_t octets_of = field_octets(shorter.fields[i], shortest_cut).size(); octets_of > size) size = octets_of, longest = i;
    shorter.fields.erase(shorter.fields.begin() + static_cast<std::ptrdiff_t>(longest));
    return to_iso_2709(shorter);
}

std::string to_marcxml(const std::vector<MarcRecord>& records) {
    XmlWriter out = XmlWriter::document();
    out.open("collection").attribute("xmlns", "http://www.loc.gov/MARC21/slim");
    for (const MarcRecord& record : records) {
        out.open("record").attribute("type", "Bibliographic");
        out.leaf("leader", label(record, 0, 0));
        for (const MarcField& field : record.fields) {
            if (field.subfields.empty()) {
                out.open("controlfield").attribute("tag", field.tag).text(field.value).close();
                continue;
            }
            out.open("datafield").attribute("tag", field.tag);
            out.attribute("ind1", field.indicators.substr(0, 1)).attribute("ind2", field.indicators.substr(1, 1));
            for (const auto& [code, value] : field.subfields)
                out.open("subfield").attribute("code", std::string(1, code)).text(value).close();
            out.close();
        }
        out.close();
    }
    out.close();
    return out.take();
}

} // namespace florilege
