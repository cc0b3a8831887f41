/** What one service may expect of another: read from the other's contracts, and played in its place (ADR 0029). */
@NullMarked
package dev.accord.kit.testing.contract;

import org.jspecify.annotations.NullMarked;
