// Small typeset books made by hand, and the outside tools that look at the files made of them.
#pragma once

#include <string>
#include <string_view>

#include "pdf/pdf.h"

namespace florilege {

/// Puts texts, pictures and rules on pages as a typesetter would, one line a call.
class Sample {
  public:
    Sample();

    Sample& page(std::string label);
    std::uint32_t node(StructureType type, std::uint32_t parent = 0);
    /// A line of text; its words keep their spaces.
    Sample& line(std::uint32_t node, std::string_view text, std::uint16_t features = feature_none);
    /// A piece of the same line, after what was set last.
    Sample& more(std::uint32_t node, std::string_view text, std::uint16_t features = feature_none);
    /// Says that the paragraph goes on after the line.
    Sample& goes_on();
    /// The hyphen that line breaking adds after what was set last.
    Sample& hyphen(std::uint32_t node);
    Sample& furniture(Artifact artifact, std::string_view text);
    Sample& face(const FaceRequest& request);

    Page& current() { return typeset.pages.edit(typeset.pages.size() - 1); }

    TypesetBook typeset;
    Book book;

  private:
    void run(Marking marking, std::string_view text, std::uint16_t features, bool hyphen);
    FaceId face_ = 0;
    Length x_, y_;
};

/// Writes bytes to a temporary file that goes when the object does.
class TemporaryFile {
  public:
    explicit TemporaryFile(std::string_view bytes);
    ~TemporaryFile();
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    const std::string& path() const { return path_; }

  private:
    std::string path_;
};

/// Standard output of `command`, with {} replaced by the path of a file holding `pdf`; with its errors when
/// `errors`.
std::string look(std::string_view command, const std::string& pdf, bool errors = false);
bool has_program(const std::string& name);

} // namespace florilege
