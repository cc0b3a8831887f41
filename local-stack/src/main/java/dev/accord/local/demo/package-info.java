/** The story of the platform, played against any running one by an outsider who has nothing but addresses and logins. */
@NullMarked
package dev.accord.local.demo;

import org.jspecify.annotations.NullMarked;
