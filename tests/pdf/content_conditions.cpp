// What pages show: marks around all of it (ISO 14289-1 §7.1), and glyphs that are embedded, as wide as the file
// says and mapped to text (ISO 19005-2 §6.2.11, ISO 14289-1 §7.21).
#include <ft2build.h>
#include FT_FREETYPE_H

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <regex>

#include "conformance.h"

namespace florilege {

namespace {

using nlohmann::json;

struct Operation {
    std::string name;
    std::vector<std::string> operands; // strings decoded, without their brackets; arrays flattened
    std::vector<bool> strings;         // which operands are such
};

/// A content stream's operations, in order.
class ContentReader {
  public:
    explicit ContentReader(const std::string& text) : text_(text) {}

    bool next(Operation& operation) {
        operation = {};
        while (skip_space(), at_ < text_.size()) {
            const char c = text_[at_];
            const bool is_string = c == '(' || (c == '<' && text_.compare(at_, 2, "<<") != 0);
            if (is_string) operation.operands.push_back(c == '(' ? literal() : hexadecimal());
            else if (c == '[' || c == ']') ++at_;
            else if (c == '<' || c == '>') operation.operands.push_back(text_.substr(at_, 2)), at_ += 2;
            else if (c == '/') operation.operands.push_back(word());
            else {
                std::string token = word();
                const bool is_operand = token.find_first_of("0123456789") == 0 || token[0] == '-' || token[0] == '.' ||
                                        token == "true" || token == "false" || token == "null";
                if (!is_operand) return operation.name = std::move(token), true;
                operation.operands.push_back(std::move(token));
            }
            operation.strings.resize(operation.operands.size(), is_string);
        }
        return false;
    }

  private:
    void skip_space() {
        while (at_ < text_.size() && std::isspace(static_cast<unsigned char>(text_[at_]))) ++at_;
    }
    std::string word() {
        const std::size_t begin = at_++;
        while (at_ < text_.size() && std::string_view(" \n\r\t()<>[]/").find(text_[at_]) == std::string_view::npos) ++at_;
        return text_.substr(begin, at_ - begin);
    }
    std::string literal() {
        std::string out;
        int depth = 0;
        for (; at_ < text_.size(); ++at_) {
            const char c = text_[at_];
            if (c == '\\') {
                out += escaped();
            } else if (c == '(' && depth++ == 0) {
            } else if (c == ')' && --depth == 0) {
                ++at_;
                break;
            } else {
                out += c;
            }
        }
        return out;
    }
    /// What follows a backslash (ISO 32000-1 §7.3.4.2); left on its last character.
    char escaped() {
        const char c = text_[++at_];
        if (c >= '0' && c <= '7') {
            int value = 0, digits = 0;
            for (; digits < 3 && text_[at_] >= '0' && text_[at_] <= '7'; ++digits, ++at_) value = 8 * value + (text_[at_] - '0');
            --at_;
            return static_cast<char>(value);
        }
        static constexpr std::string_view letters = "nrtbf", meant = "\n\r\t\b\f";
        const std::size_t letter = letters.find(c);
        return letter == std::string_view::npos ? c : meant[letter];
    }
    std::string hexadecimal() {
        const std::size_t end = text_.find('>', at_);
        const std::string digits = text_.substr(at_ + 1, end - at_ - 1);
        at_ = end + 1;
        if (digits.size() % 2 != 0 || digits.find_first_not_of("0123456789ABCDEFabcdef") != std::string::npos) return "odd";
        std::string out;
        for (std::size_t i = 0; i < digits.size(); i += 2)
            out += static_cast<char>(std::stoi(digits.substr(i, 2), nullptr, 16));
        return out;
    }

    const std::string& text_;
    std::size_t at_ = 0;
};

struct CloseFreeType {
    void operator()(FT_Library library) const { FT_Done_FreeType(library); }
};
struct CloseFace {
    void operator()(FT_Face face) const { FT_Done_Face(face); }
};

/// A Type 0 font of the file with its program opened.
struct Font {
    std::string program;
    std::unique_ptr<std::remove_pointer_t<FT_Face>, CloseFace> face;
    std::map<int, double> widths;
    double default_width = 1000;
    std::map<int, std::u16string> texts;
    std::size_t code_size = 2; // bytes
};

class ContentChecker {
  public:
    ContentChecker(const Objects& file, Faults& faults) : file_(file), faults_(faults) {
        FT_Library library = nullptr;
        FT_Init_FreeType(&library);
        free_type_.reset(library);
    }

    void run() {
        for (const json& page : file_.pages()) check_page(page);
    }

  private:
    void check_page(const json& page) {
        resources_ = file_.get(page.at("/Resources"));
        const std::string operators = file_.stream(page.at("/Contents"));
        ContentReader reader(operators);
        Operation operation;
        tags_.clear();
        identifiers_ = 0, depth_ = 0, in_text_ = false, font_ = nullptr;
        while (reader.next(operation)) check(operation);
        faults_.unless(tags_.empty() && !in_text_ && depth_ == 0, "2a 6.2.2", "something stays open on a page");
        const json parents = file_.get(file_.get(file_.catalog().at("/StructTreeRoot")).at("/ParentTree")).at("/Nums");
        for (std::size_t i = 0; i + 1 < parents.size(); i += 2)
            if (parents.at(i) == page.at("/StructParents"))
                faults_.unless(static_cast<int>(file_.get(parents.at(i + 1)).size()) == identifiers_, "ua 7.1",
                               "marked content without element");
    }

    void check(const Operation& operation) {
        static const std::set<std::string> known = {"q",  "Q",  "cm", "BT", "ET", "Td", "Tm", "Tf", "Tz", "Tc",
                                                    "Ts", "g",  "re", "f",  "Tj", "TJ", "Do", "BDC", "EMC"};
        const std::string& name = operation.name;
        faults_.unless(known.contains(name), "2a 6.2.2", "operator " + name);
        if (name == "q") faults_.unless(++depth_ <= 28, "2a 6.1.13", "depth of q");
        if (name == "Q") --depth_;
        if (name == "BT" || name == "ET") in_text_ = name == "BT";
        if (name == "BDC") begin_mark(operation.operands);
        if (name == "EMC") end_mark();
        if (name == "Tf") font_ = &font(operation.operands.at(0));
        if (name == "Tj" || name == "TJ") show(operation);
        if (name == "f" || name == "Do") faults_.unless(!tags_.empty(), "ua 7.1", "content neither tagged nor artifact");
        if (name == "Do")
            faults_.unless(file_.get(resources_.at("/XObject")).contains(operation.operands.at(0)), "2a 6.2.2", "resource");
    }

    void begin_mark(const std::vector<std::string>& operands) {
        faults_.unless(tags_.empty(), "ua 7.1", "marks within marks");
        tags_.push_back(operands.at(0));
        says_ = false;
        for (std::size_t i = 1; i + 1 < operands.size(); ++i) {
            if (operands[i] == "/MCID")
                faults_.unless(operands[i + 1] == std::to_string(identifiers_++), "ua 7.1", "identifier of content");
            if (operands[i] != "/ActualText") continue;
            says_ = true;
            faults_.unless(operands[i + 1] != "odd" && operands[i + 1].size() < 32767, "2a 6.1.6", "replacement text");
        }
        const bool has_identifier = std::find(operands.begin(), operands.end(), "/MCID") != operands.end();
        faults_.unless((operands.at(0) == "/Artifact") != has_identifier, "ua 7.1", "a mark without element");
    }

    void end_mark() {
        if (tags_.empty()) return faults_.add("ua 7.1", "the end of no mark");
        tags_.pop_back();
    }

    void show(const Operation& operation) {
        faults_.unless(!tags_.empty(), "ua 7.1", "text neither tagged nor artifact");
        if (!in_text_ || !font_ || !font_->face) return faults_.add("2a 6.2.2", "text outside a text object or without font");
        const std::size_t size = font_->code_size;
        for (std::size_t o = 0; o < operation.operands.size(); ++o) {
            if (!operation.strings[o]) continue;
            const std::string& operand = operation.operands[o];
            if (operand.size() % size != 0) return faults_.add("2a 6.2.11", "half a code");
            faults_.unless(operand.size() < 32767, "2a 6.1.13", "a string too long");
            for (std::size_t i = 0; i < operand.size(); i += size) {
                int code = 0;
                for (std::size_t k = 0; k < size; ++k) code = code << 8 | static_cast<unsigned char>(operand[i + k]);
                check_glyph(code);
            }
        }
    }

    void check_glyph(int code) {
        faults_.unless(code != 0, "2a 6.2.11.8", ".notdef is shown");
        faults_.unless(code < font_->face->num_glyphs, "2a 6.2.11.4.1", "a glyph that the font lacks");
        if (code >= font_->face->num_glyphs) return;
        const auto width = font_->widths.find(code);
        if (FT_Load_Glyph(font_->face.get(), static_cast<FT_UInt>(code), FT_LOAD_NO_SCALE) != 0)
            return faults_.add("2a 6.2.11.4.1", "a glyph that cannot be read");
        const double real = 1000.0 * static_cast<double>(font_->face->glyph->metrics.horiAdvance) / font_->face->units_per_EM;
        const double said = width == font_->widths.end() ? font_->default_width : width->second;
        faults_.unless(std::abs(real - said) <= 1, "2a 6.2.11.5", "width of glyph " + std::to_string(code));
        const auto text = font_->texts.find(code);
        if (text == font_->texts.end() || text->second.empty()) return faults_.add("2a 6.2.11.7.2", "a glyph without text");
        for (const char16_t unit : text->second) {
            faults_.unless(unit != 0 && unit != 0xFEFF && unit != 0xFFFE, "2a 6.2.11.7.2", "a glyph with a forbidden text");
            const bool is_private = (unit >= 0xE000 && unit <= 0xF8FF) || (unit >= 0xDB80 && unit <= 0xDBFF);
            faults_.unless(!is_private || says_, "2a 6.2.11.7.3", "private use");
        }
    }

    const Font& font(const std::string& name) {
        const json reference = file_.get(resources_.at("/Font")).at(name);
        const auto [found, is_new] = fonts_.try_emplace(reference.get<std::string>());
        if (is_new) open(file_.get(reference), found->second);
        return found->second;
    }

    void open(const json& type0, Font& font) {
        const json descendant = file_.get(type0.at("/DescendantFonts").at(0));
        const json descriptor = file_.get(descendant.at("/FontDescriptor"));
        for (const json& dictionary : {type0, descendant})
            faults_.unless(dictionary.at("/Type") == "/Font", "2a 6.2.11.2", "type of a font");
        faults_.unless(type0.at("/Subtype") == "/Type0", "2a 6.2.11.2", "kind of a font");
        if (type0.at("/Encoding") != "/Identity-H") read_encoding(type0, descendant, font);
        const std::string subtype = descendant.at("/Subtype"), base = descendant.at("/BaseFont");
        static const std::regex tagged("/[A-Z]{6}\\+.+");
        faults_.unless(std::regex_match(base, tagged), "32000 9.6.4", "name of a subset");
        faults_.unless(descriptor.at("/FontName") == base, "2a 6.2.11.2", "names of a font");
        faults_.unless(subtype == "/CIDFontType0" || descendant.value("/CIDToGIDMap", "") == "/Identity", "2a 6.2.11.3.2",
                       "no map from identifiers to glyphs");
        faults_.unless(descendant.contains("/CIDSystemInfo"), "2a 6.2.11.3.1", "no character collection");
        faults_.unless(!descriptor.contains("/CIDSet"), "2a 6.2.11.4.2", "a set that may be incomplete");
        for (const char* key : {"/Flags", "/FontBBox", "/ItalicAngle", "/Ascent", "/Descent", "/CapHeight", "/StemV"})
            faults_.unless(descriptor.contains(key), "2a 6.2.11.2", std::string("descriptor without ") + key);
        const char* key = subtype == "/CIDFontType0" ? "/FontFile3" : "/FontFile2";
        if (!descriptor.contains(key)) return faults_.add("2a 6.2.11.4.1", "a font that is not embedded");
        font.program = file_.stream(descriptor.at(key));
        FT_Face face = nullptr;
        FT_New_Memory_Face(free_type_.get(), reinterpret_cast<const FT_Byte*>(font.program.data()),
                           static_cast<FT_Long>(font.program.size()), 0, &face);
        font.face.reset(face);
        faults_.unless(face, "2a 6.2.11.4.1", "a font that cannot be read");
        faults_.unless(face && !FT_IS_CID_KEYED(face), "2a 6.2.11.3.2", "codes are not the font's identifiers");
        font.default_width = descendant.value("/DW", 1000.0);
        const json widths = file_.get(descendant.value("/W", json::array()));
        for (std::size_t i = 0; i + 1 < widths.size(); i += 2)
            for (std::size_t k = 0; k < widths.at(i + 1).size(); ++k)
                font.widths[widths.at(i).get<int>() + static_cast<int>(k)] = widths.at(i + 1).at(k);
        read_texts(file_.stream(type0.at("/ToUnicode")), font);
    }

    /// A CMap of the file's own maps each byte to the glyph of that number, and says of itself what its dictionary says.
    void read_encoding(const json& type0, const json& descendant, Font& font) {
        font.code_size = 1;
        const json dictionary = file_.get(type0.at("/Encoding"));
        const std::string map = file_.stream(type0.at("/Encoding"));
        const auto says = [&](const std::string& text) { return map.find(text) != std::string::npos; };
        const std::string name = dictionary.at("/CMapName");
        faults_.unless(dictionary.at("/Type") == "/CMap" && says("/CMapName " + name + " def"), "32000 9.7.5", "name of a CMap");
        faults_.unless(dictionary.value("/WMode", 0) == 0 && says("/WMode 0 def"), "2a 6.2.11.3.3", "writing mode of a CMap");
        faults_.unless(dictionary.value("/CIDSystemInfo", json()) == descendant.value("/CIDSystemInfo", json()) && says("/Ordering (Identity) /Supplement 0"),
                       "2a 6.2.11.3.1", "character collection of a CMap");
        faults_.unless(!dictionary.contains("/UseCMap") && !says("usecmap"), "2a 6.2.11.3.3", "a CMap that leans on another");
        faults_.unless(says("begincodespacerange\n<00> <FF>\n") && says("1 begincidrange\n<00> <FF> 0\nendcidrange"), "2a 6.2.11.3", "encoding");
        const std::string base = descendant.at("/BaseFont");
        faults_.unless(type0.at("/BaseFont") == (descendant.at("/Subtype") == "/CIDFontType0" ? base + '-' + name.substr(1) : base),
                       "32000 9.7.6", "name of a composite font");
    }

    void read_texts(const std::string& map, Font& font) {
        const std::string first(2 * font.code_size, '0'), last(2 * font.code_size, 'F');
        faults_.unless(map.find("begincodespacerange\n<" + first + "> <" + last + ">") != std::string::npos, "32000 9.10.3", "code space");
        const std::regex entry("<([0-9A-F]{" + std::to_string(2 * font.code_size) + "})> <([0-9A-F]*)>\n");
        for (std::sregex_iterator at(map.begin(), map.end(), entry), end; at != end; ++at) {
            if ((*at)[1] == first && (*at)[2] == last) continue;
            std::u16string text;
            const std::string digits = (*at)[2];
            for (std::size_t i = 0; i + 4 <= digits.size(); i += 4)
                text += static_cast<char16_t>(std::stoi(digits.substr(i, 4), nullptr, 16));
            font.texts[std::stoi((*at)[1], nullptr, 16)] = text;
        }
    }

    const Objects& file_;
    Faults& faults_;
    std::unique_ptr<std::remove_pointer_t<FT_Library>, CloseFreeType> free_type_;
    std::map<std::string, Font> fonts_; // after the library, so closed before it
    json resources_;
    std::vector<std::string> tags_;
    bool says_ = false, in_text_ = false;
    int identifiers_ = 0, depth_ = 0;
    const Font* font_ = nullptr;
};

} // namespace

void check_content(const Objects& file, Faults& faults) {
    ContentChecker(file, faults).run();
}

} // namespace florilege
