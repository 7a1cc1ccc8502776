#include "cli/preview_words.h"

#include "base/translate.h"
#include "base/xml.h"
#include "compile/preview_state.h"

namespace florilege {

namespace {

// Of the page's frame.
constexpr const char* frame_words[] = {
    N_("Preview"), N_("What to show"), N_("Pages"), N_("EPUB"), N_("Cover"), N_("Previous spread"), N_("Next spread"), N_("Go to"),
    N_("Actual size"), N_("Source of this page"), N_("Facing pages"), N_("Previous document"), N_("Document"), N_("Next document"),
    N_("Text of the EPUB"), N_("Printed cover: back, spine, front"), N_("Cover of the EPUB"), N_("Messages"), N_("Source"), N_("Close"),
    N_("This page needs JavaScript, which never leaves this machine."),
};

// Of its script.
constexpr const char* script_words[] = {
    N_("Preview"), N_("Page {}"), N_("Page {} of {}"), N_("Pages {} of {}"), N_("There are no pages yet: mend the errors first."),
    N_("Cover of the EPUB"), N_("Printed cover: back, spine, front"), N_("Show page {}"), N_("(none)"), N_("error"), N_("warning"),
    N_("Errors: {}. The pages are those of the last good version."), N_("Errors: {}"), N_("Pages: {}. Words: {}. Warnings: {}."),
    N_("Building…"), N_("The preview has stopped."),
};

void replace_all(std::string& text, const std::string& from, const std::string& to) {
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) text.replace(at, from.size(), to);
}

} // namespace

std::string preview_page(std::string_view html) {
    std::string page(html);
    for (const char* word : frame_words) {
        std::string shown;
        append_xml_attribute(shown, translated(word));
        replace_all(page, std::string("{{") + word + "}}", shown);
    }
    std::vector<std::pair<std::string, std::string>> said;
    for (const char* word : script_words) said.emplace_back(word, translated(word));
    std::string words = preview_words(said);
    replace_all(words, "<", "\\u003C");
    replace_all(page, "{{words}}", words);
    replace_all(page, "{{lang}}", message_language());
    return page;
}

} // namespace florilege
