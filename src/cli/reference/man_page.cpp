#include "cli/reference/man_page.h"

#include <CLI/CLI.hpp>

#include "base/translate.h"

namespace florilege {

namespace {

// Text as roff takes it: backslashes, hyphens that are typed, and lines that begin with a control character.
std::string roff(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (c == '\\') out += "\\e";
        else if (c == '-') out += "\\-";
        else if ((c == '.' || c == '\'') && (out.empty() || out.back() == '\n')) out += "\\&", out += c;
        else out += c;
    }
    return out;
}

std::string bold(const std::string& text) { return "\\fB" + roff(text) + "\\fR"; }
std::string italic(const std::string& text) { return "\\fI" + roff(text) + "\\fR"; }
std::string heading(const std::string& text) { return ".SH " + roff(text) + '\n'; }
std::string entry(const std::string& term, const std::string& text) { return ".TP\n" + term + '\n' + roff(text) + '\n'; }

std::string option_entry(const CLI::Option& option) {
    if (option.get_positional()) return entry(italic(option.get_name(true)), option.get_description());
    std::string term;
    for (const std::string& name : option.get_lnames()) term += (term.empty() ? "" : ", ") + bold("--" + name);
    if (option.get_items_expected_max() > 0) term += ' ' + italic(option.get_type_name());
    return entry(term, option.get_description());
}

std::string verb_section(const CLI::App& verb) {
    std::string arguments;
    for (const CLI::Option* option : verb.get_options())
        if (option->get_positional()) arguments += ' ' + italic(option->get_required() ? option->get_name(true) : '[' + option->get_name(true) + ']');
    std::string text = ".SS " + bold("florilege " + verb.get_name()) + arguments + " [" + roff(tr("options")) + "]\n" + roff(verb.get_description()) + ".\n";
    for (const CLI::Option* option : verb.get_options())
        if (option->get_positional() || (!option->get_lnames().empty() && option->get_lnames().front() != "help")) text += option_entry(*option);
    return text;
}

} // namespace

std::string man_page(const CLI::App& app, const std::string& version) {
    std::string text = ".TH FLORILEGE 1 \"\" \"Florilège " + roff(version) + "\"\n";
    text += heading(tr("NAME")) + "florilege \\- " + roff(app.get_description()) + '\n';
    text += heading(tr("SYNOPSIS")) + bold("florilege") + ' ' + italic(tr("COMMAND")) + " [" + roff(tr("options")) + "]\n";
    text += heading(tr("DESCRIPTION")) +
            roff(tr("A book is a folder: book.yaml, the plan, and articles in Markdown. Florilège makes of it a valid and accessible EPUB 3 and typeset, "
                    "accessible PDF files, for the screen and for the printer. A build succeeds or changes nothing; the same sources give the same bytes.")) + '\n';
    text += heading(tr("COMMANDS"));
    for (const CLI::App* verb : app.get_subcommands({})) text += verb_section(*verb);
    text += heading(tr("EXIT STATUS"));
    text += entry("0", tr("the book is built; warnings are allowed"));
    text += entry("1", tr("the book has errors"));
    text += entry("2", tr("the command line is wrong"));
    text += entry("3", tr("the world failed: a full disk, a missing font"));
    text += heading(tr("ENVIRONMENT"));
    text += entry(bold("SOURCE_DATE_EPOCH"), tr("the build's date, in seconds since 1970, when --date does not say it"));
    text += entry(bold("NO_COLOR"), tr("messages without colour, also on a terminal"));
    text += entry(bold("LANGUAGE") + ", " + bold("LC_ALL") + ", " + bold("LC_MESSAGES") + ", " + bold("LANG"), tr("the language of messages; never of outputs"));
    text += entry(bold("FLORILEGE_STYLES"), tr("another folder of styles"));
    return text;
}

} // namespace florilege
