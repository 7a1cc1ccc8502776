// Which face, features, size and place a run of text takes: a role's style and the marks over the run.
#pragma once

#include <array>
#include <string>

#include "fonts/fonts.h"
#include "style/style_sheet.h"

namespace florilege {

/// The marks over a run that change how it is set.
struct MarkSet {
    bool italic = false; // an odd number of emphases and titles
    bool strong = false;
    bool code = false; // its signs do not hang; its spaces are those of the text
    Capitals capitals = Capitals::normal;
    bool acronym = false;
    bool superscript = false;
    bool subscript = false;
    bool operator==(const MarkSet&) const = default;
};

/// How a run is set.
struct RunStyle {
    FaceId face = 0;
    std::uint16_t features = 0;
    Length size;
    Length rise; // of the baseline
    Em letter_spacing;
    int gray = 0; // permille of white
    bool uppercase = false;
    bool code = false;
    bool operator==(const RunStyle&) const = default;
};

/// The faces of a style sheet, all of them found before any text is shaped. Constant afterwards, shared by threads.
class FaceTable {
  public:
    /// Throws BuildError when a role's families are not installed.
    FaceTable(Fonts& fonts, const StyleSheet& style);

    FaceId face(Role role, bool italic, bool bold, bool code) const;
    RunStyle run_style(Role role, const MarkSet& marks) const;

  private:
    Length code_size(Length size) const;

    const StyleSheet* style_;
    std::array<FaceId, role_count * 8> faces_{};
};

/// The same run where its face has no superior form of some character: smaller and raised.
RunStyle scaled_superior(const RunStyle& run);

} // namespace florilege
