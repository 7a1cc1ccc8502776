#include <malloc.h>

#include "cli/verbs.h"

int main(int argc, char** argv) {
    // Pictures and files come and go by the megabyte: memory given back to the system would be asked for again, a page at a time.
    mallopt(M_MMAP_THRESHOLD, 32 << 20);
    mallopt(M_TRIM_THRESHOLD, 256 << 20);
    mallopt(M_TOP_PAD, 1 << 20);
    return florilege::run(argc, argv);
}
