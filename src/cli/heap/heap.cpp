/// What jemalloc reads of the program that it is linked with (jemalloc(3)). A book's memory comes in huge pages where the system has
/// them: a tenth of a big book's time went into pages of four kilobytes, and into threads that waited for one another's. Two cores share
/// an arena: one that a thread has for itself gives its memory back when the thread ends, and the next thread's has to be cleared again.
extern "C" {
const char* malloc_conf = "thp:always,metadata_thp:always,narenas_ratio:0.5";
}
