#include <malloc.h>
#include <sys/mman.h>

#include <cstdint>
#include <cstdlib>

#include "cli/verbs.h"

namespace {

constexpr int megabyte = 1 << 20;
constexpr std::size_t huge_page = 2 * megabyte, heap = 256 * megabyte;

/// Pictures and files come and go by the megabyte: memory given back to the system would be asked for again, a page at a time. The
/// heap is asked for once, in huge pages where the system has them; what is not used of it takes no memory.
void prepare_heap() {
    mallopt(M_TRIM_THRESHOLD, 1024 * megabyte);
    mallopt(M_TOP_PAD, megabyte);
    mallopt(M_MMAP_THRESHOLD, 1024 * megabyte); // as part of the heap, not beside it
    void* const whole = std::malloc(heap);
    const auto begin = (reinterpret_cast<std::uintptr_t>(whole) + huge_page - 1) / huge_page * huge_page;
    if (whole) madvise(reinterpret_cast<void*>(begin), heap - huge_page, MADV_HUGEPAGE);
    std::free(whole);
    mallopt(M_MMAP_THRESHOLD, 32 * megabyte);
}

} // namespace

int main(int argc, char** argv) {
    prepare_heap();
    return florilege::run(argc, argv);
}
