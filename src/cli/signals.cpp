#include "cli/signals.h"

#include <csignal>
#include <thread>

#include "base/file.h"

namespace florilege {

void tidy_up_on_signals() {
    std::signal(SIGXFSZ, SIG_IGN);
    sigset_t ending;
    sigemptyset(&ending);
    for (const int number : {SIGINT, SIGHUP, SIGTERM}) {
        struct sigaction now {};
        // What the caller ignores (nohup) stays ignored.
        if (sigaction(number, nullptr, &now) == 0 && now.sa_handler != SIG_IGN) sigaddset(&ending, number);
    }
    // Blocked here and so in every thread made later; one thread waits for them, where locks may be taken.
    pthread_sigmask(SIG_BLOCK, &ending, nullptr);
    std::thread([ending] {
        int number = 0;
        if (sigwait(&ending, &number) != 0) return;
        remove_unfinished_files();
        std::signal(number, SIG_DFL);
        sigset_t received;
        sigemptyset(&received);
        sigaddset(&received, number);
        pthread_sigmask(SIG_UNBLOCK, &received, nullptr);
        ::raise(number);
    }).detach();
}

} // namespace florilege
