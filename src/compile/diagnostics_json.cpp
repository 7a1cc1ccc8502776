#include "compile/diagnostics_json.h"

#include <nlohmann/json.hpp>

namespace florilege {

namespace {

using Json = nlohmann::ordered_json;

Json to_json(const Diagnostic& diagnostic) {
    Json object{{"severity", diagnostic.severity == Severity::error ? "error" : "warning"}, {"code", diagnostic.code}};
    if (diagnostic.span.source) {
        const Position from = diagnostic.span.source->position(diagnostic.span.begin), to = diagnostic.span.source->position(diagnostic.span.end);
        object["path"] = diagnostic.span.source->path();
        object["line"] = from.line, object["column"] = from.column;
        object["end_line"] = to.line, object["end_column"] = to.column;
    }
    object["message"] = diagnostic.message;
    if (!diagnostic.hint.empty()) object["hint"] = diagnostic.hint;
    return object;
}

} // namespace

std::string diagnostics_json(const Diagnostics& diagnostics) {
    Json list = Json::array();
    for (const Diagnostic& diagnostic : diagnostics) list.push_back(to_json(diagnostic));
    return list.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

} // namespace florilege
