// Text with letters of several kinds, as word processors and HTML have it, to Markdown.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "read/import_model.h"

namespace florilege {

struct LetterStyle {
    bool italic = false, bold = false, strike = false, code = false;
    int raised = 0; // 1: superior, -1: inferior
    std::string link;
    bool operator==(const LetterStyle&) const = default;
};

class RichText {
  public:
    /// Text as it is to be read; '\n' is a forced line break.
    void add(std::string_view text, const LetterStyle& style = {});
    /// Markdown that stands for no words: an image, a note's call.
    void add_markup(std::string markdown);
    bool empty() const;
    std::string plain() const;
    std::string markdown() const;
    void clear() { runs_.clear(); }

  private:
    struct Run {
        std::string text;
        LetterStyle style;
        bool markup = false;
    };
    std::vector<Run> runs_;
};

/// Rows of cells (Markdown) as a table; the first row is its head.
std::string markdown_table(const std::vector<std::vector<std::string>>& rows);

/// Keeps a picture of the file under images/ and gives the Markdown that shows it; text alone and `import-image-missing` when there is
/// no such picture.
std::string keep_image(ImportedText& text, const std::string& name, const std::optional<std::string>& bytes, const std::string& alternative,
                       Span span, Diagnostics& diagnostics);

/// Adds a paragraph unless it has no words; cleans its spaces.
void add_rich(ImportedText& text, RichText& rich, ImportParagraph::Kind kind, int level, bool ordered, Span span);

} // namespace florilege
