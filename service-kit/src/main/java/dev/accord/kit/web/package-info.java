/** What every HTTP endpoint has in common: pages, versions, correlation and limits. */
@NullMarked
package dev.accord.kit.web;

import org.jspecify.annotations.NullMarked;
