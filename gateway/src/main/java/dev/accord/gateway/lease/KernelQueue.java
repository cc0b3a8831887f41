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
 * linux/sockios.h). A write that returned says only that the kernel has the bytes; to a reader that has stopped it may
 * send them a minute later. Needs {@code --add-exports java.base/sun.nio.ch=ALL-UNNAMED} and native access, which the
 * jar's manifest asks for. Where either is missing the small send buffer alone bounds what may leave late, and the log
 * says so once.
 */
final class KernelQueue {

    private static final long SIOCOUTQNSD = 0x894B;
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

    private record Calls(MethodHandle descriptor, MethodHandle ioctl) {

        @SuppressWarnings("restricted") // One read-only system call; the JDK has no option that tells the same.
        static @Nullable Calls find() {
            try {
                var linker = Linker.nativeLinker();
                var ioctl = linker.downcallHandle(
                        linker.defaultLookup().findOrThrow("ioctl"),
                        FunctionDescriptor.of(
                                ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG, ValueLayout.ADDRESS),
                        Linker.Option.firstVariadicArg(2));
                var descriptor = MethodHandles.lookup()
                        .findVirtual(
                                Class.forName("sun.nio.ch.SelChImpl"), "getFDVal", MethodType.methodType(int.class))
                        .asType(MethodType.methodType(int.class, SocketChannel.class));
                return System.getProperty("os.name", "").startsWith("Linux") ? new Calls(descriptor, ioctl) : null;
            } catch (ReflectiveOperationException | RuntimeException | LinkageError missing) {
                return null;
            }
        }

        int unsent(SocketChannel channel) throws IOException {
            try (var arena = Arena.ofConfined()) {
                MemorySegment count = arena.allocate(ValueLayout.JAVA_INT);
                int result = (int) ioctl.invokeExact((int) descriptor.invokeExact(channel), SIOCOUTQNSD, count);
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
    }
}
