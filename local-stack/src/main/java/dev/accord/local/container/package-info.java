/** What a platform in containers needs done before it starts: secrets made and handed out, users of the store made. */
@NullMarked
package dev.accord.local.container;

import org.jspecify.annotations.NullMarked;
