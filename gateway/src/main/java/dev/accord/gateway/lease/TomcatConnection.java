package dev.accord.gateway.lease;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import org.apache.tomcat.util.net.NioEndpoint.NioSocketWrapper;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The socket under a request being served by Tomcat's NIO connector.
 *
 * <p>{@link #reset} closes the channel and not Tomcat's wrapper around it: the wrapper hands its buffers to the next
 * connection when it is closed, and only the thread that writes may say when it is done with them. That thread meets
 * the closed channel at its next step and closes the wrapper itself. Tomcat's write time-out is left alone: its poller
 * measures it from the last write of any answer before, and would end connections that are merely used again.
 */
final class TomcatConnection implements OutwardConnection {

    private static final Logger log = LoggerFactory.getLogger(TomcatConnection.class);
    private static final ScopedValue<SocketWrapperBase<?>> CURRENT = ScopedValue.newInstance();

    private final NioSocketWrapper wrapper;
    private final SocketChannel channel;

    private TomcatConnection(NioSocketWrapper wrapper) {
        this.wrapper = wrapper;
        this.channel = wrapper.getSocket().getIOChannel();
    }

    static ScopedValue.Carrier serving(SocketWrapperBase<?> wrapper) {
        return ScopedValue.where(CURRENT, wrapper);
    }

    /** The connection of the request this thread serves; null when it is served by something else (a mock). */
    static @Nullable TomcatConnection current() {
        return CURRENT.isBound() && CURRENT.get() instanceof NioSocketWrapper nio ? new TomcatConnection(nio) : null;
    }

    @Override
    public void beginHandOver(int sendBufferBytes) throws IOException {
        channel.setOption(StandardSocketOptions.SO_SNDBUF, sendBufferBytes);
    }

    @Override
    public int wouldWait(int bytes) throws IOException {
        return KernelQueue.wouldWait(channel, bytes);
    }

    @Override
    public int unsentBytes() throws IOException {
        return KernelQueue.unsentBytes(channel);
    }

    @Override
    public void reset() {
        try {
            if (channel.isOpen()) {
                // Linger 0 makes close() send RST and drop what is queued. A registered channel is really closed only
                // when its selector forgets it, which the selector does when woken.
                channel.setOption(StandardSocketOptions.SO_LINGER, 0);
                channel.close();
                wrapper.getPoller().getSelector().wakeup();
            }
        } catch (IOException alreadyClosed) {
            log.debug("The connection was gone before it was reset");
        }
    }
}
