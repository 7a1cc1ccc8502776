// HTTP as the preview needs it. The library behind it brings the cryptography of TLS, which takes longer to load than the text of a small
// book to be set: it is behind a module, loaded for the preview alone.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace florilege {

struct HttpRequest {
    std::string path;
    std::vector<std::string> groups;               // of the pattern that the path matches
    std::map<std::string, std::string> headers;    // by name in lower case
    std::map<std::string, std::string> parameters; // of the query
};

struct HttpResponse {
    int status = 200;
    std::map<std::string, std::string> headers;
    std::string type, body;
    std::function<std::string()> next; // in place of a body: its pieces, one after the other, without end
};

struct HttpSettings {
    std::size_t threads = 8;
    std::map<std::string, std::string> headers; // of every response
    std::function<bool(const HttpRequest&)> admits;
};

/// Answers GET and HEAD, on this machine alone, and only requests that are admitted.
class HttpServer {
  public:
    virtual ~HttpServer() = default;

    /// What answers paths that match a regular expression.
    virtual void get(const std::string& pattern, std::function<void(const HttpRequest&, HttpResponse&)> answer) = 0;
    /// Takes `port` of 127.0.0.1, or any free one when it is 0; gives the port, 0 when it is taken.
    virtual int bind(int port) = 0;
    /// Serves until the program ends.
    virtual void serve() = 0;
};

/// Loads the module. Throws BuildError where there is none.
std::unique_ptr<HttpServer> make_http_server(HttpSettings settings);

} // namespace florilege
