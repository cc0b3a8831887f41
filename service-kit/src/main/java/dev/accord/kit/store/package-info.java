/** MongoDB as the platform uses it: majority, journalled, records mapped by stable names, one transaction per aggregate. */
@NullMarked
package dev.accord.kit.store;

import org.jspecify.annotations.NullMarked;
