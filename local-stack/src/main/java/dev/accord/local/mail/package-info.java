/** Catches every mail the platform sends and shows it on a page, so that none leaves the machine. */
@NullMarked
package dev.accord.local.mail;

import org.jspecify.annotations.NullMarked;
