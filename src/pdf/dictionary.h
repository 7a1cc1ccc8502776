// PDF values as text: names, strings, numbers, references, dictionaries (ISO 32000-1 §7.3).
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/length.h"

namespace florilege {

/// An indirect object of the file being written; number 0 is none.
struct Ref {
    std::uint32_t number = 0;
    explicit operator bool() const { return number != 0; }
    bool operator==(const Ref&) const = default;
};

void append_number(std::string& out, std::uint64_t number);
void append_ref(std::string& out, Ref ref);
std::string pdf_ref(Ref ref);
/// A name with its solidus; bytes outside the regular characters are written as #xx.
std::string pdf_name(std::string_view name);
/// A text string: ASCII as a literal, everything else as UTF-16BE in hexadecimal. A text longer than a string
/// may be ends in an ellipsis.
std::string pdf_text(std::string_view utf8);
/// A string of bytes in hexadecimal.
std::string pdf_bytes(std::string_view bytes);
/// A URI as a string of ASCII: bytes outside it are percent-encoded.
std::string pdf_uri(std::string_view uri);
/// Appends a literal string of bytes, parentheses included.
void append_literal(std::string& out, std::string_view bytes);
/// The same without them.
void append_literal_bytes(std::string& out, std::string_view bytes);
/// UTF-16BE in hexadecimal digits, without the byte order mark.
std::string utf16_hex(std::string_view utf8);
std::string pdf_array(const std::vector<Ref>& refs);
/// Points with up to three decimals.
std::string pdf_box(std::initializer_list<Length> lengths);

/// The entries of a dictionary, in the order they are added.
class Dictionary {
  public:
    Dictionary() = default;
    explicit Dictionary(std::string_view type) { name("Type", type); }

    Dictionary& name(std::string_view key, std::string_view value);
    Dictionary& number(std::string_view key, std::int64_t value);
    Dictionary& boolean(std::string_view key, bool value);
    Dictionary& text(std::string_view key, std::string_view utf8);
    /// The same, unless the text is empty.
    Dictionary& optional_text(std::string_view key, std::string_view utf8);
    Dictionary& ref(std::string_view key, Ref value);
    Dictionary& refs(std::string_view key, const std::vector<Ref>& values);
    Dictionary& dictionary(std::string_view key, const Dictionary& value);
    /// A value already written as PDF.
    Dictionary& raw(std::string_view key, std::string_view value);

    const std::string& entries() const& { return entries_; }
    std::string entries() && { return std::move(entries_); }
    std::string written() const { return "<<" + entries_ + ">>"; }

  private:
    std::string entries_;
};

} // namespace florilege
