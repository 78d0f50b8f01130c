#!/usr/bin/env node
// npm calls node-gyp for any package with a binding.gyp, which wants Python and a compiler. Found first on the path,
// this answers instead: the binaries are in the packages.
