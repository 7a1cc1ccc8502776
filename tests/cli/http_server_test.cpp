#include "cli/http_server.h"

#include <gtest/gtest.h>

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <csignal>
#include <thread>

namespace florilege {
namespace {

// The library has broken pipes ignored, which programs that other tests start would inherit.
std::unique_ptr<HttpServer> make(HttpSettings settings) {
    auto server = make_http_server(std::move(settings));
    std::signal(SIGPIPE, SIG_DFL);
    return server;
}

// Serves on threads of its own, which broken pipes do not end.
void serve(HttpServer* server) {
    std::thread([server] {
        sigset_t pipe;
        sigemptyset(&pipe), sigaddset(&pipe, SIGPIPE);
        pthread_sigmask(SIG_BLOCK, &pipe, nullptr);
        server->serve();
    }).detach();
}

// A server for as long as the tests run: it serves until the program ends.
int served_port() {
    static const int port = [] {
        HttpSettings settings{4, {{"X-Always", "here"}}, [](const HttpRequest& request) { return !request.headers.contains("origin"); }};
        HttpServer* const server = make(std::move(settings)).release();
        server->get(R"(/echo/(\w+))", [](const HttpRequest& request, HttpResponse& response) {
            const auto given = request.parameters.find("give");
            response.headers["X-Of"] = request.path;
            response.type = "text/plain", response.body = request.groups.at(0) + '+' + (given == request.parameters.end() ? "" : given->second);
        });
        server->get("/none", [](const HttpRequest&, HttpResponse& response) { response.status = 404; });
        server->get("/pieces", [](const HttpRequest&, HttpResponse& response) {
            response.type = "text/plain";
            response.next = [count = 0]() mutable { return "piece " + std::to_string(++count) + '\n'; };
        });
        const int bound = server->bind(0);
        serve(server);
        return bound;
    }();
    return port;
}

// What is answered, until it holds `last` or ends.
std::string ask(const std::string& request, const std::string& last) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(served_port()));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int connection = ::socket(AF_INET, SOCK_STREAM, 0);
    EXPECT_EQ(::connect(connection, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
    const std::string text = request + "\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";
    EXPECT_EQ(::send(connection, text.data(), text.size(), 0), static_cast<ssize_t>(text.size()));
    std::string answer;
    char bytes[4096];
    for (ssize_t read; answer.find(last) == std::string::npos && (read = ::recv(connection, bytes, sizeof bytes, 0)) > 0;) answer.append(bytes, static_cast<std::size_t>(read));
    ::close(connection);
    return answer;
}

TEST(HttpServer, answers_what_matches) {
    const std::string answer = ask("GET /echo/word?give=a%20b HTTP/1.1", "word+a b");
    EXPECT_TRUE(answer.starts_with("HTTP/1.1 200")) << answer;
    EXPECT_NE(answer.find("word+a b"), std::string::npos);
    EXPECT_NE(answer.find("X-Of: /echo/word\r\n"), std::string::npos);
    EXPECT_NE(answer.find("X-Always: here\r\n"), std::string::npos);
    EXPECT_NE(answer.find("Content-Type: text/plain\r\n"), std::string::npos);
}

TEST(HttpServer, sends_pieces_as_they_come) { EXPECT_NE(ask("GET /pieces HTTP/1.1", "piece 3").find("piece 3"), std::string::npos); }

TEST(HttpServer, refuses_what_it_does_not_have_or_admit) {
    EXPECT_TRUE(ask("GET /none HTTP/1.1", "\r\n\r\n").starts_with("HTTP/1.1 404"));
    EXPECT_TRUE(ask("GET /elsewhere HTTP/1.1", "\r\n\r\n").starts_with("HTTP/1.1 404"));
    EXPECT_TRUE(ask("POST /echo/word HTTP/1.1", "\r\n\r\n").starts_with("HTTP/1.1 405"));
    EXPECT_TRUE(ask("GET /echo/word HTTP/1.1\r\nORIGIN: http://example.com", "\r\n\r\n").starts_with("HTTP/1.1 403"));
}

TEST(HttpServer, shares_its_address_with_nobody) { EXPECT_EQ(make({1, {}, {}})->bind(served_port()), 0); }

} // namespace
} // namespace florilege
