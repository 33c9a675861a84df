#include "Facts.h"
