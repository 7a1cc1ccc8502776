// The tree that browsers make of HTML, within bounds.
#pragma once

#include <csetjmp>
#include <cstddef>
#include <string_view>

#include <gumbo.h>

namespace florilege {

/// Owns the tree. Formatting that is left open is opened anew in each block that follows, so that a tree may grow with the square of
/// its text: parsing ends when it has taken too much memory or time.
class HtmlTree {
  public:
    HtmlTree() = default;
    HtmlTree(const HtmlTree&) = delete;
    HtmlTree& operator=(const HtmlTree&) = delete;
    ~HtmlTree();

    /// The root, which lives as long as this does, as does `html`; nothing when the tree is too large or too deep. To be called once.
    const GumboNode* parse(std::string_view html);

  private:
    struct alignas(std::max_align_t) Block {
        Block* before;
        Block* after;
        std::size_t size;
    };

    static void* allocate(void* tree, std::size_t size);
    static void release(void* tree, void* memory);
    void* add(std::size_t size);
    void take_out(Block* block);

    Block* blocks_ = nullptr; // the newest
    std::size_t used_ = 0, count_ = 0;
    double begun_ = 0; // seconds of the thread's processor time
    std::jmp_buf given_up_;
};

} // namespace florilege
