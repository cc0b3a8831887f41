package dev.accord.consent.grant;

import dev.accord.consent.receipt.ReceiptId;

/**
 * A choice that is on record and may be shown.
 *
 * @param receipt the signed receipt, a compact JWS
 * @param seq the number of the person's state at that moment; the ETag to change it by
 */
record RecordedChoice(int status, ReceiptId receiptId, String receipt, long seq) {}
