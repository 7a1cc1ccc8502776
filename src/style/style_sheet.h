// A style: the CSS subset of shared.css and print.css as values, one text style a role and one page style.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/length.h"
#include "document/plan.h"
#include "document/role.h"
#include "style/cover_style.h"

namespace florilege {

enum class Align : std::uint8_t { justify, left, centre, right };
enum class Numerals : std::uint8_t { normal, old_style, lining };
enum class Capitals : std::uint8_t { normal, small, all_small }; // font-variant-caps: small-caps, all-small-caps
enum class Break : std::uint8_t { automatic, avoid, page, recto, verso };

/// How a role is set. Lengths are resolved against the page's body size; vertical ones are multiples of the leading.
struct TextStyle {
    std::vector<std::string> families; // in order of preference; generic names resolved by the style
    Length size;
    Length leading;
    bool italic = false;
    int weight = 400;
    Capitals capitals = Capitals::normal;
    bool uppercase = false;
    Numerals numerals = Numerals::normal;
    Em letter_spacing;
    Align align = Align::justify;
    Length indent;        // of the first line; negative hangs
    Length margin_left;   // inner and outer margins do not exist for a role: left is left
    Length margin_right;
    bool centred = false; // `margin-left: auto`: verse stands in the middle by its longest line
    Length space_before;
    Length space_after;
    bool hyphens = true;
    int gray = 0;         // permille of white: 0 is black
    Break before = Break::automatic;
    Break after = Break::automatic;
    Break inside = Break::automatic;
    int initial_letter = 0; // lines of the drop capital of a section's first paragraph; 0: none
    std::string ornament;   // `content` of the asterism
};

enum class FolioPlace : std::uint8_t { none, foot_outer, foot_centre, head_outer };
/// How the pages before the text are counted: with it, or by themselves in Roman numerals.
enum class FrontFolios : std::uint8_t { arabic, roman };

/// The page. Lengths from the trimmed edge.
struct PageStyle {
    Length width;   // trim
    Length height;
    Length inner;   // margins
    Length top;
    Length outer;
    Length bottom;
    Length leading; // of the body: the baseline grid
    FolioPlace folio = FolioPlace::foot_outer;
    Length head_baseline;  // of the running head, from the top trim edge; zero: no running heads
    Length folio_baseline; // from the top trim edge
    Break article_opening = Break::recto; // page: next page, recto: next recto
    FrontFolios front_folios = FrontFolios::arabic;
    Length text_width() const { return width - inner - outer; }
    /// Lines of the text block: the first baseline lies one body size below the top margin.
    int lines() const { return static_cast<int>((height - top - bottom) / leading); }
};

struct StyleSheet {
    std::string name;
    std::array<TextStyle, role_count> roles;
    PageStyle page;
    CoverStyle cover;
    std::vector<std::string> embedded_families; // what @font-face rules ask the site to carry, as subsets
    std::vector<std::string> epub_families;     // and those of them that the EPUB carries too
    std::string shared_css; // the sources, for the EPUB: shared.css (its @font-face rules taken out), then epub.css
    std::string epub_css;
    std::vector<SourcePtr> sources;
    const TextStyle& operator[](Role role) const { return roles[static_cast<std::size_t>(role)]; }
};

struct StyleSources {
    SourcePtr shared;
    SourcePtr print;
    SourcePtr epub;
};
/// The style that three sheets make for a plan. Every unknown property, selector or value is an error at its line.
Result<StyleSheet> make_style(const StyleSources& sheets, const Plan& plan);

/// Reads the style that the plan names: a folder of `styles_folder`, a path in the book when book.yaml says it, or any path
/// when the command line does (a span without source). `page` of the plan (a design of the style, or WIDTHxHEIGHT in millimetres) chooses or makes the page. Throws
/// BuildError when an installed style cannot be read.
Result<StyleSheet> read_style(const std::string& styles_folder, const std::string& book_root, const Plan& plan);

} // namespace florilege
