/** A service may run in several instances: which of them is asked, and how one says that it is about to end. */
@NullMarked
package dev.accord.kit.instance;

import org.jspecify.annotations.NullMarked;
