package dev.accord.gateway.lease;

import dev.accord.kit.lease.Lease;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;

/**
 * A whole answer in memory, and how long it may be handed over.
 *
 * @param body all of it; an answer that is still being read cannot be judged
 * @param lease counted from when the question was sent, less the margin
 */
@SuppressWarnings("ArrayRecordComponent") // Answers are never compared.
public record LeasedAnswer(HttpStatusCode status, HttpHeaders headers, byte[] body, Lease lease) {}
