#include "cli/http_server.h"

#include "base/library.h"
#include "cli/verbs.h"

namespace florilege {

std::unique_ptr<HttpServer> make_http_server(HttpSettings settings) {
    HttpServer* (*make)(HttpSettings) = nullptr;
    Library(modules_folder() + "/http_server.so").find(make, "florilege_http_server");
    return std::unique_ptr<HttpServer>(make(std::move(settings)));
}

} // namespace florilege
