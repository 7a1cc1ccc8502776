// The module: cpp-httplib as an HttpServer.
#include "cli/http_server.h"

#include <httplib.h>
#include <sys/socket.h>

#include <algorithm>

namespace florilege {

namespace {

HttpRequest request_of(const httplib::Request& given) {
    HttpRequest request{given.path, {}, {}, {given.params.begin(), given.params.end()}};
    for (std::size_t i = 1; i < given.matches.size(); ++i) request.groups.push_back(given.matches[i]);
    for (const auto& [written, value] : given.headers) {
        std::string name = written;
        for (char& c : name)
            if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        request.headers.emplace(std::move(name), value);
    }
    return request;
}

class Server : public HttpServer {
  public:
    explicit Server(HttpSettings settings) : settings_(std::move(settings)) {
        server_.new_task_queue = [this] { return new httplib::ThreadPool(settings_.threads); };
        // An address that another program listens on is not shared with it.
        server_.set_socket_options([](socket_t socket) {
            const int yes = 1;
            ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
        });
        server_.set_tcp_nodelay(true);
        server_.set_payload_max_length(0);
        server_.set_default_headers({settings_.headers.begin(), settings_.headers.end()});
        server_.set_pre_routing_handler([this](const httplib::Request& request, httplib::Response& response) {
            const bool reads = request.method == "GET" || request.method == "HEAD";
            if (reads && settings_.admits(request_of(request))) return httplib::Server::HandlerResponse::Unhandled;
            response.status = reads ? 403 : 405;
            return httplib::Server::HandlerResponse::Handled;
        });
    }

    void get(const std::string& pattern, std::function<void(const HttpRequest&, HttpResponse&)> answer) override {
        server_.Get(pattern, [answer](const httplib::Request& request, httplib::Response& sent) {
            HttpResponse response;
            answer(request_of(request), response);
            sent.status = response.status;
            for (const auto& [name, value] : response.headers) sent.set_header(name, value);
            if (const auto& next = response.next)
                sent.set_chunked_content_provider(response.type, [next](std::size_t, httplib::DataSink& sink) {
                    const std::string piece = next();
                    return sink.write(piece.data(), piece.size());
                });
            else if (!response.type.empty())
                sent.set_content(response.body, response.type);
        });
    }

    int bind(int port) override {
        if (port == 0) return std::max(0, server_.bind_to_any_port("127.0.0.1"));
        return server_.bind_to_port("127.0.0.1", port) ? port : 0;
    }

    void serve() override { server_.listen_after_bind(); }

  private:
    HttpSettings settings_;
    httplib::Server server_;
};

} // namespace

} // namespace florilege

extern "C" florilege::HttpServer* florilege_http_server(florilege::HttpSettings settings) { return new florilege::Server(std::move(settings)); }
