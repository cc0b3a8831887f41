/** What is fetched once and kept for every later start, in the user's own cache. */
@NullMarked
package dev.accord.local.cache;

import org.jspecify.annotations.NullMarked;
