/** The person the data is about, known here by an id and nothing else. */
@NullMarked
package dev.accord.consent.subject;

import org.jspecify.annotations.NullMarked;
