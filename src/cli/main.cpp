#include "cli/verbs.h"

/// What jemalloc, which the program is linked with, reads of it (jemalloc(3)). A book's memory comes in huge pages where the system has
/// them: a tenth of a big book's time went into pages of four kilobytes, and into threads that waited for one another's.
extern "C" {
const char* malloc_conf = "thp:always,metadata_thp:always";
}

int main(int argc, char** argv) { return florilege::run(argc, argv); }
