// Running text as XHTML phrasing content, page breaks at their very byte.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/xml.h"
#include "document/inlines.h"
#include "markup/content_context.h"

namespace florilege {

/// How a text is written: in full, in the lines of verse, as code (line feeds kept), or as the label of a link (no links, notes,
/// anchors, pictures).
enum class TextForm { full, verse, code, label };

/// The language of an element, in both of XHTML's attributes, and its direction where that is from right to left; nothing when
/// `language` is empty.
void write_language(XmlWriter& out, const std::string& language);

/// The size of a picture: of a drawing, which has more pixels than it is large, and of every one on the site, whose pages keep room
/// for pictures that are not there yet.
void write_size(XmlWriter& out, const ContentContext& context, const PictureFile& picture);

class InlineWriter {
  public:
    /// `notes`: of the section to which the texts belong.
    InlineWriter(XmlWriter& out, const ContentContext& context, const std::vector<Note>& notes, const std::string& language, ContentFacts& facts)
        : out_(out), context_(context), notes_(notes), language_(language), facts_(facts) {}

    void write(const Inlines& text, TextForm form = TextForm::full);
    /// Writes the page breaks at the start of `text` here, outside the element that will hold it.
    void write_leading_pages(const Inlines& text);
    /// Writes all its page breaks here: for a text whose label alone follows.
    void write_pages(const Inlines& text) { write_pages(text.id); }
    /// Writes the page breaks of a text, or of a picture, by its number.
    void write_pages(std::uint32_t text);

  private:
    struct Open {
        const Mark* mark;
        std::uint32_t end;
    };
    bool open(const Mark& mark, bool first);
    void close_to(std::size_t depth);
    void reopen(std::size_t depth, std::uint32_t at);
    void write_characters(std::string_view characters, std::uint32_t at);
    void write_note_call(const Mark& mark);
    void write_picture(const Mark& mark);
    void write_page(const PageBreak& page);
    std::size_t link_depth() const;

    XmlWriter& out_;
    const ContentContext& context_;
    const std::vector<Note>& notes_;
    const std::string& language_;
    ContentFacts& facts_;
    const Inlines* text_ = nullptr; // that is written
    TextForm form_ = TextForm::full;
    std::vector<Open> open_;
    std::map<std::size_t, int> calls_; // written, by note
    std::set<std::string> pages_written_;
};

/// A target as an href: `#id` of the book through `targets`, an address of the web, mail or telephone with what URLs forbid
/// percent-encoded; empty when it may not stand in a book.
std::string href_of(const std::string& target, const Targets& targets);

} // namespace florilege
