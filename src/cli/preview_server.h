// The preview's HTTP server: on this machine alone, for this book alone.
#pragma once

#include <functional>
#include <string>

#include "cli/preview_book.h"

namespace florilege {

class PreviewServer {
  public:
    /// Takes `port` of 127.0.0.1, or any free one when it is 0. Throws BuildError when it is taken.
    PreviewServer(PreviewBook& book, int port);
    ~PreviewServer();

    std::string address() const; // http://127.0.0.1:PORT/
    /// Serves until the program ends.
    void run();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace florilege
