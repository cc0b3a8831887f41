/** What ties the lines of one request together, and what we tell services about who asks. */
@NullMarked
package dev.accord.gateway.trace;

import org.jspecify.annotations.NullMarked;
