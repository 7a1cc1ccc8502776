#include "cli/verbs.h"

int main(int argc, char** argv) { return florilege::run(argc, argv); }
