#include "read/html_tree.h"

#include <cstdlib>
#include <ctime>
#include <utility>
#include <vector>

namespace florilege {

namespace {

constexpr std::size_t most_memory = 384u << 20; // bytes; a novel's tree takes 20 MB
constexpr double most_time = 4;                 // seconds
constexpr int deepest = 400;                    // elements in each other: whoever walks the tree does so by recursion
constexpr std::size_t rarely = 256;             // allocations between two looks at the clock

double seconds() {
    std::timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

bool too_deep(const GumboNode& root) {
    std::vector<std::pair<const GumboNode*, int>> rest{{&root, 0}};
    while (!rest.empty()) {
        const auto [node, depth] = rest.back();
        rest.pop_back();
        if (node->type != GUMBO_NODE_ELEMENT && node->type != GUMBO_NODE_TEMPLATE) continue;
        if (depth > deepest) return true;
        const GumboVector& children = node->v.element.children;
        for (unsigned i = 0; i < children.length; ++i) rest.emplace_back(static_cast<const GumboNode*>(children.data[i]), depth + 1);
    }
    return false;
}

} // namespace

HtmlTree::~HtmlTree() {
    while (Block* block = blocks_) { // gumbo would free the tree by recursion, however deep it is
        blocks_ = block->before;
        std::free(block);
    }
}

// Only frames of gumbo, which is C, lie between the jump and here.
const GumboNode* HtmlTree::parse(std::string_view html) {
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = allocate;
    options.deallocator = release;
    options.userdata = this;
    options.max_errors = 0; // each would hold the elements that are open
    begun_ = seconds();
    if (setjmp(given_up_) != 0) return nullptr;
    const GumboNode* root = gumbo_parse_with_options(&options, html.data(), html.size())->root;
    return too_deep(*root) ? nullptr : root;
}

void* HtmlTree::allocate(void* tree, std::size_t size) { return static_cast<HtmlTree*>(tree)->add(size); }

void HtmlTree::release(void* tree, void* memory) {
    if (memory) static_cast<HtmlTree*>(tree)->take_out(static_cast<Block*>(memory) - 1);
}

void* HtmlTree::add(std::size_t size) {
    const bool too_long = ++count_ % rarely == 0 && seconds() - begun_ > most_time;
    auto* block = too_long || used_ + size > most_memory ? nullptr : static_cast<Block*>(std::malloc(sizeof(Block) + size));
    if (!block) std::longjmp(given_up_, 1);
    *block = {blocks_, nullptr, size};
    if (blocks_) blocks_->after = block;
    blocks_ = block;
    used_ += sizeof(Block) + size;
    return block + 1;
}

void HtmlTree::take_out(Block* block) {
    if (block->before) block->before->after = block->after;
    (block->after ? block->after->before : blocks_) = block->before;
    used_ -= sizeof(Block) + block->size;
    std::free(block);
}

} // namespace florilege
