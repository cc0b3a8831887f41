/** A real mongod for the local platform and for tests: found or fetched, started as a replica set of one, ended with us. */
@NullMarked
package dev.accord.local.mongo;

import org.jspecify.annotations.NullMarked;
