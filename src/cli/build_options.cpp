#include "cli/build_options.h"

#include <CLI/CLI.hpp>
#include <charconv>
#include <chrono>
#include <cstdlib>

#include "base/translate.h"
#include "cli/option_values.h"
#include "cli/progress.h"

namespace florilege {

namespace {

std::optional<int> year_of(std::string_view text) {
    int year = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), year);
    if (text.size() != 4 || failure != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return year;
}

std::optional<YearRange> years_of(std::string_view text) {
    const std::size_t hyphen = text.find('-');
    const auto first = year_of(text.substr(0, hyphen));
    const auto last = hyphen == std::string_view::npos ? first : year_of(text.substr(hyphen + 1));
    if (!first || !last || *last < *first) return std::nullopt;
    return YearRange{*first, *last};
}

// The build's date that the environment asks for, in seconds since 1970 (reproducible-builds.org).
std::optional<Date> source_date_epoch() {
    const char* text = std::getenv("SOURCE_DATE_EPOCH");
    if (!text || !*text) return std::nullopt;
    std::int64_t seconds = 0;
    const char* end = text + std::char_traits<char>::length(text);
    const auto [stop, failure] = std::from_chars(text, end, seconds);
    if (failure != std::errc{} || stop != end || seconds < 0 || seconds > 253402300799)
        throw CLI::ValidationError("SOURCE_DATE_EPOCH", tr("is no number of seconds: {}", text));
    const std::chrono::year_month_day day(std::chrono::sys_days(std::chrono::days(seconds / 86400)));
    return Date{{static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())), static_cast<int>(static_cast<unsigned>(day.day()))}, std::nullopt, false, false};
}

void finish(BuildArguments& arguments) {
    for (const std::string& text : arguments.years) {
        const auto range = years_of(text);
        if (!range) throw CLI::ValidationError("--year", tr("write YYYY or YYYY-YYYY, not {}", text));
        arguments.options.select.years.push_back(*range);
    }
    if (!arguments.date.empty()) {
        arguments.options.select.date = parse_date(arguments.date);
        if (!arguments.options.select.date || arguments.options.select.date->start.day == 0 || arguments.options.select.date->end)
            throw CLI::ValidationError("--date", tr("write YYYY-MM-DD, not {}", arguments.date));
    } else {
        arguments.options.select.date = source_date_epoch();
    }
    const std::vector<std::string_view> known = output_names();
    for (const std::string& name : arguments.only) {
        if (std::find(known.begin(), known.end(), name) == known.end()) throw CLI::ValidationError("--only", tr("there is no output {}", name));
        arguments.options.only.push_back(name);
    }
    arguments.options.styles_folder = styles_folder();
}

} // namespace

std::shared_ptr<BuildArguments> add_book_options(CLI::App& verb, const std::string& book) {
    auto arguments = std::make_shared<BuildArguments>();
    BuildArguments& a = *arguments;
    verb.add_option(tr("BOOK"), a.options.book, book)->type_name("");
    verb.add_option("--year", a.years, tr("only articles first published that year, or YYYY-YYYY; may be repeated"))->type_name(tr("YYYY"))->allow_extra_args(false);
    verb.add_option("--article", a.options.select.articles, tr("only that article; may be repeated"))->type_name(tr("NAME"))->allow_extra_args(false);
    verb.add_option("--style", a.options.style, tr("a style's name, or the path of its folder"))->type_name(tr("NAME"));
    verb.add_option("--allow", a.options.allowed, tr("a folder outside the book from which files may be read; may be repeated"))->type_name(tr("DIR"))->allow_extra_args(false);
    verb.add_option("--jobs", a.options.jobs, tr("worker threads (default: the cores)"))->type_name("N")->check(number_between(1, 1024));
    verb.add_option("--date", a.date, tr("the build's date"))->type_name(tr("YYYY-MM-DD"));
    verb.add_flag("--quiet", a.quiet, tr("errors and warnings only"));
    verb.parse_complete_callback([arguments] { finish(*arguments); });
    return arguments;
}

std::shared_ptr<BuildArguments> add_build_options(CLI::App& verb) {
    auto arguments = add_book_options(verb, tr("a folder with book.yaml or catalogue.yaml, or the file (default: .)"));
    BuildArguments& a = *arguments;
    verb.add_option("--only", a.only, tr("outputs, with commas: epub, pdf, print, cover, booklet, large, flyer, records, web"))->allow_extra_args(false)->delimiter(',')->type_name(tr("LIST"));
    add_diagnostics_option(verb, a.format);
    verb.add_flag("--strict", a.options.strict, tr("warnings fail the build"));
    verb.add_flag("--verbose", a.verbose, tr("name the files read, too"));
    return arguments;
}

void add_diagnostics_option(CLI::App& verb, DiagnosticsFormat& format) {
    verb.add_option_function<std::string>("--diagnostics", [&format](const std::string& word) { format = word == "json" ? DiagnosticsFormat::json : DiagnosticsFormat::text; },
                                          tr("how messages are written: text, json"))
        ->check(one_of({"text", "json"}))
        ->type_name("text|json");
}

BuildSummary watched(BuildSummary (*compile)(const BuildOptions&), const BuildArguments& arguments) {
    Progress progress(!arguments.quiet);
    BuildOptions options = arguments.options;
    options.on_stage = progress.listener();
    return compile(options);
}

} // namespace florilege
