package dev.accord.sharing.agreement;

/** How often the partner may ask. */
public record FairUse(int pagesPerMinute, int readsPerMinute) {}
