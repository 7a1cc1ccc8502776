#include "pdf/embedded_fonts.h"

#include <algorithm>
#include <optional>

#include "base/number.h"

namespace florilege {

namespace {

// FontDescriptor flags (ISO 32000-1 table 123).
constexpr int flag_fixed_pitch = 1, flag_serif = 2, flag_symbolic = 4, flag_italic = 64;

constexpr std::size_t most_in_block = 100; // entries between beginbfchar and endbfchar (CMap specification)

using CodeTexts = std::map<std::uint16_t, std::string>;

/// A code as strings hold it, in one byte or in two.
std::string code_bytes(unsigned code, int bytes) {
    std::string out{static_cast<char>(code)};
    return bytes == 1 ? out : static_cast<char>(code >> 8) + out;
}

constexpr std::string_view character_collection = "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>";

/// How the codes of a font are written. One byte is enough for most faces of a book, and leaves fewer of them to compress.
struct Coding {
    int bytes = 2;
    std::string name = "Identity-H"; // of the CMap (ISO 32000-1 §9.7.5)
    Ref map;                         // where it is the file's own
};

constexpr unsigned most_in_one_byte = 0xFF;

/// The CMap of codes of one byte, each a glyph's identifier.
Coding add_one_byte_coding(ObjectFile& file) {
    const std::string name = "Identity-OneByte";
    const std::string map = "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                            "/CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> def\n"
                            "/CMapName /" + name + " def\n/CMapType 1 def\n/WMode 0 def\n"
                            "1 begincodespacerange\n<00> <FF>\nendcodespacerange\n"
                            "1 begincidrange\n<00> <FF> 0\nendcidrange\n"
                            "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
    Dictionary entries("CMap");
    entries.name("CMapName", name).raw("CIDSystemInfo", character_collection).number("WMode", 0);
    return {1, name, file.add_flate(std::move(entries), map)};
}

/// Six capitals made of the subset's bytes, so that two subsets of one face never share a name (§9.6.4).
std::string subset_tag(const FontSubset& subset) {
    std::uint64_t sum = 0xCBF29CE484222325u;
    for (const char c : subset.bytes) sum = (sum ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
    std::string tag;
    for (int i = 0; i < 6; ++i, sum /= 26) tag += static_cast<char>('A' + sum % 26);
    return tag + '+';
}

/// The W array: runs of successive codes with their widths.
std::string widths_array(const std::vector<std::int32_t>& widths,
                         const CodeTexts& texts) {
    std::string out = "[";
    int previous = -2;
    for (const auto& [code, text] : texts) {
        if (code != previous + 1) {
            if (previous >= 0) out += ']';
            out += to_text(std::int64_t{code}) + "[";
        } else {
            out += ' ';
        }
        out += to_text(std::int64_t{widths[code]});
        previous = code;
    }
    return out + (previous >= 0 ? "]]" : "]");
}

Ref add_descriptor(ObjectFile& file, const FaceMetrics& metrics, const FontSubset& subset,
                   const std::string& name) {
    const Ref program =
        subset.cff
            ? file.add_flate(Dictionary().name("Subtype", "CIDFontType0C"), subset.cff_table)
            : file.add_flate(Dictionary().number("Length1", static_cast<std::int64_t>(subset.bytes.size())),
                             subset.bytes);
    std::string box = "[";
    for (const int side : metrics.bbox) box += (box.size() > 1 ? " " : "") + to_text(std::int64_t{side});
    const int flags = flag_symbolic | (metrics.fixed_pitch ? flag_fixed_pitch : 0) |
                      (metrics.serif ? flag_serif : 0) | (metrics.italic ? flag_italic : 0);
    return file.add(Dictionary("FontDescriptor")
                        .name("FontName", name)
                        .number("Flags", flags)
                        .raw("FontBBox", box + "]")
                        .raw("ItalicAngle", to_text(metrics.italic_angle / 1000.0, 3))
                        .number("Ascent", metrics.ascender)
                        .number("Descent", metrics.descender)
                        .number("CapHeight", metrics.cap_height)
                        .number("XHeight", metrics.x_height)
                        .number("StemV", metrics.stem_v)
                        .ref(subset.cff ? "FontFile3" : "FontFile2", program));
}

/// A font of the file before it is said what its codes mean.
struct Descendant {
    std::string name;
    Ref font;
};

Descendant add_descendant(ObjectFile& file, const FaceMetrics& metrics, const FontSubset& subset,
                          const CodeTexts& texts, const Coding& coding) {
    const std::string name = subset_tag(subset) + (metrics.name.empty() ? "Unnamed" : metrics.name);
    Dictionary descendant("Font");
    descendant.name("Subtype", subset.cff ? "CIDFontType0" : "CIDFontType2")
        .name("BaseFont", name)
        .raw("CIDSystemInfo", character_collection)
        .ref("FontDescriptor", add_descriptor(file, metrics, subset, name))
        .number("DW", subset.widths.empty() ? 1000 : subset.widths[0])
        .raw("W", widths_array(subset.widths, texts));
    if (!subset.cff) descendant.name("CIDToGIDMap", "Identity");
    return {subset.cff ? name + '-' + coding.name : name, file.add(descendant)};
}

Ref add_font(ObjectFile& file, const Descendant& descendant, const CodeTexts& texts, const Coding& coding) {
    const Ref map = file.add_flate({}, to_unicode_map(texts, coding.bytes));
    Dictionary font("Font");
    font.name("Subtype", "Type0").name("BaseFont", descendant.name);
    if (coding.bytes == 1) font.ref("Encoding", coding.map);
    else font.name("Encoding", coding.name);
    return file.add(font.refs("DescendantFonts", {descendant.font}).ref("ToUnicode", map));
}

EmbeddedGlyph embedded_glyph(std::uint16_t code, std::int32_t width, const GlyphUse& use, int code_size) {
    EmbeddedGlyph glyph{code, width, &use.text, use.second_text.empty() ? nullptr : &use.second_text};
    glyph.is_space = is_space(use.text);
    if (use.text.size() <= glyph.said.size()) {
        glyph.said_size = static_cast<std::uint8_t>(use.text.size());
        std::copy(use.text.begin(), use.text.end(), glyph.said.begin());
    }
    std::string shown;
    append_literal_bytes(shown, code_bytes(code, code_size));
    glyph.shown_size = static_cast<std::uint8_t>(shown.size());
    std::copy(shown.begin(), shown.end(), glyph.shown.begin());
    return glyph;
}

/// `name`: in the resources, to which the font is added. `one_byte`: made for the first face that it is enough for.
EmbeddedFace embed(ObjectFile& file, const Fonts& fonts, FaceId face, const std::map<std::uint16_t, GlyphUse>& uses,
                   const std::string& name, Dictionary& resources, std::optional<Coding>& one_byte) {
    std::vector<std::uint16_t> glyphs = {0};
    for (const auto& [glyph, use] : uses) glyphs.push_back(glyph);
    const FontSubset subset = fonts.subset(face, glyphs);
    const bool narrow = *std::max_element(subset.new_ids.begin(), subset.new_ids.end()) <= most_in_one_byte;
    if (narrow && !one_byte) one_byte = add_one_byte_coding(file);
    const Coding coding = narrow ? *one_byte : Coding{};
    EmbeddedFace embedded;
    embedded.name = name;
    embedded.glyphs.resize(std::size_t{glyphs.back()} + 1);
    CodeTexts texts, second_texts;
    std::size_t index = 1;
    for (const auto& [glyph, use] : uses) {
        const std::uint16_t code = subset.new_ids[index++];
        embedded.glyphs[glyph] = embedded_glyph(code, subset.widths[code], use, coding.bytes);
        texts[code] = use.text;
        if (!use.second_text.empty()) second_texts[code] = use.second_text;
    }
    const Descendant descendant = add_descendant(file, fonts.metrics(face), subset, texts, coding);
    resources.ref(name, add_font(file, descendant, texts, coding));
    if (second_texts.empty()) return embedded;
    embedded.second_name = name + "b";
    resources.ref(embedded.second_name, add_font(file, descendant, second_texts, coding));
    return embedded;
}

} // namespace

std::string to_unicode_map(const CodeTexts& texts, int code_size) {
    std::string out = "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                      "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
                      "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
                      "1 begincodespacerange\n" +
                      pdf_bytes(code_bytes(0, code_size)) + ' ' + pdf_bytes(code_bytes(0xFFFF, code_size)) + "\nendcodespacerange\n";
    std::size_t left = texts.size();
    std::size_t in_block = 0;
    for (const auto& [code, text] : texts) {
        if (in_block == 0)
            out += to_text(static_cast<std::int64_t>(std::min(left, most_in_block))) + " beginbfchar\n";
        out += pdf_bytes(code_bytes(code, code_size)) + " <" + utf16_hex(text) + ">\n";
        --left;
        if (++in_block == most_in_block || left == 0) out += "endbfchar\n", in_block = 0;
    }
    return out + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
}

EmbeddedFonts embed_fonts(ObjectFile& file, const TypesetBook& typeset) {
    EmbeddedFonts embedded{typeset.fonts, collect_glyphs(typeset), {}, {}};
    embedded.faces.resize(embedded.uses.size());
    int number = 0;
    std::optional<Coding> one_byte;
    for (std::size_t face = 0; face < embedded.uses.size(); ++face) {
        if (embedded.uses[face].empty()) continue;
        embedded.faces[face] = embed(file, typeset.fonts, static_cast<FaceId>(face), embedded.uses[face],
                                     "F" + to_text(std::int64_t{++number}), embedded.resources, one_byte);
    }
    return embedded;
}

} // namespace florilege
