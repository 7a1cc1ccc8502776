#include "base/descriptor.h"

#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace florilege {

bool Descriptor::close() { return value_ < 0 || ::close(std::exchange(value_, -1)) == 0; }

bool read_whole(int descriptor, std::size_t expected, std::size_t limit, std::string& bytes) {
    std::size_t size = bytes.size();
    const std::size_t most = size + limit + 1;
    bytes.resize(std::min(size + expected + 1, most)); // where nothing more than expected comes, one byte tells so
    while (size < most) {
        if (size == bytes.size()) bytes.resize(std::min(std::max<std::size_t>(size * 2, 1 << 16), most));
        const ssize_t count = ::read(descriptor, bytes.data() + size, bytes.size() - size);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return false;
        if (count == 0) break;
        size += static_cast<std::size_t>(count);
    }
    bytes.resize(size);
    if (bytes.capacity() > size + 1) bytes.shrink_to_fit(); // texts are kept for the whole build
    return true;
}

bool try_lock(int descriptor) {
    while (::flock(descriptor, LOCK_EX | LOCK_NB) != 0)
        if (errno != EINTR) return false;
    return true;
}

} // namespace florilege
