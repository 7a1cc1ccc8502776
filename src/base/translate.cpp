#include "base/translate.h"

#include <libintl.h>
#include <sys/stat.h>

#include <algorithm>
#include <clocale>
#include <cstdlib>
#include <vector>

namespace florilege {

namespace {

constexpr const char* domain = "florilege";

// Set before the first thread is made.
bool has_catalogue = false;
std::string chosen = "en";

std::string variable(const char* name) {
    const char* value = std::getenv(name);
    return value ? value : "";
}

// The language of a locale's name: fr of fr_FR.UTF-8@euro.
std::string language_of(const std::string& locale) { return locale.substr(0, locale.find_first_of("_.@")); }

// Languages in the order wanted: those of LANGUAGE, unless the locale is that of programs (as GNU gettext has it).
std::vector<std::string> wanted_languages() {
    std::string locale = variable("LC_ALL");
    if (locale.empty()) locale = variable("LC_MESSAGES");
    if (locale.empty()) locale = variable("LANG");
    if (locale.empty() || locale == "C" || locale == "POSIX") return {};
    std::string list = variable("LANGUAGE");
    if (list.empty()) list = locale;
    std::vector<std::string> languages;
    for (std::size_t at = 0; at <= list.size();) {
        const std::size_t end = std::min(list.find(':', at), list.size());
        if (std::string language = language_of(list.substr(at, end - at)); !language.empty() && language != "C") languages.push_back(std::move(language));
        at = end + 1;
    }
    return languages;
}

} // namespace

std::string wanted_message_language() {
    const std::vector<std::string> languages = wanted_languages();
    return languages.empty() ? "en" : languages.front();
}

void choose_message_language(const std::string& catalogues) {
    for (const std::string& language : wanted_languages()) {
        if (language == "en") return; // the messages' own
        struct stat status {};
        if (::stat((catalogues + '/' + language + "/LC_MESSAGES/" + domain + ".mo").c_str(), &status) != 0) continue;
        // gettext asks for a locale that is not C; this one needs no package, and LANGUAGE says the rest.
        if (!std::setlocale(LC_MESSAGES, "C.UTF-8")) return;
        ::setenv("LANGUAGE", language.c_str(), 1);
        ::bindtextdomain(domain, catalogues.c_str());
        ::bind_textdomain_codeset(domain, "UTF-8");
        chosen = language;
        has_catalogue = true;
        return;
    }
}

std::string message_language() { return chosen; }

const char* translated(const char* text) { return has_catalogue ? ::dgettext(domain, text) : text; }

const char* translated(const char* one, const char* several, std::size_t count) {
    return has_catalogue ? ::dngettext(domain, one, several, count) : count == 1 ? one : several;
}

std::string tr_count(const char* one, const char* several, std::size_t count) {
    return fmt::vformat(translated(one, several, count), fmt::make_format_args(count));
}

} // namespace florilege
