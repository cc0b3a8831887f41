package dev.accord.gateway.memory;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;

/**
 * What sessions hold, as bytes. Only classes of Spring Security and of the JDK's values are read back: whoever can write
 * to the memory may end sessions, but not run anything here.
 */
final class Serialised {

    private static final ObjectInputFilter KNOWN =
            ObjectInputFilter.Config.createFilter("maxdepth=20;maxrefs=10000;maxbytes=262144;maxarray=65536;"
                    + "org.springframework.security.**;dev.accord.gateway.memory.*;"
                    + "java.lang.*;java.util.*;java.time.*;java.net.URL;java.net.URI;!*");

    private Serialised() {}

    static byte[] write(Object value) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        return bytes.toByteArray();
    }

    /** @throws UncheckedIOException when it is not one of ours */
    static Object read(byte[] bytes) {
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            in.setObjectInputFilter(KNOWN);
            return in.readObject();
        } catch (ClassNotFoundException unknown) {
            throw new UncheckedIOException(new InvalidClassException("unknown class"));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
