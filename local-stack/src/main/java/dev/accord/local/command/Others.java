package dev.accord.local.command;

import dev.accord.local.platform.PlatformFolder;
import dev.accord.local.platform.PlatformState;
import dev.accord.local.platform.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Platforms on other port bases, for who asked for the wrong one. */
record Others(Path root) {
    /** A sentence that names them; empty when there are none. */
    String hint(Ports asked) {
        Path all = root.resolve(".accord");
        if (!Files.isDirectory(all)) {
            return "";
        }
        List<String> bases = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(all, "[0-9]*[0-9]")) {
            for (Path folder : folders) {
                if (PlatformState.isHeld(new PlatformFolder(folder))) {
                    bases.add("--port-base " + folder.getFileName());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        bases.remove("--port-base " + asked.base());
        return bases.isEmpty() ? "" : " There is one with " + String.join(", and one with ", bases) + ".";
    }
}
