/** The account of a person and everything the company holds about them, by catalogue. */
@NullMarked
package dev.accord.account;

import org.jspecify.annotations.NullMarked;
