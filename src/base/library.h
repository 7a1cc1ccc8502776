// Shared libraries loaded by what needs them: one that few books need takes its time from those few alone.
#pragma once

#include <string>

namespace florilege {

/// Stays loaded. Throws BuildError when there is no such library, or not that function in it.
class Library {
  public:
    explicit Library(const std::string& file);

    template <class Function>
    void find(Function*& function, const char* name) const {
        function = reinterpret_cast<Function*>(address_of(name));
    }

  private:
    void* address_of(const char* name) const;

    std::string file_;
    void* handle_;
};

} // namespace florilege
