/** What ends before its tokens do (invariant 9): sessions, people and clients whose tokens are refused from now on. */
@NullMarked
package dev.accord.gateway.revocation;

import org.jspecify.annotations.NullMarked;
