/// What jemalloc reads of the program that it is linked with (jemalloc(3)). A book's memory comes in huge pages where the system has
/// them: a tenth of a big book's time went into pages of four kilobytes, and into threads that waited for one another's.
extern "C" {
const char* malloc_conf = "thp:always,metadata_thp:always";
}
