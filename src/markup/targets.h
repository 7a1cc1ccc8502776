// Where every id of the book lies in the package: links, notes and page breaks find each other by it.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "document/book.h"
#include "document/page_map.h"

namespace florilege {

/// An id as XML writes it (an NCName, which may not begin with a digit); different ids stay different.
std::string xml_id(const std::string& id);

/// The id of a call of a note, to which the note links back; calls are counted from 1.
std::string call_id(const Note& note, int call = 1);
/// The index that the mark of a call gives among the section's notes.
std::size_t note_of(const Mark& call);

class Targets {
  public:
    /// `extension`: of the documents.
    explicit Targets(const Book& book, std::string_view extension = ".xhtml");

    /// The document of a section, by its index: `text/avant-propos.xhtml`.
    const std::string& path(std::size_t section) const { return paths_[section]; }
    /// `avant-propos.xhtml#place` from another document of text/; empty when the book has no such id.
    std::string link(const std::string& id) const;
    /// How often the text calls the note.
    int calls(const Note& note) const;
    /// Whether a section of the book has the notes of all.
    bool gathers_notes() const { return gathered_ != npos; }
    /// The index of the section in which the id lies, or npos.
    std::size_t section_of(const std::string& id) const;

    static constexpr std::size_t npos = static_cast<std::size_t>(-1);

  private:
    std::size_t gathered_ = npos; // the section that has the notes of all
    std::vector<std::string> paths_;
    std::map<std::string, std::size_t> sections_;
    std::map<std::string, int> calls_; // by the note's id
};

struct PageBreak {
    std::uint32_t offset = 0;
    std::string id;
    std::string label;
};

/// The page breaks in each text.
class PageBreaks {
  public:
    explicit PageBreaks(const PageMap& pages);
    /// In order of offset; empty for a text in which no page begins.
    const std::vector<PageBreak>& in(std::uint32_t text) const;
    /// The label of the page on which the byte at `offset` of `text` stands; empty when no page begins before it.
    std::string label_at(std::uint32_t text, std::uint32_t offset) const;
    bool empty() const { return breaks_.empty(); }

  private:
    std::map<std::uint32_t, std::vector<PageBreak>> breaks_;
};

} // namespace florilege
