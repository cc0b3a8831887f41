package dev.accord.kit.web;

import dev.accord.kit.problem.Problem;
import dev.accord.kit.problem.ProblemDocuments;
import dev.accord.kit.problem.ProblemType;
import dev.accord.kit.time.MonotonicClock;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * No body is read beyond the limit, whether it declares its length or comes in chunks, nor longer than the time it may take
 * to arrive; one that is packed is not unpacked, so that a small one cannot become large here.
 */
public class BodyLimitFilter extends OncePerRequestFilter {

    private final DataSize limit;
    private final Duration longest;
    private final MonotonicClock time;
    private final ProblemDocuments documents;

    public BodyLimitFilter(DataSize limit, Duration longest, MonotonicClock time, ProblemDocuments documents) {
        this.limit = limit;
        this.longest = longest;
        this.time = time;
        this.documents = documents;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > limit.toBytes()) {
            documents.write(response, tooLarge());
            return;
        }
        if (isPacked(request.getHeader(HttpHeaders.CONTENT_ENCODING))) {
            documents.write(
                    response,
                    new Problem(ProblemType.UNSUPPORTED_MEDIA_TYPE, "Send the body without Content-Encoding."));
            return;
        }
        chain.doFilter(new Bounded(request), response);
    }

    private static boolean isPacked(@Nullable String encoding) {
        return encoding != null && !encoding.isBlank() && !encoding.strip().equalsIgnoreCase("identity");
    }

    private Problem tooLarge() {
        return new Problem(ProblemType.BODY_TOO_LARGE, "A body may have at most " + limit.toBytes() + " bytes.");
    }

    private final class Bounded extends HttpServletRequestWrapper {

        Bounded(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new BoundedStream(super.getInputStream());
        }

        @Override
        public BufferedReader getReader() throws IOException {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }

    private final class BoundedStream extends ServletInputStream {

        private final ServletInputStream inner;
        private final long begunNanos = time.nanos();
        private long bytes;

        BoundedStream(ServletInputStream inner) {
            this.inner = inner;
        }

        @Override
        public int read() throws IOException {
            int read = inner.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = inner.read(target, offset, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int more) {
            bytes += more;
            if (bytes > limit.toBytes()) {
                throw tooLarge();
            }
            if (time.nanos() - begunNanos > longest.toNanos()) {
                throw new Problem(ProblemType.INVALID_REQUEST, "The body took too long to arrive.");
            }
        }

        @Override
        public boolean isFinished() {
            return inner.isFinished();
        }

        @Override
        public boolean isReady() {
            return inner.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            inner.setReadListener(listener);
        }
    }
}
