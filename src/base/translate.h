// Messages in the language of whoever reads them: gettext's catalogues, numbers and names put in by fmt. Never for outputs.
#pragma once

#include <fmt/core.h>

#include <string>

namespace florilege {

/// Marks a text of a table for translation; `tr` is called where it is shown.
#define N_(text) text

/// Takes the language that LC_ALL, LC_MESSAGES or LANG name, and LANGUAGE before them, when `catalogues` holds it as
/// LANGUAGE/LC_MESSAGES/florilege.mo; else messages stay English. Numbers and collation stay as they are in the C locale.
void choose_message_language(const std::string& catalogues);
/// The same choice, from what the environment says: "fr", "en"… whether there is a catalogue or not.
std::string wanted_message_language();

/// The language that messages are in.
std::string message_language();

/// The text in the language chosen.
const char* translated(const char* text);
const char* translated(const char* one, const char* several, std::size_t count);

inline std::string tr(const char* text) { return translated(text); }

/// The same with `{}` replaced by the arguments, in their order or by number: {1}.
template <class... Arguments>
std::string tr(fmt::format_string<Arguments...> text, Arguments&&... arguments) {
    return fmt::vformat(translated(fmt::string_view(text).data()), fmt::make_format_args(arguments...));
}

/// A text that counts: `{}` is the count.
std::string tr_count(const char* one, const char* several, std::size_t count);

} // namespace florilege
