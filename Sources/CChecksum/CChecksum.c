// The functions are inline, in the header; a target needs a file to compile.
#include "CChecksum.h"
