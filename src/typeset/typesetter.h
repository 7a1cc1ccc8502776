// A book set again after each edit: what is the same of it is not set anew.
#pragma once

#include <memory>

#include "typeset/typeset_book.h"

namespace florilege {

/// What it returns is what `typeset` makes, whatever it set before: it keeps the sections of the last book, as long as plan, style,
/// pictures and options stay the same. For the screen: `print` is not for it.
class Typesetter {
  public:
    Typesetter();
    ~Typesetter();

    Result<TypesetBook> set(const Book& book, const StyleSheet& style, const TypesetOptions& options);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace florilege
