#include "cli/preview_server.h"

#include <httplib.h>
#include <sys/socket.h>

#include <charconv>

#include "base/number.h"
#include "base/translate.h"
#include "base/xml.h"
#include "cli/explanations.h"
#include "cli/preview_words.h"
#include "preview/assets.h"
#include "preview/page_svg.h"

namespace florilege {

namespace {

using httplib::Request;
using httplib::Response;

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

std::optional<double> number(const Request& request, const char* name) {
    const std::string text = request.get_param_value(name);
    double value = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    return failure == std::errc{} && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

} // namespace

struct PreviewServer::State {
    PreviewBook& book;
    httplib::Server server;
    int port = 0;

    // A page of another site can make the browser ask this server, under its own name (DNS rebinding) or from its own origin.
    bool is_from_here(const Request& request) const {
        const std::string suffix = ':' + to_text(std::int64_t{port});
        const auto is_ours = [&](std::string_view host) { return host == "127.0.0.1" + suffix || host == "localhost" + suffix; };
        if (!is_ours(request.get_header_value("Host"))) return false;
        const std::string origin = request.get_header_value("Origin"), site = request.get_header_value("Sec-Fetch-Site");
        if (request.has_header("Origin") && !(origin.starts_with("http://") && is_ours(std::string_view(origin).substr(7)))) return false;
        return site.empty() || site == "same-origin" || site == "none";
    }

    static void answer(Response& response, std::optional<std::string> bytes, const std::string& type, const char* policy = book_policy) {
        response.set_header("Content-Security-Policy", policy);
        if (bytes) response.set_content(*bytes, type);
        else response.status = 404;
    }

    void add_page();
    void add_book();
    void add_events();
};

void PreviewServer::State::add_page() {
    server.Get("/", [](const Request&, Response& response) { answer(response, preview_page(preview_html), "text/html; charset=utf-8", page_policy); });
    server.Get("/preview.css", [](const Request&, Response& response) { answer(response, std::string(preview_style), "text/css"); });
    server.Get("/preview.js", [](const Request&, Response& response) { answer(response, std::string(preview_script), "text/javascript"); });
    server.Get(R"(/explain/([a-z0-9-]+))", [](const Request& request, Response& response) {
        std::optional<std::string> text;
        for (const Explanation& explanation : explanations())
            if (explanation.code == request.matches[1].str()) text = translated(explanation.text.data());
        answer(response, text, "text/plain; charset=utf-8");
    });
}

void PreviewServer::State::add_book() {
    const char* json = "application/json";
    server.Get("/state.json", [this, json](const Request&, Response& response) {
        const Shown shown = book.shown();
        answer(response, preview_state(*shown.last, shown.good ? &shown.good->compiled() : nullptr, shown.failure, shown.versions), json);
    });
    // What is made of the last good version, when there is one.
    const auto get = [this](const char* pattern, auto make, std::string type) {
        server.Get(pattern, [this, make, type](const Request& request, Response& response) {
            const Shown shown = book.shown();
            answer(response, shown.good ? make(*shown.good, request) : std::nullopt, type.empty() ? type_of(request.path) : type);
        });
    };
    const auto index = [](const Request& request) { return static_cast<std::size_t>(std::stoi(request.matches[1])); };
    get(R"(/page/(\d{1,6})\.svg)", [index](GoodVersion& good, const Request& request) { return good.page(index(request)); }, "image/svg+xml");
    get(R"(/page/(\d{1,6})\.txt)", [index](GoodVersion& good, const Request& request) { return good.page_text(index(request)); }, "text/plain; charset=utf-8");
    get("/cover.svg", [](GoodVersion& good, const Request&) { return good.cover(); }, "image/svg+xml");
    get("/epub.json", [](GoodVersion& good, const Request&) { return std::optional(good.documents()); }, json);
    get(R"(/epub/\d+/(.+))", [](GoodVersion& good, const Request& request) { return good.epub_file(request.matches[1]); }, "");
    get("/at", [](GoodVersion& good, const Request& request) -> std::optional<std::string> {
        const auto page = number(request, "page"), x = number(request, "x"), y = number(request, "y");
        const PageList& pages = good.compiled().screen->pages;
        if (!page || !x || !y || !(*page >= 0 && *page < static_cast<double>(pages.size())) || !(std::abs(*x) < 1e5 && std::abs(*y) < 1e5)) return std::nullopt;
        const auto length = [](double points) { return Length{static_cast<std::int32_t>(points * 1000)}; };
        return preview_place(span_at(pages[static_cast<std::size_t>(*page)], length(*x), length(*y)));
    }, json);
}

// Server-sent events: "built" with the version shown, "building" when another is under way.
void PreviewServer::State::add_events() {
    server.Get("/events", [this](const Request&, Response& response) {
        auto version = std::make_shared<std::int64_t>(0);
        auto building = std::make_shared<bool>(false);
        response.set_chunked_content_provider("text/event-stream", [this, version, building](std::size_t, httplib::DataSink& sink) {
            const std::string event = book.wait(*version, *building, heartbeat);
            const std::string text = event.empty() ? ":\n\n" : "event: " + event + "\ndata: " + to_text(*version) + "\n\n";
            return sink.write(text.data(), text.size());
        });
    });
}

PreviewServer::PreviewServer(PreviewBook& book, int port) : state_(new State{book, {}, port}) {
    httplib::Server& server = state_->server;
    server.new_task_queue = [] { return new httplib::ThreadPool(threads); };
    // An address that another program listens on is not shared with it.
    server.set_socket_options([](socket_t socket) {
        const int yes = 1;
        ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    });
    server.set_tcp_nodelay(true);
    server.set_payload_max_length(0);
    server.set_default_headers({{"Cache-Control", "no-store"}, {"X-Content-Type-Options", "nosniff"}, {"Referrer-Policy", "no-referrer"},
                                {"Cross-Origin-Resource-Policy", "same-origin"}, {"Cross-Origin-Opener-Policy", "same-origin"}});
    State* state = state_.get();
    server.set_pre_routing_handler([state](const Request& request, Response& response) {
        const bool reads = request.method == "GET" || request.method == "HEAD";
        if (reads && state->is_from_here(request)) return httplib::Server::HandlerResponse::Unhandled;
        response.status = reads ? 403 : 405;
        return httplib::Server::HandlerResponse::Handled;
    });
    state_->add_page();
    state_->add_book();
    state_->add_events();
    if (port == 0) state_->port = server.bind_to_any_port("127.0.0.1");
    else if (!server.bind_to_port("127.0.0.1", port)) state_->port = -1;
    if (state_->port <= 0) throw BuildError("", tr("port {} of 127.0.0.1 is taken; choose another with --port", to_text(std::int64_t{port})));
}

PreviewServer::~PreviewServer() = default;

std::string PreviewServer::address() const { return "http://127.0.0.1:" + to_text(std::int64_t{state_->port}) + '/'; }

void PreviewServer::run() { state_->server.listen_after_bind(); }

} // namespace florilege
