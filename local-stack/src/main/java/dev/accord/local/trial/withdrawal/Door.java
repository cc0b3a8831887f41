package dev.accord.local.trial.withdrawal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.OptionalInt;

/**
 * A way to one gateway past the recorder.
 *
 * @param gatewayPort where it leads, on this machine
 * @param bytesPerSecond how fast what comes out is taken in, by a partner with a slow line; empty: as it comes
 */
record Door(int gatewayPort, OptionalInt bytesPerSecond) {
    private static final int SLOW_BUFFER = 32 * 1024;

    static Door fast(URI gateway) {
        return new Door(gateway.getPort(), OptionalInt.empty());
    }

    static Door slow(URI gateway, int bytesPerSecond) {
        return new Door(gateway.getPort(), OptionalInt.of(bytesPerSecond));
    }

    static Door parse(String argument) {
        String[] parts = argument.split("/", 2);
        return new Door(
                Integer.parseInt(parts[0]),
                parts.length == 1 ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(parts[1])));
    }

    String argument() {
        return gatewayPort + (bytesPerSecond.isPresent() ? "/" + bytesPerSecond.getAsInt() : "");
    }

    ServerSocket open() throws IOException {
        return new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
    }

    /** With this machine's usual buffers, which are large; a slow line has small ones, which fill. */
    Socket toGateway() throws IOException {
        Socket gateway = new Socket();
        if (bytesPerSecond.isPresent()) {
            gateway.setReceiveBufferSize(SLOW_BUFFER);
        }
        gateway.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), gatewayPort));
        gateway.setTcpNoDelay(true);
        return gateway;
    }
}
