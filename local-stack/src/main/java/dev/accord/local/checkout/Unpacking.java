package dev.accord.local.checkout;

import java.io.IOException;
import java.nio.file.Path;

/** Unpacks a service's jar, so that it lies beside the libraries it carries. */
@FunctionalInterface
public interface Unpacking {
    /**
     * @param jar that carries its libraries inside
     * @param folder that gets a jar of the same name, and its libraries; it does not exist yet
     */
    void unpack(Path jar, Path folder) throws IOException;
}
