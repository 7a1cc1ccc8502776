#include "base/library.h"

#include <dlfcn.h>

#include "base/diagnostic.h"
#include "base/translate.h"

namespace florilege {

Library::Library(const std::string& file) : file_(file), handle_(::dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL)) {
    if (!handle_) throw BuildError(file_, tr("this library cannot be loaded: {}", ::dlerror()));
}

void* Library::address_of(const char* name) const {
    void* const address = ::dlsym(handle_, name);
    if (!address) throw BuildError(file_, tr("this library cannot be loaded: {}", ::dlerror()));
    return address;
}

} // namespace florilege
