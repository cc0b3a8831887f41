package dev.accord.account.sealing;

/** Something that was sealed does not open: the store was tampered with, or the wrong key-encryption key is in use. */
public final class SealBroken extends RuntimeException {
    SealBroken(String message, Throwable cause) {
        super(message, cause);
    }
}
