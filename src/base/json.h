// Writing JSON: well-formed by construction, safe inside a script element.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace florilege {

/// Writes values one after the other; between `open_object` and `close` each has a key before it.
class JsonWriter {
  public:
    JsonWriter& open_object() { return open('{'); }
    JsonWriter& open_array() { return open('['); }
    JsonWriter& close();
    JsonWriter& key(std::string_view name);
    JsonWriter& value(std::string_view text);
    JsonWriter& number(std::int64_t number);
    JsonWriter& boolean(bool truth);
    /// A member with a text; nothing when the text is empty.
    JsonWriter& optional(std::string_view name, std::string_view text);
    JsonWriter& member(std::string_view name, std::string_view text) { return key(name).value(text); }
    /// A member with a list of texts; nothing when there are none.
    JsonWriter& list(std::string_view name, const std::vector<std::string>& texts);
    /// The text so far, ended by a line feed; every object and array is closed.
    std::string take();

  private:
    JsonWriter& open(char bracket);
    void begin_value();
    void begin_line();

    struct Open {
        char closing;
        bool empty = true;
    };
    std::string out_;
    std::vector<Open> open_;
    bool after_key_ = false;
};

/// Appends text as a quoted JSON string. `<`, `>`, `&` and the line separators of ECMAScript are written as escapes, so that no
/// markup can end the script element or file in which the JSON stands.
void append_json(std::string& out, std::string_view text);

} // namespace florilege
