/** Classes that break each rule of the house once, to see the rule fail. */
@NullMarked
package dev.accord.kit.testing.wrong;

import org.jspecify.annotations.NullMarked;
