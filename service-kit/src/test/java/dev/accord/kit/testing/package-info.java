/** What the services' tests share: tokens, a real store, the rules of the house. */
@NullMarked
package dev.accord.kit.testing;

import org.jspecify.annotations.NullMarked;
