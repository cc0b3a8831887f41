package dev.accord.gateway.lease;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * Asks Linux how many written bytes of a connection have not been sent ({@code ioctl(fd, SIOCOUTQNSD)}, tcp(7) and
 * linux/sockios.h), and how many more would be ({@code getsockopt(fd, TCP_INFO)}, linux/tcp.h). A write that returned
 * says only that the kernel has the bytes; to a reader that has stopped it may send them a minute later, whatever has
 * become of this process. Needs {@code --add-exports java.base/sun.nio.ch=ALL-UNNAMED} and native access, which the
 * jar's manifest asks for. Where either is missing the small send buffer alone bounds what may leave late, and the log
 * says so once.
 */
final class KernelQueue {

    private static final long SIOCOUTQNSD = 0x894B;
    private static final long SIOCOUTQ = 0x5411;
    private static final @Nullable Calls CALLS = Calls.find();

    private KernelQueue() {}

    static boolean isVisible() {
        return CALLS != null;
    }

    static int unsentBytes(SocketChannel channel) throws IOException {
        if (CALLS == null) {
            return 0;
        }
        int unsent = CALLS.unsent(channel);
        if (!channel.isOpen()) {
            throw new ClosedChannelException();
        }
        return unsent;
    }

    /** How many of so many bytes more would wait in the kernel; none as far as can be seen on a system that does not tell. */
    static int wouldWait(SocketChannel channel, int bytes) throws IOException {
        if (CALLS == null) {
            return 0;
        }
        int room = CALLS.tcp(channel).room(CALLS.asked(channel, SIOCOUTQ), CALLS.unsent(channel));
        if (!channel.isOpen()) {
            throw new ClosedChannelException();
        }
        return Math.max(0, bytes - room);
    }

    private record Calls(MethodHandle descriptor, MethodHandle ioctl, MethodHandle getsockopt) {

        @SuppressWarnings("restricted") // One read-only system call; the JDK has no option that tells the same.
        static @Nullable Calls find() {
            try {
                var linker = Linker.nativeLinker();
                var ioctl = linker.downcallHandle(
                        linker.defaultLookup().findOrThrow("ioctl"),
                        FunctionDescriptor.of(
                                ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG, ValueLayout.ADDRESS),
                        Linker.Option.firstVariadicArg(2));
                var getsockopt = linker.downcallHandle(
                        linker.defaultLookup().findOrThrow("getsockopt"),
                        FunctionDescriptor.of(
                                ValueLayout.JAVA_INT,
                                ValueLayout.JAVA_INT,
                                ValueLayout.JAVA_INT,
                                ValueLayout.JAVA_INT,
                                ValueLayout.ADDRESS,
                                ValueLayout.ADDRESS));
                var descriptor = MethodHandles.lookup()
                        .findVirtual(
                                Class.forName("sun.nio.ch.SelChImpl"), "getFDVal", MethodType.methodType(int.class))
                        .asType(MethodType.methodType(int.class, SocketChannel.class));
                return System.getProperty("os.name", "").startsWith("Linux")
                        ? new Calls(descriptor, ioctl, getsockopt)
                        : null;
            } catch (ReflectiveOperationException | RuntimeException | LinkageError missing) {
                return null;
            }
        }

        int unsent(SocketChannel channel) throws IOException {
            return asked(channel, SIOCOUTQNSD);
        }

        int asked(SocketChannel channel, long what) throws IOException {
            try (var arena = Arena.ofConfined()) {
                MemorySegment count = arena.allocate(ValueLayout.JAVA_INT);
                int result = (int) ioctl.invokeExact((int) descriptor.invokeExact(channel), what, count);
                if (result != 0) {
                    throw new ClosedChannelException();
                }
                return count.get(ValueLayout.JAVA_INT, 0);
            } catch (IOException closed) {
                throw closed;
            } catch (Throwable fault) {
                throw new IOException("The kernel's send queue could not be read", fault);
            }
        }

        TcpInfo tcp(SocketChannel channel) throws IOException {
            try (var arena = Arena.ofConfined()) {
                MemorySegment info = arena.allocate(TcpInfo.BYTES, ValueLayout.JAVA_INT.byteAlignment());
                MemorySegment length = arena.allocateFrom(ValueLayout.JAVA_INT, TcpInfo.BYTES);
                int result = (int) getsockopt.invokeExact(
                        (int) descriptor.invokeExact(channel), TcpInfo.LEVEL, TcpInfo.OPTION, info, length);
                if (result != 0) {
                    throw new ClosedChannelException();
                }
                return TcpInfo.read(info, length.get(ValueLayout.JAVA_INT, 0));
            } catch (IOException closed) {
                throw closed;
            } catch (Throwable fault) {
                throw new IOException("The kernel's view of the partner could not be read", fault);
            }
        }
    }
}
