// A file descriptor that closes itself, and the reads and locks done on it.
#pragma once

#include <string>
#include <utility>

namespace florilege {

class Descriptor {
  public:
    Descriptor() = default;
    explicit Descriptor(int value) : value_(value) {}
    Descriptor(Descriptor&& other) noexcept : value_(std::exchange(other.value_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(value_, other.value_);
        return *this;
    }
    ~Descriptor() { close(); }

    explicit operator bool() const { return value_ >= 0; }
    int value() const { return value_; }
    /// False when the system could not write what was still to be written (errno says why).
    bool close();

  private:
    int value_ = -1;
};

/// Appends all that can be read, `expected` bytes for all that is known, stopping after `limit` bytes and one. False on failure,
/// with errno.
bool read_whole(int descriptor, std::size_t expected, std::size_t limit, std::string& bytes);
/// Takes the exclusive lock of an open file or folder. False when another has it (EWOULDBLOCK) or on failure, with errno.
bool try_lock(int descriptor);

} // namespace florilege
