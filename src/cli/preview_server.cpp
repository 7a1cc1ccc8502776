#include "cli/preview_server.h"

#include <charconv>
#include <chrono>
#include <cmath>

#include "base/number.h"
#include "base/translate.h"
#include "base/xml.h"
#include "cli/explanations.h"
#include "cli/http_server.h"
#include "cli/preview_words.h"
#include "preview/assets.h"
#include "preview/page_svg.h"

namespace florilege {

namespace {

constexpr std::size_t threads = 64; // a page holds up to six connections, one of them for good
constexpr std::chrono::seconds heartbeat{10};

// What the page may do: load what comes from here and nothing else.
constexpr const char* page_policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
// What the book's text and pictures may do: show themselves.
constexpr const char* book_policy = "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

std::string type_of(std::string_view name) {
    static constexpr std::pair<std::string_view, const char*> types[] = {
        {".xhtml", "application/xhtml+xml"}, {".css", "text/css"}, {".svg", "image/svg+xml"}, {".png", "image/png"}, {".jpg", "image/jpeg"},
        {".otf", "font/otf"}, {".ttf", "font/ttf"}, {".opf", "application/oebps-package+xml"}, {".ncx", "application/x-dtbncx+xml"}};
    for (const auto& [extension, type] : types)
        if (name.ends_with(extension)) return type;
    return "application/octet-stream";
}

std::string value_of(const std::map<std::string, std::string>& values, const char* name) {
    const auto value = values.find(name);
    return value == values.end() ? std::string() : value->second;
}

std::optional<double> number(const HttpRequest& request, const char* name) {
    const std::string text = value_of(request.parameters, name);
    double value = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    return failure == std::errc{} && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

} // namespace

struct PreviewServer::State {
    PreviewBook& book;
    int port = 0;
    std::unique_ptr<HttpServer> server = make_http_server(settings());

    HttpSettings settings() {
        return {threads,
                {{"Cache-Control", "no-store"}, {"X-Content-Type-Options", "nosniff"}, {"Referrer-Policy", "no-referrer"},
                 {"Cross-Origin-Resource-Policy", "same-origin"}, {"Cross-Origin-Opener-Policy", "same-origin"}},
                [this](const HttpRequest& request) { return is_from_here(request); }};
    }

    // A page of another site can make the browser ask this server, under its own name (DNS rebinding) or from its own origin.
    bool is_from_here(const HttpRequest& request) const {
        const std::string suffix = ':' + to_text(std::int64_t{port});
        const auto is_ours = [&](std::string_view host) { return host == "127.0.0.1" + suffix || host == "localhost" + suffix; };
        if (!is_ours(value_of(request.headers, "host"))) return false;
        const std::string origin = value_of(request.headers, "origin"), site = value_of(request.headers, "sec-fetch-site");
        if (request.headers.contains("origin") && !(origin.starts_with("http://") && is_ours(std::string_view(origin).substr(7)))) return false;
        return site.empty() || site == "same-origin" || site == "none";
    }

    static void answer(HttpResponse& response, std::optional<std::string> bytes, const std::string& type, const char* policy = book_policy) {
        response.headers["Content-Security-Policy"] = policy;
        if (bytes) response.body = std::move(*bytes), response.type = type;
        else response.status = 404;
    }

    void add_page();
    void add_book();
    void add_events();
};

void PreviewServer::State::add_page() {
    server->get("/", [](const HttpRequest&, HttpResponse& response) { answer(response, preview_page(preview_html), "text/html; charset=utf-8", page_policy); });
    server->get("/preview.css", [](const HttpRequest&, HttpResponse& response) { answer(response, std::string(preview_style), "text/css"); });
    server->get("/preview.js", [](const HttpRequest&, HttpResponse& response) { answer(response, std::string(preview_script), "text/javascript"); });
    server->get(R"(/explain/([a-z0-9-]+))", [](const HttpRequest& request, HttpResponse& response) {
        std::optional<std::string> text;
        for (const Explanation& explanation : explanations())
            if (explanation.code == request.groups[0]) text = translated(explanation.text.data());
        answer(response, text, "text/plain; charset=utf-8");
    });
}

void PreviewServer::State::add_book() {
    const char* json = "application/json";
    server->get("/state.json", [this, json](const HttpRequest&, HttpResponse& response) {
        const Shown shown = book.shown();
        answer(response, preview_state(*shown.last, shown.good ? &shown.good->compiled() : nullptr, shown.failure, shown.versions), json);
    });
    // What is made of the last good version, when there is one.
    const auto get = [this](const char* pattern, auto make, std::string type) {
        server->get(pattern, [this, make, type](const HttpRequest& request, HttpResponse& response) {
            const Shown shown = book.shown();
            answer(response, shown.good ? make(*shown.good, request) : std::nullopt, type.empty() ? type_of(request.path) : type);
        });
    };
    const auto index = [](const HttpRequest& request) { return static_cast<std::size_t>(std::stoi(request.groups[0])); };
    get(R"(/page/(\d{1,6})\.svg)", [index](GoodVersion& good, const HttpRequest& request) { return good.page(index(request)); }, "image/svg+xml");
    get(R"(/page/(\d{1,6})\.txt)", [index](GoodVersion& good, const HttpRequest& request) { return good.page_text(index(request)); }, "text/plain; charset=utf-8");
    get("/cover.svg", [](GoodVersion& good, const HttpRequest&) { return good.cover(); }, "image/svg+xml");
    get("/epub.json", [](GoodVersion& good, const HttpRequest&) { return std::optional(good.documents()); }, json);
    get(R"(/epub/\d+/(.+))", [](GoodVersion& good, const HttpRequest& request) { return good.epub_file(request.groups[0]); }, "");
    get("/at", [](GoodVersion& good, const HttpRequest& request) -> std::optional<std::string> {
        const auto page = number(request, "page"), x = number(request, "x"), y = number(request, "y");
        const PageList& pages = good.compiled().screen->pages;
        if (!page || !x || !y || !(*page >= 0 && *page < static_cast<double>(pages.size())) || !(std::abs(*x) < 1e5 && std::abs(*y) < 1e5)) return std::nullopt;
        const auto length = [](double points) { return Length{static_cast<std::int32_t>(points * 1000)}; };
        return preview_place(span_at(pages[static_cast<std::size_t>(*page)], length(*x), length(*y)));
    }, json);
}

// Server-sent events: "built" with the version shown, "building" when another is under way.
void PreviewServer::State::add_events() {
    server->get("/events", [this](const HttpRequest&, HttpResponse& response) {
        response.type = "text/event-stream";
        response.next = [this, version = std::int64_t{0}, building = false]() mutable {
            const std::string event = book.wait(version, building, heartbeat);
            return event.empty() ? ":\n\n" : "event: " + event + "\ndata: " + to_text(version) + "\n\n";
        };
    });
}

PreviewServer::PreviewServer(PreviewBook& book, int port) : state_(new State{book}) {
    state_->add_page();
    state_->add_book();
    state_->add_events();
    state_->port = state_->server->bind(port);
    if (state_->port == 0) throw BuildError("", tr("port {} of 127.0.0.1 is taken; choose another with --port", to_text(std::int64_t{port})));
}

PreviewServer::~PreviewServer() = default;

std::string PreviewServer::address() const { return "http://127.0.0.1:" + to_text(std::int64_t{state_->port}) + '/'; }

void PreviewServer::run() { state_->server->serve(); }

} // namespace florilege
