/** What partners were told to delete, by when, and their signed word that they have. */
@NullMarked
package dev.accord.sharing.deletion;

import org.jspecify.annotations.NullMarked;
