package dev.accord.consent.receipt;

/** A receipt and its signed form, a compact JWS (RFC 7515). */
public record SignedReceipt(ReceiptId id, String compact) {}
