/** What every safety trial is made of: its promise, its figures and goals, a platform of its own, and its broken twin. */
@NullMarked
package dev.accord.local.trial;

import org.jspecify.annotations.NullMarked;
