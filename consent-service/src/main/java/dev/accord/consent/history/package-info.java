/** What a person chose, when, with the proof of each choice. */
@NullMarked
package dev.accord.consent.history;

import org.jspecify.annotations.NullMarked;
