#include "compile/repeats.h"

#include <map>
#include <tuple>

#include "base/number.h"

namespace florilege {

namespace {

constexpr std::size_t most_of_a_kind = 50;

struct Kind {
    std::size_t count = 0;
    std::size_t last = 0; // place of the fiftieth among those kept
};

} // namespace

void bound_repeats(Diagnostics& diagnostics) {
    std::map<std::tuple<const Source*, std::string, Severity>, Kind> kinds;
    Diagnostics kept;
    for (Diagnostic& diagnostic : diagnostics) {
        Kind& kind = kinds[{diagnostic.span.source, diagnostic.code, diagnostic.severity}];
        if (++kind.count > most_of_a_kind) continue;
        kind.last = kept.size();
        kept.push_back(std::move(diagnostic));
    }
    for (const auto& [key, kind] : kinds)
        if (kind.count > most_of_a_kind)
            kept[kind.last].message += "; and " + to_text(static_cast<std::int64_t>(kind.count - most_of_a_kind)) + " more of these in the file";
    diagnostics = std::move(kept);
}

} // namespace florilege
